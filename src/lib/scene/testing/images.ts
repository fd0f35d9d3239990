/** Node has no `Image`: this one has come at once, 40 × 30 pixels, and is broken where its bytes say so. */
export class ImageStub {
	onload: (() => void) | null = null;
	alt = '';
	src = '';
	readonly complete = true;

	get naturalWidth(): number {
		return this.src.includes(broken) ? 0 : 40;
	}
	get naturalHeight(): number {
		return this.src.includes(broken) ? 0 : 30;
	}

	decode(): Promise<void> {
		return this.naturalWidth > 0 ? Promise.resolve() : Promise.reject(new Error('Broken'));
	}
}

/** Base64 that `ImageStub` can't decode. */
export const broken = 'iVBORw0KGgoABROK';

/** A JPEG as far as its frame: one of baseline, 40 × 30, after the markers given. */
export const jpegBytes = (colours: number, ...before: number[]): Uint8Array<ArrayBuffer> =>
	Uint8Array.from([
		...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...before],
		...[0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, colours, 1, 0x11, 0, 0xff, 0xd9]
	]);
