import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Bytes that never change, in every coding a client may ask for. */
interface Coded {
	readonly identity: Uint8Array;
	readonly br: Uint8Array;
	readonly gzip: Uint8Array;
}
type Coding = keyof Coded;

/** Immutable resources, made and compressed once, the least used ones forgotten beyond `most`. */
export function createFixed(most: number) {
	const kept = new Map<string, Promise<Coded>>();

	async function code(make: () => Uint8Array | Promise<Uint8Array>): Promise<Coded> {
		const identity = await make();
		const params = {
			[constants.BROTLI_PARAM_QUALITY]: 5,
			[constants.BROTLI_PARAM_SIZE_HINT]: identity.byteLength
		};
		const [br, gzipped] = await Promise.all([brotli(identity, { params }), zip(identity, { level: 6 })]);
		return { identity, br, gzip: gzipped };
	}

	return {
		of(key: string, make: () => Uint8Array | Promise<Uint8Array>): Promise<Coded> {
			const known = kept.get(key) ?? code(make);
			kept.delete(key);
			kept.set(key, known);
			known.catch(() => kept.delete(key));
			for (const [oldest] of kept) {
				if (kept.size <= most) break;
				kept.delete(oldest);
			}
			return known;
		}
	};
}
export type Fixed = ReturnType<typeof createFixed>;

/** The best coding that the `Accept-Encoding` header allows. */
export function codingFor(accepted: string | undefined): Coding {
	const names = new Map(
		(accepted ?? '').split(',').map((each) => {
			const [name = '', q = ''] = each
				.trim()
				.toLowerCase()
				.split(/\s*;\s*q=/);
			return [name, q === '' ? 1 : Number(q)];
		})
	);
	for (const coding of ['br', 'gzip'] as const) if ((names.get(coding) ?? 0) > 0) return coding;
	return 'identity';
}
