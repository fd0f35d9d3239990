import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from '#lib/document/messages.ts';
import {
	type ActId,
	idOf,
	type ItemId,
	type ProductId,
	type SessionId,
	type TeamId,
	type TimeboxId
} from '#lib/domain/ids.ts';
import { type Keep, keepInMemory } from './keep.ts';
import type { AskedProposal, Outgoing } from './outbox.ts';
import { Sender } from './sender.ts';
import { Unanswered, unreachableServer, WireError } from './wire.ts';

const session = idOf<SessionId>('s30');
const to = {
	product: idOf<ProductId>('p'),
	team: idOf<TeamId>('t'),
	timebox: idOf<TimeboxId>('x'),
	after: null
};
const moving = (item: string): AskedProposal => ({
	kind: 'propose',
	changes: [{ kind: 'move', item: idOf<ItemId>(item), to }],
	because: null,
	cause: null
});
const made = (id: string, item = id, of: SessionId | null = session) => ({
	id: idOf<ActId>(id),
	session: of,
	at: 0,
	act: moving(item)
});

/** A server that answers by a function, and can be cut off. */
function server(answer: (id: ActId) => Answer = (id) => ({ id, ok: true, seqs: [1] })) {
	const asked: ActId[] = [];
	let inFlight = 0;
	let most = 0;
	const self = {
		asked,
		reachable: true,
		session: session as SessionId | null,
		table: new Set<ActId>(),
		most: () => most,
		ask: async (id: ActId): Promise<Answer> => {
			if (!self.reachable) throw new WireError(unreachableServer, null);
			most = Math.max(most, ++inFlight);
			asked.push(id);
			await Promise.resolve();
			inFlight--;
			return answer(id);
		}
	};
	return self;
}

describe('the sender', () => {
	let open: Sender[] = [];
	let board = 0;
	let keep: Keep;
	beforeEach(() => {
		keep = keepInMemory();
		board++;
	});
	afterEach(() => {
		for (const sender of open) sender.close();
		open = [];
	});

	function tab(of: ReturnType<typeof server>, who = 'ann') {
		let shown: readonly Outgoing[] = [];
		const sender = new Sender({
			keep,
			scope: { who, board: `board${board}` },
			ask: (id) => of.ask(id),
			session: () => (of.reachable ? of.session : undefined),
			isOnTable: (id) => of.table.has(id),
			changed: (outbox) => (shown = outbox)
		});
		open.push(sender);
		return { sender, shown: () => shown };
	}

	test('sends what it is given, in order and one at a time', async () => {
		const there = server();
		const { sender, shown } = tab(there);
		for (const id of ['1', '2', '3']) sender.add(made(id));
		await vi.waitFor(() => expect(shown()).toEqual([]));
		expect(there.asked).toEqual(['1', '2', '3']);
		expect(there.most()).toBe(1);
	});

	test('keeps what it can’t send, over a reload, and sends it then', async () => {
		const there = server();
		there.reachable = false;
		const before = tab(there);
		before.sender.add(made('1'));
		before.sender.add(made('2'));
		expect(before.shown()).toHaveLength(2);
		await vi.waitFor(async () =>
			expect(await keep.outbox({ who: 'ann', board: `board${board}` })).toHaveLength(2)
		);
		before.sender.close();

		there.reachable = true;
		const after = tab(there);
		await after.sender.begin();
		expect(after.shown().map(({ state }) => state)).toEqual(['waiting', 'waiting']);
		await after.sender.pump();
		expect(there.asked).toEqual(['1', '2']);
	});

	test('waits again when no answer comes, and asks under the same id', async () => {
		let lost = true;
		const there = server((id) => {
			if (!lost) return { id, ok: true, seqs: [1] };
			lost = false;
			throw new Unanswered();
		});
		const { sender, shown } = tab(there);
		sender.add(made('1'));
		await vi.waitFor(() => expect(shown()[0]?.state).toBe('unanswered'));
		// It may be on the table: only the answer tells.
		await sender.dismiss(idOf<ActId>('1'));
		expect(shown()).toHaveLength(1);
		await sender.pump();
		await vi.waitFor(() => expect(shown()).toEqual([]));
		expect(there.asked).toEqual(['1', '1']);
	});

	test('gives back what a rule refused, with what follows it, and goes on with the rest', async () => {
		const there = server((id) =>
			id === '1'
				? { id, ok: false, refusal: { rule: 'LK1', because: 'Locked.' } }
				: { id, ok: true, seqs: [1] }
		);
		const { sender, shown } = tab(there);
		sender.add(made('1', 'a'));
		sender.add(made('2', 'a'));
		sender.add(made('3', 'b'));
		await vi.waitFor(() => expect(there.asked).toEqual(['1', '3']));
		await vi.waitFor(() =>
			expect(shown().map(({ id, state }) => [id, state])).toEqual([
				['1', 'returned'],
				['2', 'returned']
			])
		);
		await sender.dismiss(idOf<ActId>('1'));
		expect(shown().map(({ id }) => id)).toEqual(['2']);
	});

	test('asks nothing that was made for a session now over', async () => {
		const there = server();
		there.reachable = false;
		const { sender, shown } = tab(there);
		sender.add(made('1'));
		there.reachable = true;
		there.session = idOf<SessionId>('s31');
		await sender.pump();
		await vi.waitFor(() => expect(shown()[0]?.state).toBe('returned'));
		expect(there.asked).toEqual([]);
	});

	test('says of nothing that is on the table that it is not', async () => {
		const there = server(() => {
			there.reachable = false;
			throw new Unanswered();
		});
		const { sender, shown } = tab(there);
		sender.add(made('1'));
		sender.add(made('2'));
		await vi.waitFor(() => expect(shown()[0]?.state).toBe('unanswered'));
		there.table.add(idOf<ActId>('1'));
		there.session = idOf<SessionId>('s31');
		there.reachable = true;
		await sender.pump();
		expect(shown().map(({ id, state }) => [id, state])).toEqual([['2', 'returned']]);
		expect(there.asked).toEqual(['1']);
	});

	test('sends the next one though the one before could not be kept', async () => {
		const memory = keep;
		let fails = true;
		const changeOutbox: Keep['changeOutbox'] = async (...given) => {
			if (fails) throw new Error('The connection is closing');
			return memory.changeOutbox(...given);
		};
		keep = { ...memory, changeOutbox };
		const there = server();
		const { sender, shown } = tab(there);
		await expect(sender.pump()).rejects.toThrow('closing');
		fails = false;
		sender.add(made('1'));
		await vi.waitFor(() => expect(there.asked).toEqual(['1']));
		await vi.waitFor(() => expect(shown()).toEqual([]));
	});

	test('shares the outbox with the person’s other tabs, and each is sent once', async () => {
		const there = server();
		there.reachable = false;
		const one = tab(there);
		const two = tab(there);
		one.sender.add(made('1'));
		two.sender.add(made('2'));
		await vi.waitFor(() => expect([one.shown().length, two.shown().length]).toEqual([2, 2]));
		there.reachable = true;
		await Promise.all([one.sender.pump(), two.sender.pump()]);
		await vi.waitFor(() => expect([one.shown(), two.shown()]).toEqual([[], []]));
		expect([...there.asked].sort()).toEqual(['1', '2']);
		expect(there.most()).toBe(1);
	});

	test('neither shows nor sends what another person left in this browser', async () => {
		const cut = server();
		cut.reachable = false;
		tab(cut, 'ann').sender.add(made('1'));
		const there = server();
		const bob = tab(there, 'bob');
		await bob.sender.begin();
		await bob.sender.pump();
		expect(bob.shown()).toEqual([]);
		expect(there.asked).toEqual([]);
	});
});
