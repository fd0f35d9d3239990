import { describe, expect, test, vi } from 'vitest';
import type { Table } from '#lib/domain/table.ts';
import { Recorder } from '../export/recorder.ts';
import { filling } from '../export/pages.ts';
import { laid, seenFrom } from '../export/region.ts';
import type { TextLine } from '../export/sink.ts';
import { layOut } from '../layout/layout.ts';
import { headsFor } from '../layout/measures.ts';
import { halfWide, inputOf, laidOut, PathStub } from '../testing/export.ts';
import { board, item, place, product, team, timebox } from '../testing/small.ts';
import { plainTheme as theme } from '../testing/theme.ts';
import { paintBoard } from './board.ts';
import type { Picture } from './picture.ts';

const names = ['apiserver', 'kubelet', 'scheduler', 'proxy', 'kubectl', 'components via client-go library'];

/** A few full lanes and many with one card: `teams` in each of the first two. */
function many(lanes: number, teams: number, fifth = names[5]): Table {
	const two = (n: number): string => String(n).padStart(2, '0');
	const cells = Array.from({ length: lanes }, (_, n) =>
		n < 2
			? Array.from({ length: teams * 60 }, (_, k) => `p${two(n)} t${two(k % teams)} ${String(k % 12)}`)
			: [`p${two(n)} t00 ${String(n % 12)}`]
	).flat();
	return board(
		{},
		{
			products: Array.from({ length: lanes }, (_, n) =>
				product(`p${two(n)}`, { name: (n === 5 ? fifth : names[n]) ?? `product ${String(n)}` })
			),
			teams: Array.from({ length: teams }, (_, n) => team(`t${two(n)}`)),
			timeboxes: Array.from({ length: 12 }, (_, n) => timebox(String(n), { rank: two(n) })),
			items: cells.map((_, n) => item(`i${String(n)}`)),
			places: cells.map((cell, n) => place(`i${String(n)}`, cell))
		}
	);
}

/** Everything that is written in a picture. */
function writtenIn(picture: Picture): TextLine[] {
	vi.stubGlobal('Path2D', PathStub);
	const lines: TextLine[] = [];
	const nothing = (): void => {};
	const sink = {
		save: nothing,
		restore: nothing,
		clip: nothing,
		fill: nothing,
		stroke: nothing,
		image: nothing
	};
	const text = halfWide();
	const ctx = new Recorder({ ...sink, text: (line) => void lines.push(line) }, text);
	paintBoard({ ctx, theme, text }, picture);
	return lines;
}

const screen = { width: 1280, height: 640 } as const;

function onWall(table: Table): TextLine[] {
	const input = inputOf(table, { fills: true, mood: 'watching' });
	const heads = headsFor(screen);
	const room = { width: screen.width - heads.width, height: screen.height - heads.height };
	const layout = layOut(table, { ...input, room });
	const z = Math.min(1, room.width / layout.width, room.height / layout.height);
	const camera = { x: -heads.width / z, y: -heads.height / z, z };
	return writtenIn(seenFrom(laid(layout, input), camera, screen));
}

/** How high a line of letters is. */
const ends = ({ y, size }: TextLine): { readonly top: number; readonly low: number } => ({
	top: y - 0.72 * size,
	low: y + 0.2 * size
});

const said = (lines: readonly TextLine[], name: string): TextLine | undefined =>
	lines.find(({ text }) => text === name);

describe('a wall', () => {
	test.each([
		[8, 40],
		[16, 20],
		[40, 5]
	])('of %i lanes names every one of them, and no name stands on another', (lanes, teams) => {
		const written = onWall(many(lanes, teams)).filter(({ x, y }) => x < 236 && y > 48);
		const heads = Array.from({ length: lanes }, (_, n) => names[n] ?? `product ${String(n)}`)
			.filter((name) => name !== names[5])
			.map((name) => said(written, name));
		expect(heads).not.toContain(undefined);
		const places = heads.flatMap((line) => (line ? [ends(line)] : [])).toSorted((a, b) => a.top - b.top);
		for (const [n, { top }] of places.entries())
			expect(top).toBeGreaterThanOrEqual((places[n - 1]?.low ?? 0) - 0.01);
		for (const line of heads) expect(line?.size).toBeGreaterThanOrEqual(11);
	});

	test('says a name too long for one line in two', () => {
		const long = 'everything that the gateway in front of the clinics asks for';
		for (const lanes of [12, 20]) {
			const written = onWall(many(lanes, 40, long));
			expect(said(written, long)).toBeUndefined();
			expect(written.map(({ text }) => text).join(' ')).toContain('everything that the gateway');
			expect(written.map(({ text }) => text).join(' ')).toContain('of the clinics');
		}
	});

	test('is written for the whole room where lanes have room for it, a long name smaller than the others', () => {
		const sizeOf = (lanes: number, name: string): number => said(onWall(many(lanes, 40)), name)?.size ?? 0;
		expect([sizeOf(8, 'kubelet'), sizeOf(40, 'kubelet')]).toEqual([16, 11]);
		expect(sizeOf(8, 'components via client-go library')).toBe(11);
	});
});

test('turned over, a team’s lane of one row is named too while hands have the board before them', () => {
	const table = board({ 'p s 1': 'a', 'q t 2': 'b' });
	const { layout, index, input } = laidOut(table, { groupBy: 'team' });
	const z = 0.45;
	const camera = { x: -236 / z, y: -48 / z, z };
	const written = writtenIn(seenFrom({ layout, index, input }, camera, screen));
	for (const name of ['Team s', 'Product p', 'Team t', 'Product q'])
		expect(said(written, name), name).toBeDefined();
});

test('on one page every number has its place to itself, whole, and every lane its name', () => {
	const { picture, scale } = filling(laidOut(many(30, 12)));
	expect(picture.detail).toBe('heat');
	const written = writtenIn(picture);
	for (let n = 0; n < 30; n++)
		if (n !== 5) expect(said(written, names[n] ?? `product ${String(n)}`)?.size).toBeGreaterThanOrEqual(11);
	expect(scale).toBe(1);
	const { layout, camera } = picture;
	const places = layout.lanes
		.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])))
		.map(({ x, y, width, height }) => ({
			left: (x - camera.x) * camera.z,
			top: (y - camera.y) * camera.z,
			right: (x + width - camera.x) * camera.z,
			low: (y + height - camera.y) * camera.z
		}));
	const counts = written.filter(
		({ text, align, x, y }) => /^\d+$/.test(text) && align === 'center' && x > 236 && y > 48
	);
	expect(counts.length).toBeGreaterThan(20);
	for (const count of counts) {
		const { top, low } = ends(count);
		const at = places.find(
			(each) => count.x > each.left && count.x < each.right && top >= each.top && low <= each.low
		);
		expect(at, `${count.text} at ${String(count.x)}, ${String(count.y)}`).toBeDefined();
		expect(count.width).toBeLessThanOrEqual((at?.right ?? 0) - (at?.left ?? 0));
	}
});
