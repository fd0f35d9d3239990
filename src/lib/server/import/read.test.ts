import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test, vi } from 'vitest';
import { readSheet } from './read.ts';
import { mostBytes, mostColumns, type Separator, type Sheet } from './sheet.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function sheet(file: string | Uint8Array): Sheet {
	const read = readSheet(typeof file === 'string' ? bytes(file) : file);
	if (!read.ok) throw new Error(read.error);
	return read.value;
}
const cells = (file: string | Uint8Array) => sheet(file).rows.map((row) => row.cells);
const named = (file: string) =>
	sheet(file).problems.map(({ line, severity, reason }) => [line, severity, reason]);

function utf16(text: string, big: boolean): Uint8Array {
	const bytes = new Uint8Array(text.length * 2 + 2);
	const view = new DataView(bytes.buffer);
	view.setUint16(0, 0xfeff, !big);
	for (let at = 0; at < text.length; at++) view.setUint16(at * 2 + 2, text.charCodeAt(at), !big);
	return bytes;
}

test('quotes, commas and line breaks in fields are read, and rows know the line they begin at', () => {
	const { rows } = sheet('key,title\nA-1,"Say ""hello"",\nthen go"\nA-2,plain\n');
	expect(rows).toEqual([
		{ line: 2, cells: ['A-1', 'Say "hello",\nthen go'] },
		{ line: 4, cells: ['A-2', 'plain'] }
	]);
});

test.each([',', ';', '\t', '|'] as const)('a file separated by %j is read', (separator) => {
	const text = `key${separator}title\nA-1${separator}"one, two; three"\n`;
	expect(sheet(text)).toMatchObject({ separator, rows: [{ line: 2, cells: ['A-1', 'one, two; three'] }] });
});

test('lists inside fields do not make `;` the separator', () => {
	expect(sheet('key,products\nA-1,a;b;c;d\nA-2,e;f;g;h\n').separator).toBe(',');
});

test("Excel's first line `sep=;` names the separator and is no row", () => {
	expect(sheet('sep=;\r\nkey;title\r\nA-1;one, two\r\n')).toMatchObject({
		separator: ';',
		headers: ['key', 'title'],
		rows: [{ line: 3, cells: ['A-1', 'one, two'] }]
	});
});

test('a byte order mark is no part of the first header', () => {
	expect(sheet('\uFEFFkey,title\nA-1,x\n').headers).toEqual(['key', 'title']);
});

test('UTF-8, UTF-16 of both kinds and Windows-1252 are told apart', () => {
	const text = 'key,title\nA-1,Größe naïve ½\n';
	const cp1252 = Uint8Array.of(...bytes('key,title\nA-1,'), 0x93, 0xdf, 0x94, 0x80, 0x0a);
	expect([sheet(text).encoding, cells(text)]).toEqual(['UTF-8', [['A-1', 'Größe naïve ½']]]);
	expect([sheet(utf16(text, false)).encoding, cells(utf16(text, false))]).toEqual([
		'UTF-16',
		[['A-1', 'Größe naïve ½']]
	]);
	expect(cells(utf16(text, true))).toEqual([['A-1', 'Größe naïve ½']]);
	expect([sheet(cp1252).encoding, cells(cp1252)]).toEqual(['Windows-1252', [['A-1', '“ß”€']]]);
});

test.each(['\n', '\r\n', '\r'])('line breaks %j are line breaks', (end) => {
	expect(sheet(`key,title${end}A-1,x${end}${end}A-2,y`).rows).toEqual([
		{ line: 2, cells: ['A-1', 'x'] },
		{ line: 4, cells: ['A-2', 'y'] }
	]);
});

test('a quotation mark that is never closed costs its own row and no other', () => {
	const file = 'key,title\nA-1,x\nA-2,"open\nA-3,y\nA-4,"z"\nA-5,"open again\nA-6,w\n';
	expect(cells(file).map(([key]) => key)).toEqual(['A-1', 'A-3', 'A-4', 'A-6']);
	expect(named(file)).toEqual([
		[3, 'row-left-out', 'A quotation mark is opened here and not closed'],
		[6, 'row-left-out', 'A quotation mark is opened here and not closed']
	]);
});

test('quotation marks that are not doubled are read as meant, and pointed out', () => {
	const file = 'key,title\nA-1,"He said "no" twice"\nA-2,x\n';
	expect(cells(file)).toEqual([
		['A-1', 'He said "no" twice'],
		['A-2', 'x']
	]);
	expect(named(file)).toEqual([[2, 'note', 'Quotation marks inside a field are not doubled']]);
});

test('rows with another number of columns are left out by line; a spreadsheet’s empty columns are none', () => {
	const file = 'key,title,team\nA-1,x,y\nA-2,x\nA-3,x,y,z\nA-4,x,y,,\n';
	expect(cells(file).map(([key]) => key)).toEqual(['A-1', 'A-4']);
	expect(named(file)).toEqual([
		[3, 'row-left-out', 'The row has 2 columns where the headers name 3'],
		[4, 'row-left-out', 'The row has 4 columns where the headers name 3']
	]);
});

test('two columns of one name stay two columns, and an unnamed one gets a name', () => {
	const file = 'key,Sprint,Sprint,,x\nA-1,1,2,3,4\n';
	expect(sheet(file).headers).toEqual(['key', 'Sprint', 'Sprint (2)', 'Column 4', 'x']);
	expect(named(file)).toEqual([
		[1, 'note', 'Two columns are headed “Sprint”: the later one is called “Sprint (2)” here']
	]);
});

test('a name that looks like the number of another is nobody else’s', () => {
	expect(sheet('x,x (2),x,x,x (2)\n1,2,3,4,5\n').headers).toEqual([
		'x',
		'x (2)',
		'x (3)',
		'x (4)',
		'x (2) (2)'
	]);
});

test('as many columns of one name as there may be are told apart, without looking through all for each', () => {
	const looks = vi.spyOn(Array.prototype, 'includes');
	const { headers } = sheet(`${Array(mostColumns).fill('x'.repeat(60)).join(',')}\n1\n`);
	const looked = looks.mock.calls.length;
	looks.mockRestore();
	expect(new Set(headers).size).toBe(mostColumns);
	expect(headers.at(-1)).toBe(`${'x'.repeat(60)} (${mostColumns})`);
	expect(looked).toBeLessThan(10 * mostColumns);
});

test.each([
	['an empty file', new Uint8Array(), 'The file is empty.'],
	['blank lines', bytes(' \n\n'), 'The file is empty.'],
	['an Excel workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0), /Excel workbook/],
	['a PDF', bytes('%PDF-1.7'), /PDF/],
	['a program', Uint8Array.of(0x7f, 0x45, 0, 1, 2), /not a text file/],
	['a file of more than 10 MB', new Uint8Array(mostBytes + 1).fill(97), 'The file is larger than 10 MB.'],
	[
		'5,000 columns',
		bytes(`${'a,'.repeat(4999)}b\n`),
		'The first line names 5000 columns; at most 1000 can be imported.'
	],
	[
		'20,001 rows',
		bytes(`key\n${'a\n'.repeat(20_001)}`),
		'The file has 20001 rows; at most 20000 can be imported.'
	]
])('%s is refused with a sentence', (_what, file, sentence) => {
	expect(readSheet(file)).toEqual({ ok: false, error: expect.stringMatching(sentence) as string });
});

test('a file made of nothing but open quotation marks comes to an end', () => {
	const read = readSheet(bytes(`key,title\n${'a,"b\n'.repeat(19_000)}`));
	expect(read.ok && read.value.problems.at(-1)?.reason).toMatch(/nothing from here on is read|not closed/);
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((each) => each.replace(/[\0\r\uFEFF]/g, ''));

test('whatever a CSV writer writes is read back, in every separator', () => {
	const rows = fc.array(fc.tuple(fc.constant('k'), text, text), { minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(
			rows,
			fc.constantFrom<Separator>(',', ';', '\t', '|'),
			fc.constantFrom('\n', '\r\n'),
			(body, delimiter, newline) => {
				const written = Papa.unparse([['key', 'a', 'b'], ...body], { delimiter, newline });
				const { rows: read, separator, problems } = sheet(written);
				expect({ separator, problems }).toEqual({ separator: delimiter, problems: [] });
				expect(read.map((row) => row.cells)).toEqual(body);
				const lines = written.replace(/\r\n/g, '\n').split('\n');
				for (const { line } of read) expect(lines[line - 1]?.startsWith('k')).toBe(true);
			}
		),
		{ seed: 7, numRuns: 300 }
	);
});

test('no bytes at all make it throw', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
			expect(typeof readSheet(file).ok).toBe('boolean');
		}),
		{ seed: 8, numRuns: 500 }
	);
});
