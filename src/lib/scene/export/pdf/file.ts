import { bytesOf, packed, utf16 } from './bytes.ts';

/** A PDF being written: numbered objects one after the other, and where each begins. (ISO 32000-1, 7.5.) */
export class PdfFile {
	readonly #parts: Uint8Array<ArrayBuffer>[] = [];
	readonly #starts: number[] = [];
	#size = 0;

	constructor() {
		// Four bytes above 127 say to whoever copies it that this is no text.
		this.#put(bytesOf('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'));
	}

	/** The number of an object that is written later. */
	reserve(): number {
		return this.#starts.push(-1);
	}

	write(id: number, body: string): void {
		this.#starts[id - 1] = this.#size;
		this.#put(bytesOf(`${String(id)} 0 obj\n${body}\nendobj\n`));
	}

	add(body: string): number {
		const id = this.reserve();
		this.write(id, body);
		return id;
	}

	/** An object with bytes of its own, packed; `more` is what its dictionary says besides. */
	async stream(bytes: Uint8Array<ArrayBuffer>, more = ''): Promise<number> {
		return this.asIs(await packed(bytes), `/Filter /FlateDecode ${more}`);
	}

	/** The same with bytes that `more` says how to unpack. */
	asIs(bytes: Uint8Array<ArrayBuffer>, more: string): number {
		const id = this.reserve();
		this.#starts[id - 1] = this.#size;
		const dictionary = `<< /Length ${String(bytes.length)} ${more} >>`;
		this.#put(bytesOf(`${String(id)} 0 obj\n${dictionary}\nstream\n`));
		this.#put(bytes);
		this.#put(bytesOf('\nendstream\nendobj\n'));
		return id;
	}

	/** The whole file. */
	end(root: number, info: number): readonly Uint8Array<ArrayBuffer>[] {
		const from = this.#size;
		const lines = this.#starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`);
		const count = String(this.#starts.length + 1);
		const trailer = `<< /Size ${count} /Root ${String(root)} 0 R /Info ${String(info)} 0 R >>`;
		this.#put(
			bytesOf(
				`xref\n0 ${count}\n0000000000 65535 f \n${lines.join('')}trailer\n${trailer}\nstartxref\n${String(from)}\n%%EOF\n`
			)
		);
		return this.#parts;
	}

	#put(bytes: Uint8Array<ArrayBuffer>): void {
		this.#parts.push(bytes);
		this.#size += bytes.length;
	}
}

/** How one object speaks of another. */
export const ref = (id: number): string => `${String(id)} 0 R`;

/** A text of the file's own (its title), in any script. */
export const textString = (text: string): string => `<feff${utf16(text.toWellFormed())}>`;

/** `D:20260609T…` as a PDF tells a moment, UTC. */
export const dateString = (at: number): string =>
	`(D:${new Date(at).toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z)`;
