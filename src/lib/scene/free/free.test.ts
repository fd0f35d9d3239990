import { describe, expect, test } from 'vitest';
import type { Anchor, Hung, Mark } from '#lib/domain/free.ts';
import { idOf, type ItemId, type MarkId, type PersonId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import { board, cellOf, item, place, product, team, timebox, view } from '../testing/small.ts';
import { indexOf } from '../view/hits.ts';
import { anchorAt } from './anchors.ts';
import { alongBow } from './bows.ts';
import { markUnder } from './hits.ts';
import { outline } from './ink.ts';
import { SheetKeeper } from './keeper.ts';
import { inOrder, placeMarks } from './place.ts';

const table = board(
	{},
	{
		products: [product('p')],
		teams: [team('t')],
		timeboxes: [timebox('1'), timebox('2')],
		items: [item('a'), item('b')],
		places: [place('a', 'p t 1'), place('b', 'p t 2')]
	}
);
const layout = layOut(table, view());
const cardOf = (id: string) => {
	const box = layout.cardOf.get(idOf<ItemId>(id));
	if (!box) throw new Error(`${id} is not laid out.`);
	return box;
};
const onCard = (id: string, dx = 10, dy = 20): Anchor => ({ on: 'card', item: idOf<ItemId>(id), dx, dy });
const inCell = (fx: number, fy: number): Anchor => ({ on: 'cell', ...cellOf('p t 2'), fx, fy });
const made = { by: idOf<PersonId>('ada'), at: 1 };
const hung = (id: string, mark: Mark, anchor: Anchor): Hung => ({ id: idOf<MarkId>(id), mark, anchor });
const note: Mark = { kind: 'note', ...made, text: '', tint: 'blue', width: 100, height: 60 };
const comment = (answers: string | null, more: object = {}): Mark => ({
	...{ kind: 'comment', ...made, text: 'Why?', mentions: [] },
	answers: answers === null ? null : idOf<MarkId>(answers),
	...more
});
const laid = (...all: Hung[]) => placeMarks(layout, inOrder(all));

describe('where marks are', () => {
	test('on a card a mark keeps its place beside it, in a cell its part of it', () => {
		const { x, y } = cardOf('a');
		const place2 = layout.columns[1];
		const [first, second] = laid(hung('1', note, onCard('a')), hung('2', note, inCell(0.5, 0))).boxes;
		expect([first?.x, first?.y, first?.width]).toEqual([x + 10, y + 20, 100]);
		expect(second?.x).toBe((place2?.x ?? 0) + 0.5 * (place2?.width ?? 0));
	});

	test('what hangs on nothing that is drawn is not drawn', () => {
		const folded = layOut(table, view({ collapsed: new Set(['p']) }));
		expect(placeMarks(folded, [hung('1', note, onCard('a')), hung('2', note, inCell(0, 0))]).boxes).toEqual(
			[]
		);
		expect(laid(hung('1', note, onCard('gone'))).boxes).toEqual([]);
	});

	test('a card on its way takes its marks along', () => {
		const keeper = new SheetKeeper();
		const free = { all: new Map([[idOf<MarkId>('1'), hung('1', note, onCard('a'))]]), version: 1 };
		const before = keeper.of(layout, free, () => null).boxes[0];
		const moved = keeper.of(layout, free, () => ({ ...cardOf('a'), x: cardOf('a').x + 40 })).boxes[0];
		expect((moved?.x ?? 0) - (before?.x ?? 0)).toBe(40);
		expect(keeper.of(layout, free, () => null).boxes[0]?.x).toBe(before?.x);
	});

	test('an anchor made where something is leads back to where it is', () => {
		const index = indexOf(layout);
		const { x, y } = cardOf('b');
		const at = { x: x + 12, y: y + 9 };
		expect(anchorAt(layout, index, at)).toEqual(onCard('b', 12, 9));
		const below = { x: x + 12, y: y + cardOf('b').height + 5 };
		const anchor = anchorAt(layout, index, below);
		expect(anchor?.on).toBe('cell');
		const [box] = anchor ? laid(hung('1', note, anchor)).boxes : [];
		expect(Math.hypot((box?.x ?? 0) - below.x, (box?.y ?? 0) - below.y)).toBeLessThan(0.1);
		expect(anchorAt(layout, index, { x: -50, y: -50 })).toBeNull();
	});
});

describe('connectors', () => {
	test('run from the edge of a card to the edge of the other', () => {
		const line: Mark = { kind: 'connector', ...made, to: onCard('b'), text: '', tint: 'ink' };
		const [box] = laid(hung('1', line, onCard('a'))).boxes;
		const [a, b] = [cardOf('a'), cardOf('b')];
		expect(box?.bow?.from.x).toBeCloseTo(a.x + a.width + 3);
		expect(box?.bow?.to.x).toBeCloseTo(b.x - 3);
	});

	test('follow the card they stick to while it moves, and end at its edge all the way', () => {
		const line: Mark = { kind: 'connector', ...made, to: onCard('b'), text: '', tint: 'ink' };
		const b = { ...cardOf('b'), x: cardOf('b').x + 90, y: cardOf('b').y + 900 };
		const all = [hung('1', line, onCard('a'))];
		const [box] = placeMarks(layout, all, (id) => (id === 'b' ? b : null)).boxes;
		const to = box?.bow?.to ?? { x: NaN, y: NaN };
		expect(to.x >= b.x - 3 && to.x <= b.x + b.width + 3).toBe(true);
		expect(to.y).toBeCloseTo(b.y - 3);
	});

	test('are hit near their line only', () => {
		const line: Mark = { kind: 'connector', ...made, to: onCard('b'), text: '', tint: 'ink' };
		const sheet = laid(hung('1', line, onCard('a')));
		const bow = sheet.boxes[0]?.bow;
		const middle = bow ? alongBow(bow, 0.5) : { x: 0, y: 0 };
		expect(markUnder(sheet, middle, 1, 0)?.id).toBe('1');
		expect(markUnder(sheet, { x: middle.x, y: middle.y + 40 }, 1, 0)).toBeNull();
	});
});

describe('what lies under the hand', () => {
	test('is the uppermost: a pin before a note, ink only where it was drawn', () => {
		const ink: Mark = { kind: 'ink', ...made, tint: 'ink', width: 4, points: [0, 0, 50, 100, 0, 50] };
		const sheet = laid(
			hung('pin', comment(null), onCard('a', 40, 40)),
			hung('note', note, onCard('a', 10, 10)),
			hung('ink', ink, onCard('a', 0, 100))
		);
		const { x, y } = cardOf('a');
		expect(markUnder(sheet, { x: x + 50, y: y + 30 }, 1, 0)?.id).toBe('pin');
		expect(markUnder(sheet, { x: x + 20, y: y + 60 }, 1, 0)?.id).toBe('note');
		expect(markUnder(sheet, { x: x + 50, y: y + 101 }, 1, 0)?.id).toBe('ink');
		expect(markUnder(sheet, { x: x + 50, y: y + 112 }, 1, 0)).toBeNull();
	});
});

describe('what is counted', () => {
	test('a thread is one pin with its answers', () => {
		const sheet = laid(
			hung('1', comment(null), onCard('a')),
			hung('2', comment('1'), onCard('a')),
			hung('3', comment('1'), onCard('a'))
		);
		expect(sheet.boxes.map(({ id, count }) => [id, count])).toEqual([['1', 3]]);
	});

	test('reactions of one kind on a card are one chip, dots another', () => {
		const heart: Mark = { kind: 'reaction', ...made, glyph: 'heart' };
		const dot: Mark = { kind: 'dot', ...made, tint: 'blue' };
		const sheet = laid(
			hung('1', heart, onCard('a')),
			hung('2', heart, onCard('a', 0, 0)),
			hung('3', dot, onCard('a')),
			hung('4', dot, inCell(0.2, 0.2))
		);
		expect(sheet.chips.map(({ glyph, count, item: on }) => [glyph, count, on]).sort()).toEqual(
			[
				['dot', 1, null],
				['dot', 1, 'a'],
				['heart', 2, 'a']
			].sort()
		);
	});
});

test('a single tap of the pen is a dot of ink', () => {
	expect(outline([0, 0, 50], 8)).toMatch(/^M.*Z$/);
});

test('a highlighter’s line is as wide all along, however it was pressed', () => {
	const pressed = [0, 0, 10, 40, 0, 90, 80, 0, 20, 120, 0, 70];
	const even = outline(pressed, 24, true);
	expect(even).toBe(
		outline(
			pressed.map((each, n) => (n % 3 === 2 ? 60 : each)),
			24,
			true
		)
	);
	expect(outline(pressed, 24)).not.toBe(even);
});
