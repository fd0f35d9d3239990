import type { Result } from '#lib/domain/result.ts';
import type { Encoding } from './sheet.ts';

/** How files that are no text begin, and what to say of them. */
const strangers: readonly (readonly [readonly number[], string])[] = [
	[
		[0x50, 0x4b, 0x03, 0x04],
		'This is an Excel workbook or a zip file. Save the sheet as CSV and choose that file.'
	],
	[[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Excel workbook. Save the sheet as CSV and choose that file.'],
	[[0x25, 0x50, 0x44, 0x46], 'This is a PDF. Export the backlog as CSV and choose that file.']
];

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
	mark.every((byte, at) => bytes[at] === byte);

/**
 * The text of a file: by its byte order mark, else UTF-8 where every byte fits it, else Windows-1252, which is what
 * Excel writes on an English or Western European system. The error is a sentence for the person importing.
 */
export function decodeText(bytes: Uint8Array): Result<{ encoding: Encoding; text: string }, string> {
	for (const [mark, because] of strangers) if (begins(bytes, mark)) return { ok: false, error: because };
	const { encoding, text } = read(bytes);
	if (text.includes('\0')) return { ok: false, error: 'This is not a text file. Export the backlog as CSV.' };
	return { ok: true, value: { encoding, text } };
}

function read(bytes: Uint8Array): { encoding: Encoding; text: string } {
	if (begins(bytes, [0xff, 0xfe])) return { encoding: 'UTF-16', text: decode('utf-16le', bytes) };
	if (begins(bytes, [0xfe, 0xff])) return { encoding: 'UTF-16', text: decode('utf-16be', bytes) };
	try {
		return { encoding: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return { encoding: 'Windows-1252', text: decode('windows-1252', bytes) };
	}
}

const decode = (label: string, bytes: Uint8Array): string => new TextDecoder(label).decode(bytes);
