import { short } from '../numbers.ts';
import type { PlacedImage } from '../sink.ts';
import { bytesOf } from './bytes.ts';
import { ref, type PdfFile } from './file.ts';
import { readJpeg } from './jpeg.ts';

/** Pixels as a canvas gives them: four bytes each. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	readonly pixels: Uint8ClampedArray;
}

/** Decodes a picture. */
export type PixelsOf = (image: HTMLImageElement) => Pixels;

/** The pictures of a PDF, each written once: a plain JPEG as it came, any other by its pixels. (ISO 32000-1, 8.9.) */
export class Pictures {
	readonly #file: PdfFile;
	readonly #pixels: PixelsOf;
	/** By their `data:` address. */
	readonly #known = new Map<string, number>();
	readonly #ids: number[] = [];

	constructor(file: PdfFile, pixels: PixelsOf) {
		this.#file = file;
		this.#pixels = pixels;
	}

	/** As the resources of a page name them: `/P7 7 0 R`. */
	get names(): string {
		return this.#ids.map((id) => `/P${String(id)} ${ref(id)}`).join(' ');
	}

	/** The operators that put a picture on a page whose lines count from the top. */
	async put({ image, x, y, width, height }: PlacedImage): Promise<string> {
		const id = this.#known.get(image.src) ?? (await this.#written(image));
		this.#known.set(image.src, id);
		return `q ${short(width)} 0 0 ${short(-height)} ${short(x)} ${short(y + height)} cm /P${String(id)} Do Q`;
	}

	/** Writes pixels, with a mask for what is see-through in them. */
	async ofPixels({ width, height, pixels }: Pixels): Promise<number> {
		const colours = new Uint8Array(width * height * 3);
		const cover = new Uint8Array(width * height);
		for (let n = 0; n < cover.length; n++) {
			colours.set(pixels.subarray(4 * n, 4 * n + 3), 3 * n);
			cover[n] = pixels[4 * n + 3] ?? 0;
		}
		const size = sized(width, height);
		const solid = cover.every((part) => part === 255);
		const mask = solid ? null : await this.#file.stream(cover, `${size} /ColorSpace /DeviceGray`);
		const masked = mask === null ? '' : ` /SMask ${ref(mask)}`;
		return this.#named(await this.#file.stream(colours, `${size} /ColorSpace /DeviceRGB${masked}`));
	}

	async #written(image: HTMLImageElement): Promise<number> {
		const [, base64] = /^data:image\/jpeg;base64,(.*)$/.exec(image.src) ?? [];
		const bytes = base64 === undefined ? null : bytesOf(atob(base64));
		const jpeg = bytes && readJpeg(bytes);
		if (!bytes || !jpeg) return this.ofPixels(this.#pixels(image));
		const colours = jpeg.colours === 1 ? '/DeviceGray' : '/DeviceRGB';
		return this.#named(
			this.#file.asIs(bytes, `/Filter /DCTDecode ${sized(jpeg.width, jpeg.height)} /ColorSpace ${colours}`)
		);
	}

	#named(id: number): number {
		this.#ids.push(id);
		return id;
	}
}

const sized = (width: number, height: number): string =>
	`/Type /XObject /Subtype /Image /Width ${String(width)} /Height ${String(height)} /BitsPerComponent 8`;
