import { describe, expect, test } from 'vitest';
import {
	type ActId,
	idOf,
	type ItemId,
	type ProductId,
	type SessionId,
	type TeamId,
	type TimeboxId
} from '#lib/domain/ids.ts';
import {
	added,
	type AskedProposal,
	marked,
	nextToSend,
	nothingOnItsWay,
	ofOtherSessions,
	type Outgoing,
	putAside,
	returned,
	sentences,
	without
} from './outbox.ts';

const session = idOf<SessionId>('s30');
const to = {
	product: idOf<ProductId>('p'),
	team: idOf<TeamId>('t'),
	timebox: idOf<TimeboxId>('x'),
	after: null
};
const moving = (...items: string[]): AskedProposal => ({
	kind: 'propose',
	changes: items.map((item) => ({ kind: 'move', item: idOf<ItemId>(item), to })),
	because: null,
	cause: null
});
/** An outbox holding one proposal an argument, each over the items named: `'a b'` moves two. */
const outboxOf = (...moves: string[]): readonly Outgoing[] =>
	moves.reduce<readonly Outgoing[]>(
		(outbox, items, n) => added(outbox, { id: act(n + 1), session, at: 0, act: moving(...items.split(' ')) }),
		[]
	);
const act = (n: number): ActId => idOf<ActId>(`act${n}`);
const nothing = (): boolean => false;
const states = (outbox: readonly Outgoing[]): string[] => outbox.map(({ state }) => state);

describe('the outbox', () => {
	test('is sent in the order it was made', () => {
		const outbox = outboxOf('a', 'b');
		expect(nextToSend(outbox)?.id).toBe(act(1));
		expect(nextToSend(without(outbox, act(1)))?.id).toBe(act(2));
	});

	test('takes the same id once', () => {
		const outbox = outboxOf('a');
		expect(added(outbox, { id: act(1), session, at: 0, act: moving('b') })).toBe(outbox);
	});

	test('sends again what a closed tab left on its way', () => {
		const outbox = marked(outboxOf('a', 'b'), act(1), 'sending');
		expect(nextToSend(outbox)?.id).toBe(act(1));
		expect(states(nothingOnItsWay(outbox))).toEqual(['unanswered', 'waiting']);
	});

	test('gives up what its author puts aside, but not what is on its way', () => {
		const outbox = marked(returned(outboxOf('a', 'b', 'c'), act(3), 'no'), act(1), 'sending');
		expect(states(putAside(outbox, act(1)))).toEqual(['sending', 'waiting', 'returned']);
		expect(states(putAside(putAside(outbox, act(2)), act(3)))).toEqual(['sending']);
	});

	test('has nothing to send when everything came back', () => {
		expect(nextToSend(returned(outboxOf('a'), act(1), 'no'))).toBeNull();
	});
});

describe('one that was refused', () => {
	test('comes back with the sentence of the rule, the others go on', () => {
		const refusal = { rule: 'LK1', because: 'Locked until Thursday 10:00.' };
		const outbox = returned(outboxOf('a', 'b'), act(1), refusal.because, refusal);
		expect(outbox[0]).toMatchObject({ state: 'returned', because: refusal.because, refusal });
		expect(nextToSend(outbox)?.id).toBe(act(2));
	});

	test('brings back what was made later on the same item, and what that touches', () => {
		const outbox = returned(outboxOf('a', 'b', 'a c', 'c', 'd'), act(1), 'no');
		expect(states(outbox)).toEqual(['returned', 'waiting', 'returned', 'returned', 'waiting']);
		expect(outbox[3]).toMatchObject({ because: sentences.follows, refusal: null });
	});

	test('leaves alone what was made before it on the same item', () => {
		expect(states(returned(outboxOf('a', 'a'), act(2), 'no'))).toEqual(['waiting', 'returned']);
	});

	test('keeps its first reason when it comes back twice', () => {
		const once = returned(outboxOf('a'), act(1), 'first');
		expect(returned(once, act(1), 'second')).toEqual(once);
	});
});

describe('a session that ended meanwhile', () => {
	test('gives back what was made for it', () => {
		const outbox = ofOtherSessions(outboxOf('a', 'b'), idOf<SessionId>('s31'), nothing);
		expect(states(outbox)).toEqual(['returned', 'returned']);
		expect(outbox[0]).toMatchObject({ because: sentences.session });
	});

	test('gives nothing back that was put on the table before', () => {
		const asked = marked(outboxOf('a', 'b'), act(1), 'unanswered');
		const outbox = ofOtherSessions(asked, idOf<SessionId>('s31'), (id) => id === act(1));
		expect(outbox.map(({ id, state }) => [id, state])).toEqual([[act(2), 'returned']]);
	});

	test('is not this one', () => {
		expect(states(ofOtherSessions(outboxOf('a'), session, nothing))).toEqual(['waiting']);
	});
});
