import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');

/** The custom properties of the block that begins at `selector`. */
function block(selector: string): Map<string, string> {
	const from = css.indexOf(`${selector} {`);
	const text = css.slice(from, css.indexOf('}', from));
	return new Map(
		[...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value])
	);
}

const light = block(':root');
const dark = new Map([...light, ...block("[data-theme='dark']")]);

/** WCAG 2.2 contrast of two `#rrggbb`. */
function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
	return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
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

	test('borders that mean something stand out (3)', () => {
		expect(ratio('--line-strong', '--card')).toBeGreaterThanOrEqual(3);
	});
});

test('dark is the same whether chosen or asked for by the machine', () => {
	expect(block(':root:not([data-theme])')).toEqual(block("[data-theme='dark']"));
});

test('hands bear their names in white (4.5)', () => {
	for (let n = 0; n < 12; n++)
		expect(contrast(light.get(`--hand-${n}`) ?? '', '#ffffff'), String(n)).toBeGreaterThanOrEqual(4.5);
});

describe('in a person’s own colours', () => {
	const forced = block('@media (forced-colors: active) {\n\t:root,\n\t:root[data-theme]');

	test('hairlines are mixed of text and ground: GrayText says that something can’t be had, and is loud in many', () => {
		expect(forced.get('--line')).toBe('color-mix(in srgb, CanvasText 25%, Canvas)');
		expect([...forced.values()]).not.toContain('GrayText');
	});

	test('nothing but those is named, and every surface is one of them', () => {
		const system =
			/^(Canvas|CanvasText|Highlight|HighlightText|color-mix\(in srgb, CanvasText 25%, Canvas\))$/;
		for (const [name, value] of forced) expect(value, name).toMatch(system);
		for (const ground of ['--card', '--lane', '--head', '--today']) expect(forced.get(ground)).toBe('Canvas');
	});
});
