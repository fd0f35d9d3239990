import { beforeEach, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { takeUp } from '../hand/carry.ts';
import { layOut } from '../layout/layout.ts';
import type { Intent } from '../scene.ts';
import { board, view } from '../testing/small.ts';
import { Holding } from './holding.ts';
import { parting } from './parting.ts';
import type { BoardState } from './state.ts';

const layoutOf = (cells: Parameters<typeof board>[0]) => layOut(board(cells), view());
const a = idOf<ItemId>('a');

let told: string[];
let state: BoardState;
let hand: Holding;

beforeEach(() => {
	told = [];
	const camera = { x: 0, y: 0, z: 1 };
	state = {
		...{ carried: null, hovered: null, frame: null },
		container: { dataset: {}, style: {} },
		layout: layoutOf({ 'p s 1': 'a b' }),
		input: { mood: 'open', selected: new Set() },
		eye: { camera },
		theme: { settle: 0 },
		parting: parting(),
		schedule: { dirty: () => {}, wake: () => {} },
		tell: (intent: Intent) => told.push(intent.kind)
	} as unknown as BoardState;
	hand = new Holding(state);
	const card = state.layout.cardOf.get(a);
	if (!card) throw new Error('no such card');
	hand.lift(card, (cards) => takeUp(camera, card, { x: card.x, y: card.y }, cards));
});

test('a card that others take off the board is let go of, and the page is told', () => {
	expect(told).toEqual(['lift', 'carry']);
	state.layout = layoutOf({ 'p s 1': 'b' });
	hand.boardChanged();
	expect(state.carried).toBeNull();
	expect(told.at(-1)).toBe('put-back');
	expect(state.container.dataset).toEqual({});
});

test('a card that only stands elsewhere now stays in the hand', () => {
	state.layout = layoutOf({ 'p s 1': 'b', 'p s 2': 'a' });
	hand.boardChanged();
	expect(state.carried?.card).toBe(state.layout.cardOf.get(a));
	expect(told).toEqual(['lift', 'carry']);
});

test('on a locked board no card lifts; where the hand that reached for one lets go is told', () => {
	state.input = { mood: 'locked', selected: new Set() } as unknown as NonNullable<BoardState['input']>;
	state.layout = layoutOf({ 'p s 1': 'a b', 'p s 2': 'c' });
	state.carried = null;
	told = [];
	const [card, other] = [a, idOf<ItemId>('c')].map((id) => state.layout.cardOf.get(id));
	if (!card || !other) throw new Error('no such card');
	const reach = () =>
		hand.lift(card, (cards) => takeUp({ x: 0, y: 0, z: 1 }, card, { x: card.x, y: card.y }, cards));
	reach();
	hand.letGo({ x: card.x + 4, y: card.y + 4 });
	expect(told).toEqual(['lift']);
	reach();
	hand.letGo({ x: other.x + 4, y: other.y + 4 });
	expect(told).toEqual(['lift', 'lift', 'want']);
	hand.letGo({ x: other.x + 4, y: other.y + 4 });
	expect(told).toHaveLength(3);
	expect(state.carried).toBeNull();
});
