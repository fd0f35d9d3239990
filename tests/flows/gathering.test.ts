import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepInMemory } from '../../src/lib/client/keep.ts';
import { idOf, type ProposalId } from '../../src/lib/domain/ids.ts';
import { items, move, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { openBoard, openSession, type Caller, type House, type People } from './house.ts';
import { later, nextSession, sitLive, standUp, unplug, until } from './live.ts';

/** Changes put together before anybody is asked: a trade others see being made, and a what-if that nobody sees. */

const { a1, a2, a3 } = items;
const { spring, undated } = timeboxes;

let house: House;
let people: People;
let { ada, sam } = {} as People;
const live = (caller: Caller, keep = keepInMemory()) => sitLive(house, caller, { keep });

beforeEach(async () => {
	({ house, people } = await openBoard({ farewell: 5_000 }));
	({ ada, sam } = people);
	await openSession(house, people.fay);
});
afterEach(async () => {
	await standUp();
	await house.leave();
});

describe('a trade in the making', () => {
	test('is seen by others as it is being made, and no longer where something is taken out of it', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		two.live.trade.add(later());
		two.live.trade.add(later(a2));
		await until(() => expect(one.live.ghosts.map(({ item }) => item).sort()).toEqual([a1, a2]));
		expect(one.live.table.proposals.size).toBe(0);
		const first = two.live.trade.now?.changes.find((change) => 'item' in change && change.item === a1);
		if (!first) throw new Error('nothing gathered');
		two.live.trade.takeOut(first);
		await until(() =>
			expect(one.live.ghosts.map(({ item, state }) => [item, state])).toEqual([[a2, 'making']])
		);
		two.live.trade.end();
		await until(() => expect(one.live.ghosts).toEqual([]));
	});

	test('takes the place of the proposal it changes, and stands by itself where that is closed by then', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		const outcome = (id: string | null) =>
			id === null ? null : one.live.table.proposals.get(idOf<ProposalId>(id))?.outcome.kind;
		const first = two.live.propose(later());
		for (const { live } of [one, two])
			await until(() => expect(live.table.proposals.get(idOf<ProposalId>(first))?.outcome.kind).toBe('open'));
		two.live.trade.begin([...later(), ...later(a2)], { amends: idOf<ProposalId>(first) });
		const second = two.live.proposeCollected(two.live.trade);
		await until(() => expect([outcome(first), outcome(second)]).toEqual(['superseded', 'open']));
		await until(() =>
			expect(two.live.table.proposals.get(idOf<ProposalId>(first))?.outcome.kind).toBe('superseded')
		);
		two.live.trade.begin(later(a2), { amends: idOf<ProposalId>(first), answers: idOf<ProposalId>(first) });
		const third = two.live.proposeCollected(two.live.trade);
		await until(() => expect([outcome(second), outcome(third)]).toEqual(['open', 'open']));
	});

	test('is asked for as one proposal, under the id by which its moves were known', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		two.live.trade.add(later());
		two.live.trade.add([move(a3, { timebox: spring })]);
		two.live.trade.say({ because: ' Only if both. ' });
		const id = two.live.trade.now?.id;
		expect(two.live.proposeCollected(two.live.trade)).toBe(id);
		expect(two.live.trade.now).toBeNull();
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual([id]));
		const proposal = id === undefined ? undefined : one.live.table.proposals.get(id);
		expect(proposal?.changes).toHaveLength(2);
		await until(() => expect(one.live.ghosts.map(({ state }) => state)).toEqual(['proposed', 'proposed']));
		await until(() => expect(two.live.drafts).toEqual([]));
		const words = proposal?.because ?? null;
		await until(() => expect(words && one.live.words(words)).toBe('Only if both.'));
	});

	test('made without the server waits in the outbox, and is judged when it is back', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		await unplug(two);
		two.live.trade.add(later());
		two.live.trade.add(later(a2));
		const id = two.live.proposeCollected(two.live.trade);
		expect(two.live.outbox).toMatchObject([{ id, state: 'waiting' }]);
		two.cable.mend();
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual([id]));
	});

	test('is kept over a reload and over a lock, and goes on being shown', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		two.live.trade.add(later());
		await until(() => expect(one.live.ghosts).toHaveLength(1));
		await two.live.close();
		await nextSession(house, people);
		const again = await live(sam, two.keep);
		expect(again.live.trade.now?.changes).toEqual(later());
		await until(() => expect(one.live.ghosts).toMatchObject([{ item: a1, state: 'making' }]));
		const id = again.live.proposeCollected(again.live.trade);
		await until(() => expect([...one.live.table.proposals.keys()]).toEqual([id]));
	});

	test('that comes to nothing is not asked for', async () => {
		const two = await live(sam);
		expect(two.live.proposeCollected(two.live.trade)).toBeNull();
		two.live.trade.add(later());
		two.live.trade.add([move(a1)]);
		expect(two.live.trade.now?.changes).toEqual([]);
		expect(two.live.proposeCollected(two.live.trade)).toBeNull();
	});
});

describe('a what-if', () => {
	test('leaves nothing anywhere but in its author’s browser', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		two.live.whatIf.add(later());
		expect(two.live.whatIf.imagined?.places.get(a1)?.timebox).toBe('summer');
		expect(two.live.table.places.get(a1)?.timebox).toBe('spring');
		two.live.propose(later(a2));
		await until(() => expect(one.live.table.proposals.size).toBe(1));
		expect(one.live.ghosts.map(({ item }) => item)).toEqual([a2]);
		expect(two.live.drafts.filter(({ item }) => item === a1)).toEqual([]);
	});

	test('takes its steps back one by one', async () => {
		const two = await live(sam);
		two.live.whatIf.add(later());
		two.live.whatIf.add(later(a2));
		two.live.whatIf.undo();
		expect(two.live.whatIf.now?.changes).toEqual(later());
		two.live.whatIf.undo();
		expect([two.live.whatIf.now?.changes, two.live.whatIf.canUndo]).toEqual([[], false]);
	});

	test('follows the board, and says what the board has overtaken', async () => {
		const [one, two] = [await live(ada), await live(sam)];
		two.live.whatIf.add([move(a1, { timebox: undated })]);
		one.live.propose(later());
		await until(() => expect([...two.live.whatIf.overtaken.values()]).toMatchObject([{ kind: 'moved' }]));
		one.live.propose(later(a2));
		await until(() => expect(two.live.whatIf.imagined?.places.get(a2)?.timebox).toBe('summer'));
	});
});

test('what drifted from the agreed board is known to every seat', async () => {
	const [one, two] = [await live(ada), await live(sam)];
	expect(two.live.drift).toEqual([]);
	one.live.propose(later());
	await until(() => expect(two.live.drift).toMatchObject([{ kind: 'moved', item: a1 }]));
	await nextSession(house, people);
	await until(() => expect(two.live.drift).toEqual([]));
});
