import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { halfWide, laidOut, PathStub } from '../../testing/export.ts';
import { readPdf } from '../../../../../tests/fixtures/pdf.ts';
import { ImageStub, jpegBytes } from '../../testing/images.ts';
import { board, item } from '../../testing/small.ts';
import { plainTheme as theme } from '../../testing/theme.ts';
import { sheetsOf } from '../pages.ts';
import { Recorder } from '../recorder.ts';
import { wholeOf, type Laid } from '../region.ts';
import { drawSheet, type Stamp } from '../sheet.ts';
import { PdfDocument } from './document.ts';
import type { BringFace } from './faces.ts';
import type { PrintLine } from './letters.ts';
import { PdfSink } from './sink.ts';

beforeAll(() => void vi.stubGlobal('Path2D', PathStub));

const stamp: Stamp = {
	board: 'Kubernetes enhancements',
	session: 'MetaScrum 31',
	state: 'Locked · agreed board v30',
	hash: 'ab'.repeat(32),
	made: '9 Jun 2026, 10:00',
	at: Date.UTC(2026, 5, 9)
};

const brought: string[] = [];
const bring: BringFace = async (weight, script) => {
	brought.push(script);
	const name = `@fontsource/inter/files/inter-${script}-${String(weight)}-normal.woff`;
	const { buffer, byteOffset, byteLength } = await readFile(createRequire(import.meta.url).resolve(name));
	return buffer.slice(byteOffset, byteOffset + byteLength);
};

/** A print of four pixels, and what was asked to be printed. */
const printed: string[] = [];
const print: PrintLine = ({ text }) => {
	printed.push(text);
	return { width: 2, height: 2, pixels: new Uint8ClampedArray(16).fill(128), scale: 1, before: 0, below: 0 };
};

/** These boards bear no pictures. */
const noPixels = (): never => {
	throw new Error('There is no picture here.');
};

async function pdfOf(laid: Laid) {
	const pdf = new PdfDocument(bring, print, noPixels);
	const sheets = sheetsOf(laid, wholeOf(laid.layout));
	const text = halfWide();
	for (const [n, sheet] of sheets.entries()) {
		const sink = new PdfSink();
		const brush = { ctx: new Recorder(sink, text), theme, text };
		await drawSheet(brush, sheet, stamp, { page: n + 1, of: sheets.length }, () => Promise.resolve());
		await pdf.add(sink, { width: 1190, height: 842 }, { left: 0, top: 0, scale: 0.5 });
	}
	const blob = await pdf.end('Kubernetes · Ümläute', stamp.at);
	return { read: readPdf(Buffer.from(await blob.arrayBuffer())), sheets };
}

const titled = (...titles: string[]): Laid => {
	const items = titles.map((title, n) => item(`i${String(n)}`, { title }));
	return laidOut(board({ 'p s 1': items.map(({ id }) => id).join(' ') }, { items }));
};

describe('a board as PDF', () => {
	test('has a page for each sheet, each with heads of its own and a foot', async () => {
		const { read, sheets } = await pdfOf(
			titled(...Array.from({ length: 120 }, (_, n) => `Number ${String(n)}`))
		);
		expect(read.begins).toBe('%PDF-1.7');
		expect(read.title).toBe('Kubernetes · Ümläute');
		expect(sheets.length).toBeGreaterThan(1);
		expect(read.pages).toHaveLength(sheets.length);
		for (const [n, page] of read.pages.entries()) {
			expect(page).toEqual(expect.arrayContaining(['Product p', 'Team s', '1']));
			const foot = page.join(' ');
			expect(foot).toContain('Kubernetes enhancements · MetaScrum 31');
			expect(foot).toContain(`Locked · agreed board v30 · SHA-256 ${'ab'.repeat(32)}`);
			expect(foot).toContain(`Page ${String(n + 1)} of ${String(sheets.length)}`);
		}
		const all = read.pages.flat();
		for (let n = 0; n < 120; n++) expect(all.filter((text) => text === `I${String(n)}`)).toHaveLength(1);
	});

	test('embeds what Inter can say, by script, and brings nothing else', async () => {
		brought.length = 0;
		const { read } = await pdfOf(titled('Größe Übersicht', 'Задачи Řízení', 'Ελληνικά'));
		expect(read.pages[0]).toEqual(expect.arrayContaining(['Größe Übersicht', 'Задачи Řízení', 'Ελληνικά']));
		expect(new Set(brought)).toEqual(new Set(['latin', 'latin-ext', 'cyrillic', 'greek']));
	});

	test('prints what Inter has no letters for, and lets it be found all the same', async () => {
		printed.length = 0;
		const { read } = await pdfOf(titled('支払いの再試行', 'Ship 🚀 now', 'e\u0301te\u0323\u0301'));
		expect(printed).toEqual(expect.arrayContaining(['支払いの再試行', 'Ship 🚀 now']));
		expect(read.pages[0]).toEqual(expect.arrayContaining(['支払いの再試行', 'Ship 🚀 now']));
	});

	test('holds right-to-left words in the order in which they stand', async () => {
		const { read } = await pdfOf(titled('ab שלום cd'));
		expect(read.pages[0]).toContain('ab םולש cd');
	});

	test.each(['<< /Type >> endobj', ') Tj ET', 'half \ud83d', '\u0000\u0007'])(
		'is not broken by the title %j',
		async (title) => {
			const { read } = await pdfOf(titled(title));
			expect(read.pages).toHaveLength(1);
			expect(read.pages[0]).toContain('I0');
		}
	);
});

test('pictures are embedded once each: a JPEG as it came, any other by its pixels with what is see-through', async () => {
	const jpeg = Buffer.from(jpegBytes(3));
	const decoded: string[] = [];
	const pdf = new PdfDocument(bring, print, ({ src }) => {
		decoded.push(src);
		return { width: 1, height: 2, pixels: Uint8ClampedArray.from([10, 20, 30, 255, 40, 50, 60, 128]) };
	});
	const sink = new PdfSink();
	const [photo, png] = [
		`data:image/jpeg;base64,${jpeg.toString('base64')}`,
		'data:image/png;base64,iVBORw0K'
	];
	for (const src of [photo, png, png]) {
		const image = Object.assign(new ImageStub(), { src }) as unknown as HTMLImageElement;
		sink.image({ image, x: 5, y: 7, width: 40, height: 30, alpha: 1 });
	}
	await pdf.add(sink, { width: 100, height: 100 }, { left: 0, top: 0, scale: 1 });
	const { images, operators } = readPdf(Buffer.from(await (await pdf.end('', 0)).arrayBuffer()));
	expect(decoded).toEqual([png]);
	expect(images).toHaveLength(3);
	expect(images[0]?.says).toContain('/DCTDecode');
	expect(images[0]?.bytes).toEqual(jpeg);
	expect(images[1]?.says).toContain('/DeviceGray');
	expect(images[1]?.bytes).toEqual(Buffer.from([255, 128]));
	expect(images[2]?.says).toMatch(/\/DeviceRGB \/SMask \d+ 0 R/);
	expect(images[2]?.bytes).toEqual(Buffer.from([10, 20, 30, 40, 50, 60]));
	// Its lower edge lies at 7 + 30 from the top, and it stands upright though the page counts downwards.
	expect(operators[0]?.match(/40 0 0 -30 5 37 cm \/P\d+ Do/g)).toHaveLength(3);
});
