import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Item } from '#lib/domain/board.ts';
import { paintBoard } from '../paint/board.ts';
import type { SceneInput } from '../scene.ts';
import { halfWide, laidOut, PathStub } from '../testing/export.ts';
import { board, ghost, item, needs, timebox } from '../testing/small.ts';
import { plainTheme as theme } from '../testing/theme.ts';
import { paintSlowly } from './paint-slowly.ts';
import { Recorder } from './recorder.ts';
import { pictureOf, wholeOf } from './region.ts';
import { SvgSink } from './svg.ts';
import { readXml, type Element } from '../../../../tests/fixtures/xml.ts';

beforeAll(() => void vi.stubGlobal('Path2D', PathStub));

const titled = (title: string) =>
	board(
		{ 'p s 1': 'a b', 'q t 2': 'c' },
		{ items: [item('a', { title }), item('b'), item('c')], links: [needs('b', 'c')] }
	);

function drawn(table: ReturnType<typeof board>, rest: Partial<SceneInput> = {}): string {
	const laid = laidOut(table, rest);
	const sink = new SvgSink();
	const text = halfWide();
	const picture = pictureOf(laid, wholeOf(laid.layout), 1);
	paintBoard({ ctx: new Recorder(sink, text), theme, text }, picture);
	return sink.written({ ...picture.viewport, title: 'A board', says: '', font: 'Inter', faces: '' }).join('');
}

/** Every text of a picture, as a reader of XML understands it. */
const textsOf = (svg: string): string[] => {
	const texts: string[] = [];
	const walk = (element: Element): void => {
		if (element.name === 'text') texts.push(element.text);
		for (const child of element.children) walk(child);
	};
	walk(readXml(svg));
	return texts;
};

describe('a board as SVG', () => {
	test('is well formed and tells every card by key and title, once', () => {
		const texts = textsOf(drawn(titled('Retry failed payouts')));
		for (const said of ['A', 'B', 'C', 'Item b', 'Item c', 'Product p', 'Team t'])
			expect(
				texts.filter((text) => text === said),
				said
			).toHaveLength(1);
		expect(texts).toContain('Retry failed payouts');
	});

	test('calls a card without a title so, more quietly than a title', () => {
		const svg = drawn(titled(' \u200b'));
		expect(textsOf(svg).filter((text) => text === 'Untitled')).toHaveLength(1);
		const inkOf = (text: string) =>
			new RegExp(`fill="([^"]+)"[^>]*>(?:<tspan[^>]*>)?${text}<`).exec(svg)?.[1];
		expect([inkOf('Untitled'), inkOf('Item b')]).toEqual([theme.ink3, theme.ink]);
	});

	test('tells a promised date that is missed by a sign, not by its colour alone', () => {
		const live = { customer: 'Mercy', date: '2026-05-28' };
		const shown = (ends: string) =>
			textsOf(
				drawn(board({ 'p s 1': 'a' }, { items: [item('a', { live })], timeboxes: [timebox('1', { ends })] }))
			);
		expect(shown('2026-05-20')).toContain('28 May');
		expect(shown('2026-06-20')).toContain('28 May !');
	});

	test('tells a proposed card beside the agreed one, its rivals by letters', () => {
		const ghosts = [ghost('g', 'a', 'p s 3'), ghost('h', 'a', 'q t 3')];
		const texts = textsOf(drawn(titled('One'), { ghosts }));
		expect(texts.filter((text) => text === 'One')).toHaveLength(3);
		expect(texts).toEqual(expect.arrayContaining(['DR', 'A', 'B']));
	});

	test.each([
		['a script', '<script>alert(1)</script>'],
		['the end of a section', 'a ]]> b'],
		['entities', '&lt; & "quoted" \u0027single\u0027'],
		['a comment and an instruction', '<!-- --> <?x ?>']
	])('keeps a title with %s as it is, and runs nothing', (_name, title) => {
		const svg = drawn(titled(title));
		const words = textsOf(svg).join(' ');
		for (const word of title.split(' ').filter((each) => each.length < 12)) expect(words).toContain(word);
		expect(svg).not.toContain('<script');
	});

	test.each([
		['control characters', 'a\u0000b\u0008c\u001fd'],
		['half a pair at the end', 'ab\ud83d'],
		['half a pair in the middle', 'a\udc00b'],
		['what XML knows no way to write', 'a\uffffb\ufffe']
	])('replaces %s', (_name, title) => {
		const svg = drawn(titled(title));
		expect(() => readXml(svg)).not.toThrow();
		expect(textsOf(svg).some((text) => text.includes('\ufffd'))).toBe(true);
	});

	test('is no larger for a title of 10,000 letters than for one of two lines', () => {
		const long = drawn(titled('word '.repeat(2000)));
		expect(long.length - drawn(titled('word '.repeat(20))).length).toBeLessThan(200);
		expect(textsOf(long).some((text) => text.endsWith('…'))).toBe(true);
	});

	test('of an empty board is a picture too', () => {
		const empty = board({}, { products: [], teams: [], timeboxes: [], items: [], places: [] });
		expect(textsOf(drawn(empty))).toContain('0 lanes · 0 items');
		expect(textsOf(drawn(board({})))).toEqual(expect.arrayContaining(['2 lanes · 0 items']));
	});

	test('is the same when the painting takes breaths', async () => {
		const items: Item[] = Array.from({ length: 600 }, (_, n) => item(`i${String(n)}`));
		const table = board({ 'p s 1': items.map(({ id }) => id).join(' ') }, { items });
		const laid = laidOut(table);
		const picture = pictureOf(laid, wholeOf(laid.layout), 1);
		const text = halfWide();
		const [whole, slowly] = [new SvgSink(), new SvgSink()];
		paintBoard({ ctx: new Recorder(whole, text), theme, text }, picture);
		const told: number[] = [];
		await paintSlowly(
			{ ctx: new Recorder(slowly, text), theme, text },
			picture,
			() => Promise.resolve(),
			(done) => told.push(done)
		);
		const frame = { ...picture.viewport, title: '', says: '', font: '', faces: '' };
		// Cards come in another order, in groups of their own; none lies over another.
		const marks = (sink: SvgSink) =>
			sink
				.written(frame)
				.join('')
				.split('\n')
				.filter((line) => !/^<\/?g\b/.test(line))
				.toSorted();
		expect(marks(slowly)).toEqual(marks(whole));
		expect(told).toEqual(told.toSorted((a, b) => a - b));
		expect(told.at(-1)).toBe(1);
	});
});
