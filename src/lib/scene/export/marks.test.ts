import { expect, test, vi } from 'vitest';
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
