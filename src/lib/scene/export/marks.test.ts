import { describe, expect, test, vi } from 'vitest';
import type { MarkKind } from '#lib/domain/free.ts';
import { idOf, type ItemId, type PersonId } from '#lib/domain/ids.ts';
import { hungOf, markOf } from '#lib/domain/testing/marks.ts';
import { readXml, type Element } from '../../../../tests/fixtures/xml.ts';
import { paintBoard } from '../paint/board.ts';
import { halfWide, laidOut, PathStub } from '../testing/export.ts';
import { board } from '../testing/small.ts';
import { plainTheme as theme } from '../testing/theme.ts';
import { PdfSink } from './pdf/sink.ts';
import { Recorder } from './recorder.ts';
import { pictureOf, wholeOf } from './region.ts';
import { SvgSink } from './svg.ts';

const kinds: readonly MarkKind[] = [
	...(['note', 'text', 'shape', 'ink', 'connector', 'comment', 'reaction', 'dot', 'image'] as const)
];

const countOf = ({ children }: Element): number =>
	children.reduce((sum, child) => sum + countOf(child), children.length);

/** A board with marks on its one card, as a picture writes it. */
function drawn(marked: readonly MarkKind[]): Element {
	vi.stubGlobal('Path2D', PathStub);
	const anchor = { on: 'card', item: idOf<ItemId>('a'), dx: 10, dy: 10 } as const;
	const all = marked.map((kind, n) => hungOf(`m${String(n)}`, markOf(kind, idOf<PersonId>('ada')), anchor));
	const free = { all: new Map(all.map((hung) => [hung.id, hung])), version: 1 };
	const laid = laidOut(board({ 'p s 1': 'a b' }), { free });
	const text = halfWide();
	const picture = pictureOf(laid, wholeOf(laid.layout), 1);
	const sink = new SvgSink();
	paintBoard({ ctx: new Recorder(sink, text), theme, text }, picture);
	paintBoard({ ctx: new Recorder(new PdfSink(), text), theme, text }, picture);
	const frame = { ...picture.viewport, title: '', says: '', font: '', faces: '' };
	return readXml(sink.written(frame).join(''));
}

test.each(kinds.filter((kind) => kind !== 'connector'))(
	'a mark that is a %s is in the picture too',
	(kind) => {
		expect(countOf(drawn([kind]))).toBeGreaterThan(countOf(drawn([])));
	}
);

test('marks of all kinds together make one picture', () => {
	expect(drawn(kinds).text).toContain('A note');
});

describe('a highlighter’s line', () => {
	vi.stubGlobal('Path2D', PathStub);
	const points = [0, 0, 50, 60, 0, 50, 120, 0, 50];
	const line = hungOf(
		'm',
		markOf('ink', idOf<PersonId>('ada'), { points, width: 24, seeThrough: true, tint: 'yellow' }),
		{
			...{ on: 'card', item: idOf<ItemId>('a'), dx: 10, dy: 10 }
		}
	);
	const laid = laidOut(board({ 'p s 1': 'a b' }), { free: { all: new Map([[line.id, line]]), version: 1 } });
	const picture = pictureOf(laid, wholeOf(laid.layout), 1);
	const text = halfWide();

	test('goes into the words in SVG: nothing around it keeps it from what lies under it, and it is cut off all the same', () => {
		const sink = new SvgSink();
		paintBoard({ ctx: new Recorder(sink, text), theme, text }, picture);
		const frame = { ...picture.viewport, title: '', says: '', font: '', faces: '' };
		const root = readXml(sink.written(frame).join(''));
		/** From the root down to every line in the highlighter's colour. */
		const ways = (element: Element): Element[][] => [
			...(element.attributes.get('fill') === theme.marks.yellow ? [[element]] : []),
			...element.children.flatMap((child) => ways(child).map((way) => [element, ...way]))
		];
		const all = ways(root);
		expect(all).toHaveLength(1);
		const groups = (all[0] ?? []).slice(1, -1).map(({ attributes }) => attributes);
		expect([...(groups[0] ?? [])]).toEqual([['style', 'mix-blend-mode:multiply']]);
		expect(groups.slice(1).map((each) => [...each.keys()])).toContainEqual(['clip-path']);
		// What comes after it is cut off as what came before it.
		expect(root.children.some(({ attributes }) => attributes.has('clip-path'))).toBe(true);
	});

	test('goes into the words in a PDF, and what comes after it lies over them again', () => {
		const sink = new PdfSink();
		paintBoard({ ctx: new Recorder(sink, text), theme, text }, picture);
		expect(sink.states.get('Multiply100')).toBe('/ca 1 /CA 1 /BM /Multiply');
		const at = sink.written.indexOf('/Multiply100 gs');
		expect(at).toBeGreaterThan(0);
		expect(sink.written.slice(at).find((each) => each === '/Normal100 gs' || each === 'Q')).toBeDefined();
	});

	test('is laid thinly over them where a person’s own colours hold', () => {
		const sink = new PdfSink();
		const forced = { ...theme, blend: 'source-over' } as const;
		paintBoard({ ctx: new Recorder(sink, text), theme: forced, text }, picture);
		expect([...sink.states.keys()]).toContain('Normal32');
		expect([...sink.states.keys()]).not.toContain('Multiply100');
	});
});
