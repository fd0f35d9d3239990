import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Recorder } from '../export/recorder.ts';
import { seenFrom } from '../export/region.ts';
import type { Sink, TextLine } from '../export/sink.ts';
import { headsFor } from '../layout/measures.ts';
import type { SceneInput } from '../scene.ts';
import { halfWide, laidOut, PathStub } from '../testing/export.ts';
import { board, product, team } from '../testing/small.ts';
import { plainTheme as theme } from '../testing/theme.ts';
import { menuIn } from '../view/head-menu.ts';
import { rectOfHead } from '../view/whereabouts.ts';
import { paintLaneHeads } from './lane-heads.ts';

const name = 'Interoperability and exchange';
const table = board(
	{ 'p s 1': Array.from({ length: 30 }, (_, n) => `a${String(n)}`).join(' '), 'q s 1': 'e' },
	{ products: [product('p', { name }), product('q', { name })], teams: [team('s', { name })] }
);
const phone = { width: 390, height: 700 };
const camera = (z: number) => ({ x: -headsFor(phone).width / z, y: -headsFor(phone).height / z, z });

/** What is written on the lane heads of a phone, the menus included, and where the menus are. */
function heads(z: number, menus: NonNullable<SceneInput['menus']>, collapsed: string[] = [], of = table) {
	const laid = laidOut(of, { collapsed: new Set(collapsed) });
	const picture = { ...seenFrom(laid, camera(z), phone), input: { ...laid.input, menus } };
	const lines: TextLine[] = [];
	const none = () => {};
	const sink: Sink = {
		...{ save: none, restore: none, clip: none, fill: none, stroke: none, image: none },
		text: (line) => lines.push(line)
	};
	const text = halfWide();
	paintLaneHeads({ ctx: new Recorder(sink, text), theme, text }, picture);
	const boxes = laid.layout.lanes.flatMap(({ id }) => {
		const head = rectOfHead(laid.layout, picture.camera, phone, id);
		return (head && menuIn(head, z, menus)) ?? [];
	});
	// Upright on the spine is another matter.
	return { boxes, lines: lines.filter(({ angle, y }) => angle === 0 && y > picture.heads.height) };
}

const spanOf = ({ x, width, align }: TextLine) =>
	align === 'right' ? [x - width, x] : align === 'center' ? [x - width / 2, x + width / 2] : [x, x + width];

describe('on the heads of lanes', () => {
	beforeAll(() => void vi.stubGlobal('Path2D', PathStub));

	for (const [what, z, collapsed] of [
		['near', 1, []],
		['from further away', 0.4, []],
		['from afar', 0.2, []],
		['folded', 0.8, ['p', 'q']]
	] as const)
		test(`what is written ends before the menu: ${what}`, () => {
			for (const by of ['mouse', 'finger'] as const) {
				const { boxes, lines } = heads(z, by, [...collapsed]);
				if (by === 'mouse') expect(boxes.length).toBeGreaterThan(0);
				const covered = lines.filter((line) => {
					const [from = 0, to = 0] = spanOf(line);
					// Capitals stand on the base line, 0.72 of the size high.
					const [top, foot] = [line.y - 0.72 * line.size, line.y];
					return boxes.some(
						(box) => from < box.x + box.width && to > box.x && top < box.y + box.height && foot > box.y
					);
				});
				expect(covered.map(({ text }) => text)).toEqual([]);
			}
		});

	test('a name that is cut says so, and has all the room where there is no menu', () => {
		const named = (menus: 'finger' | 'none') =>
			heads(1, menus).lines.filter(({ text }) => text.startsWith('Inter'));
		const [first] = named('finger');
		expect(first?.text).toMatch(/…$/);
		expect(first?.text.length).toBeLessThan(named('none')[0]?.text.length ?? 0);
	});

	test('a name too long for one line goes on in a second, also after a hyphen, and beside a menu too', () => {
		const long = board({ 'p s 1': 'a b c' }, { teams: [team('s', { name: 'sig-api-machinery' })] });
		for (const menus of ['finger', 'none'] as const) {
			const names = heads(1, menus, [], long).lines.filter(({ size }) => size === 12);
			expect(names.slice(0, 2).map(({ text }) => text)).toEqual(['sig-api-', 'machinery']);
		}
	});
});
