import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** RFC 8785 (JCS): the one text of a JSON value. Throws on what JSON can't say (undefined, NaN, lone surrogates). */
export function canonical(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return quoted(value);
	if (Number.isFinite(value)) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value === 'object') return members(value);
	throw new TypeError(`Not JSON: ${typeof value}`);
}

/** Members sort by their names' UTF-16 code units, which is how JavaScript compares strings. */
function members(value: object): string {
	const named = value as Readonly<Record<string, unknown>>;
	let text = '{';
	for (const name of Object.keys(value).sort()) {
		if (text.length > 1) text += ',';
		text += `${quoted(name)}:${canonical(named[name])}`;
	}
	return `${text}}`;
}

function quoted(text: string): string {
	if (!text.isWellFormed()) throw new TypeError('Not Unicode: half of a surrogate pair');
	return JSON.stringify(text);
}

const utf8 = new TextEncoder();

/** SHA-256 in lower-case hex; text is hashed as UTF-8. */
export const sha256 = (input: string | Uint8Array): string =>
	bytesToHex(digest(typeof input === 'string' ? utf8.encode(input) : input));

/** Whether two JSON values say the same, whatever the order of their members. */
export const isEqual = (a: unknown, b: unknown): boolean =>
	a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));
