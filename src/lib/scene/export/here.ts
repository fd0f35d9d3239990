import { fontOf } from '../paint/brush.ts';
import { textBook, type TextBook } from '../paint/text.ts';
import { readTheme, type Theme } from '../theme.ts';
import { scriptsOf, type BringFace, type Script } from './pdf/faces.ts';
import type { PrintLine } from './pdf/letters.ts';
import type { PixelsOf } from './pdf/pictures.ts';

/** What an export asks of the browser it runs in. */

const single = import.meta.glob<string>(
	'../../../../node_modules/@fontsource/inter/files/inter-*-[4567]00-normal.woff',
	{
		query: '?url',
		import: 'default',
		eager: true
	}
);
const variable = import.meta.glob<string>(
	'../../../../node_modules/@fontsource-variable/inter/files/inter-*-wght-normal.woff2',
	{ query: '?url', import: 'default', eager: true }
);

async function bring(files: Readonly<Record<string, string>>, name: string): Promise<ArrayBuffer> {
	const url = Object.entries(files).find(([path]) => path.endsWith(`/${name}`))?.[1];
	const answer = url === undefined ? null : await fetch(url);
	if (!answer?.ok) throw new Error(`The letters ${name} did not come.`);
	return answer.arrayBuffer();
}

export const bringFace: BringFace = (weight, script) =>
	bring(single, `inter-${script}-${String(weight)}-normal.woff`);

const ranges: Readonly<Record<Script, string>> = {
	latin:
		'U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
	'latin-ext':
		'U+100-130,U+132-151,U+154-2BA,U+2BD-2C5,U+2C7-2CC,U+2CE-2D7,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
	vietnamese: 'U+1EA0-1EF1,U+300-301,U+303-304,U+308-309,U+323,U+329',
	greek: 'U+370-3FF',
	'greek-ext': 'U+1F00-1FFF',
	cyrillic: 'U+400-45F,U+490-491,U+4B0-4B1,U+2116',
	'cyrillic-ext': 'U+460-48F,U+492-4AF,U+4B2-52F'
};

/** `@font-face` rules with the letters that `texts` need, so that a picture looks the same wherever it is opened. */
export async function facesFor(texts: Iterable<string>): Promise<string> {
	const needed = new Set<Script>(['latin']);
	for (const text of texts)
		for (const letter of text)
			for (const script of scriptsOf(letter.codePointAt(0) ?? 0).slice(0, 2)) needed.add(script);
	const rules = [...needed].map(async (script) => {
		const file = new Uint8Array(await bring(variable, `inter-${script}-wght-normal.woff2`));
		const source = `src:url(data:font/woff2;base64,${base64(file)}) format("woff2")`;
		return `@font-face{font-family:"Inter Variable";font-weight:100 900;${source};unicode-range:${ranges[script]}}`;
	});
	return (await Promise.all(rules)).join('');
}

function base64(bytes: Uint8Array): string {
	const pieces: string[] = [];
	for (let at = 0; at < bytes.length; at += 8190)
		pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8190)));
	return btoa(pieces.join(''));
}

/** A canvas to measure and to set letters on. */
function plainCanvas(width = 1, height = 1): CanvasRenderingContext2D {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const ctx = canvas.getContext('2d', { willReadFrequently: true });
	if (!ctx) throw new Error('This browser gives no 2D canvas.');
	return ctx;
}

/** A book of texts as the screen measures them, once its letters are there. */
export async function bookHere(theme: Theme): Promise<TextBook> {
	await Promise.allSettled(
		[400, 500, 600, 700].map((weight) => document.fonts.load(fontOf(theme, 12, weight)))
	);
	return textBook(plainCanvas());
}

/** The colours of light or dark, whatever the page shows now. */
export function themeHere(dark: boolean): Theme {
	const element = document.createElement('div');
	element.dataset['theme'] = dark ? 'dark' : 'light';
	element.hidden = true;
	document.body.append(element);
	const theme = readTheme(element);
	element.remove();
	return theme;
}

/** Four times as fine as the picture: sharp on paper. */
const fine = 4;

export const printHere: PrintLine = (line) => {
	const size = line.size * fine;
	const edge = Math.ceil(size * 0.35);
	const width = Math.ceil(line.width * fine) + 2 * edge;
	const height = Math.ceil(size * 1.7);
	if (width < 1 || width > 16_000 || height < 1) return null;
	const ctx = plainCanvas(width, height);
	ctx.font = `${String(line.weight)} ${String(size)}px ${line.family}`;
	ctx.fillStyle = line.colour;
	ctx.fillText(line.text, edge, height - edge - size * 0.1);
	const { data } = ctx.getImageData(0, 0, width, height);
	return { width, height, pixels: data, scale: fine, before: edge, below: edge + size * 0.1 };
};

/** More pixels on a side than this no picture is printed with: a few kilobytes may unpack to gigabytes. */
const finest = 2400;

export const pixelsHere: PixelsOf = (image) => {
	const scale = Math.min(1, finest / Math.max(image.naturalWidth, image.naturalHeight));
	const side = (length: number): number => Math.max(1, Math.round(length * scale));
	const [width, height] = [side(image.naturalWidth), side(image.naturalHeight)];
	const ctx = plainCanvas(width, height);
	ctx.drawImage(image, 0, 0, width, height);
	return { width, height, pixels: ctx.getImageData(0, 0, width, height).data };
};
