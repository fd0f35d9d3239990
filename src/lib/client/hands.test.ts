import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeTouch } from '#lib/document/presence.ts';
import { handColour } from '#lib/domain/colour.ts';
import { idOf, type ItemId, type ProductId, type TeamId, type TimeboxId } from '#lib/domain/ids.ts';
import { emptyTable, type RecordChange, write } from '#lib/domain/table.ts';
import { ofThoseHere, otherHands, Pointer, withHands } from './hands.ts';

const table = emptyTable();
const record = (kind: string, id: string) =>
	({ kind, id, was: null, now: { id, rank: 'a0' } }) as RecordChange;
write(table, [record('products', 'p'), record('teams', 't'), record('timeboxes', 'x')], 1);
const spot = {
	product: idOf<ProductId>('p'),
	team: idOf<TeamId>('t'),
	timebox: idOf<TimeboxId>('x'),
	fx: 1,
	fy: 0
};
const cell = { product: 0, team: 0, timebox: 0, fx: 255, fy: 0 };
const card = idOf<ItemId>('card');
const at = (where: typeof spot | null, carrying: ItemId | null = null) => ({
	spot: where,
	carrying,
	laser: false
});
const present = (who: number, person: string) => ({ who, person, name: person, seat: 'observer' });

describe('other people’s hands', () => {
	test('keep what they carry until they say otherwise', () => {
		const carrying = withHands(new Map(), [{ who: 1, cell, carrying: card }]);
		const further = withHands(carrying, [{ who: 1, cell: { ...cell, fx: 0 } }]);
		expect(further.get(1)).toMatchObject({ carrying: card, cell: { fx: 0 } });
		expect(withHands(further, [{ who: 1, cell, carrying: null }]).get(1)?.carrying).toBeNull();
	});

	test('say with what they carry how much goes with it', () => {
		const others = [idOf<ItemId>('one'), idOf<ItemId>('two')];
		const known = withHands(new Map(), [{ who: 1, cell, carrying: card, others }]);
		const further = withHands(known, [{ who: 1, cell: { ...cell, fx: 0 } }]);
		expect(otherHands(table, further, [present(1, 'ann')], null)[0]?.others).toEqual(others);
		const alone = withHands(further, [{ who: 1, cell, carrying: card }]);
		expect(otherHands(table, alone, [present(1, 'ann')], null)[0]?.others).toBeUndefined();
	});

	test('are shown for whoever is here and over the board, never one’s own', () => {
		const hands = withHands(new Map(), [
			{ who: 1, cell, carrying: card },
			{ who: 2, cell: null },
			{ who: 3, cell }
		]);
		const here = [present(1, 'ann'), present(2, 'bob'), present(3, 'me')];
		expect(otherHands(table, hands, here, 'me')).toEqual([
			{ who: 1, colour: handColour('ann'), name: 'ann', seat: 'observer', spot, carrying: card, laser: false }
		]);
	});

	test('look as before when somebody comes back under another number', () => {
		const at = (who: number) =>
			otherHands(table, withHands(new Map(), [{ who, cell }]), [present(who, 'ann')], null);
		expect(at(7)[0]?.colour).toBe(at(1)[0]?.colour);
	});

	test('go with whoever leaves', () => {
		const hands = withHands(new Map(), [
			{ who: 1, cell },
			{ who: 2, cell }
		]);
		expect([...ofThoseHere(hands, [present(2, 'bob')]).keys()]).toEqual([2]);
	});
});

describe('this seat’s hand', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test('is sent at once, then at most every 50 ms, and its last place always', () => {
		const sent: Uint8Array[] = [];
		const pointer = new Pointer(table, (bytes) => sent.push(bytes) > 0);
		for (let fx = 0; fx <= 1; fx += 0.1) pointer.at(at({ ...spot, fx }));
		expect(sent).toHaveLength(1);
		vi.advanceTimersByTime(50);
		expect(sent).toHaveLength(2);
		pointer.at(at(null));
		vi.advanceTimersByTime(500);
		expect(sent).toHaveLength(3);
		pointer.close();
	});

	test('says what it carries when that changes, and again to a server that forgot', () => {
		const sent: number[] = [];
		const pointer = new Pointer(table, (bytes) => sent.push(bytes.byteLength) > 0);
		const move = () => {
			pointer.at(at(spot, card));
			vi.advanceTimersByTime(50);
		};
		move();
		move();
		pointer.forgotten();
		move();
		const [full = 0, brief = 0, again = 0] = sent;
		expect(brief).toBeLessThan(full);
		expect(again).toBe(full);
		pointer.close();
	});

	test('says that it carries nothing to a server that may hold what was dropped while the wire was cut', () => {
		const sent: Uint8Array[] = [];
		const pointer = new Pointer(table, (bytes) => sent.push(bytes) > 0);
		pointer.forgotten();
		pointer.at(at(spot));
		expect(sent).toEqual([encodeTouch({ cell, carrying: null })]);
		pointer.close();
	});
});
