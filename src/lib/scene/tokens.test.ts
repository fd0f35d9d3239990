import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = ['../tokens.css', '../highlighter.css']
	.map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
	.join('\n');

/** The custom properties of the blocks that begin at `selector`. */
function block(selector: string): Map<string, string> {
	const blocks = css.split(`\n${selector} {`).slice(1);
	return new Map(
		blocks.flatMap((text) =>
			[...text.slice(0, text.indexOf('}')).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
				([, name = '', value = '']) => [name, value] as const
			)
		)
	);
}

const light = block(':root');
const dark = new Map([...light, ...block("[data-theme='dark']")]);

/** WCAG 2.2 contrast of two `#rrggbb`. */
function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
	return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** `#rrggbb` after another went into it, as canvas, SVG and PDF do it (Compositing and Blending, 10.1). */
function blended(how: string, colour: string, ground: string): string {
	const into = {
		multiply: (b: number, s: number) => b * s,
		'color-dodge': (b: number, s: number) => Math.min(1, b / (1 - s))
	}[how];
	if (!into) throw new Error(`Nobody said how ${how} blends.`);
	const part = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
	const parts = [1, 3, 5].map((at) => Math.round(255 * into(part(ground, at), part(colour, at))));
	return `#${parts.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe.each([
	['light', light],
	['dark', dark]
] as const)('in the %s theme', (_name, tokens) => {
	const ratio = (a: string, b: string): number => contrast(tokens.get(a) ?? '', tokens.get(b) ?? '');

	test.each(['--ink', '--ink-2', '--ink-3', '--accent', '--danger', '--warn', '--ok', '--proposal'])(
		'%s can be read on every surface (4.5)',
		(ink) => {
			for (const ground of ['--card', '--head', '--lane-alt', '--today', '--past-lane', '--what-if-lane'])
				expect(ratio(ink, ground), ground).toBeGreaterThanOrEqual(4.5);
		}
	);

	test.each(['yellow', 'blue', 'coral', 'green', 'violet', 'ink'])(
		'a note of tint %s can be read (4.5), and a line of it stands out (3)',
		(tint) => {
			expect(ratio('--ink', `--tint-${tint}`)).toBeGreaterThanOrEqual(4.5);
			expect(ratio('--ink-2', `--tint-${tint}`)).toBeGreaterThanOrEqual(4.5);
			for (const ground of ['--card', '--lane', '--today', '--past-lane'])
				expect(ratio(tint === 'ink' ? '--ink' : `--stroke-${tint}`, ground), ground).toBeGreaterThanOrEqual(
					3
				);
		}
	);

	test.each(['accent', 'danger', 'warn', 'ok'])('text on %s can be read (4.5)', (name) => {
		expect(ratio(`--on-${name}`, `--${name}`)).toBeGreaterThanOrEqual(4.5);
	});

	test.each([0, 1, 2, 3, 4, 5, 6, 7])(
		'product %i stands out from a card (3) and its text from it (4.5)',
		(n) => {
			expect(ratio(`--product-${n}`, '--card')).toBeGreaterThanOrEqual(3);
			expect(ratio(`--on-product-${n}`, `--product-${n}`)).toBeGreaterThanOrEqual(4.5);
		}
	);

	test.each(['yellow', 'blue', 'coral', 'green', 'violet', 'ink'])(
		'words under a highlighter of tint %s can be read on a card and a lane (4.5)',
		(tint) => {
			const marked = (name: string): string =>
				blended(tokens.get('--blend') ?? '', tokens.get(`--mark-${tint}`) ?? '', tokens.get(name) ?? '');
			for (const ground of ['--card', '--lane'])
				for (const ink of [
					'--ink',
					'--ink-2',
					'--ink-3',
					'--accent',
					'--danger',
					'--warn',
					'--ok',
					'--proposal'
				])
					expect(contrast(marked(ink), marked(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
		}
	);

	test('borders that mean something stand out (3)', () => {
		expect(ratio('--line-strong', '--card')).toBeGreaterThanOrEqual(3);
	});
});

test('hands bear their names in white (4.5)', () => {
	for (let n = 0; n < 12; n++)
		expect(contrast(light.get(`--hand-${n}`) ?? '', '#ffffff'), String(n)).toBeGreaterThanOrEqual(4.5);
});

describe('in a person’s own colours', () => {
	const forced = block('@media (forced-colors: active) {\n\t:root,\n\t:root[data-theme]');

	test('a highlighter lies thinly over the words, for in a black ground it would vanish', () => {
		expect(forced.get('--blend')).toBe('source-over');
	});

	test('hairlines are mixed of text and ground: GrayText says that something can’t be had, and is loud in many', () => {
		expect(forced.get('--line')).toBe('color-mix(in srgb, CanvasText 25%, Canvas)');
		expect([...forced.values()]).not.toContain('GrayText');
	});

	test('nothing but those is named, and every surface is one of them', () => {
		const system =
			/^(Canvas|CanvasText|Highlight|HighlightText|color-mix\(in srgb, CanvasText 25%, Canvas\))$/;
		for (const [name, value] of forced) if (name !== '--blend') expect(value, name).toMatch(system);
		for (const ground of ['--card', '--lane', '--head', '--today']) expect(forced.get(ground)).toBe('Canvas');
	});
});
