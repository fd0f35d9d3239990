import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import { board, ghost, view } from '../testing/small.ts';
import { toScreen } from '../view/camera.ts';
import { indexOf } from '../view/hits.ts';
import { chosenBy, rectOfFrame } from './frame.ts';

const layout = layOut(board({ 'p s 1': 'a b c' }), view({ ghosts: [ghost('x', 'a', 'p s 1')] }));
const index = indexOf(layout);
const camera = { x: -236, y: -48, z: 0.5 };
const none = new Set<ItemId>();
const cardOf = (id: string) => {
	const card = layout.cardOf.get(idOf<ItemId>(id));
	if (!card) throw new Error(`${id} is not on the board.`);
	return card;
};
const [a, c] = [cardOf('a'), cardOf('c')];
/** From inside card a to inside card c: b lies between. */
const frame = {
	from: { x: a.x + 5, y: a.y + 5 },
	at: toScreen(camera, { x: c.x + 5, y: c.y + 5 }),
	add: false
};

describe('a frame', () => {
	test('chooses the cards it touches, and no ghosts', () => {
		expect([...chosenBy(frame, index, camera, none)].sort()).toEqual(['a', 'c']);
		const all = { ...frame, from: { x: -100, y: -100 }, at: { x: 4000, y: 4000 } };
		expect([...chosenBy(all, index, camera, none)].sort()).toEqual(['a', 'b', 'c']);
	});

	test('adds to what is selected only where that was asked', () => {
		const before = new Set([idOf<ItemId>('z')]);
		expect(chosenBy(frame, index, camera, before)).not.toContain('z');
		expect(chosenBy({ ...frame, add: true }, index, camera, before)).toContain('z');
	});

	test('is the same whichever corner it was begun at', () => {
		const back = { from: { x: c.x + 5, y: c.y + 5 }, at: toScreen(camera, { x: a.x + 5, y: a.y + 5 }) };
		expect(rectOfFrame(camera, back)).toEqual(rectOfFrame(camera, frame));
	});

	test('stays on its cards while the board moves', () => {
		const moved = { ...camera, y: camera.y + 200 };
		expect(rectOfFrame(moved, frame)).toMatchObject({ x: Math.min(a.x, c.x) + 5, y: a.y + 5 });
	});
});
