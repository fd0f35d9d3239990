import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import type { Lease, Node } from './nodes.ts';
import { openStorage } from './open.ts';
import { LostLease, unfounded, type Storage } from './ports.ts';
import { adapters, freshPostgres } from './testing/adapters.ts';
import { batch, board, founded, founding, headAt, mara, postponed, text } from './testing/fixtures.ts';
import { slowDisk } from './testing/postgres.ts';

/** Nobody waits here: a lease of an hour holds, and one that ended a second ago has run out. */
const hour = 3_600_000;
const over = -1000;
const one: Node = { node: 'one', address: 'http://one:4600' };
const two: Node = { node: 'two', address: 'http://two:4600' };
const other = idOf<BoardId>('board-2');

const fenceOf = async (taken: ReturnType<Storage['nodes']['leases']['take']>): Promise<Lease> => {
	const found = await taken;
	if (found.kind === 'held') throw new Error(`held by ${found.by.node}`);
	return found.lease;
};

describe.each(adapters)('a board’s owner on %s', (_name, open) => {
	let store: Storage;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());

	it('takes it, writes under the lease, goes on holding it, and gives it back', async () => {
		const { leases } = store.nodes;
		const lease = await fenceOf(leases.take(board, one, hour));
		const { log, drafts } = store.under(lease);
		await log.append(founding());
		await drafts.append(board, 1, [text('a')]);
		await drafts.bind(board, 1, 7, mara);
		expect(await leases.renew(one, [lease], hour)).toEqual([lease]);
		await log.append(batch(headAt(1), [postponed('p1')]));
		await leases.release(one, lease);
		expect(await store.log.head(board)).toEqual(headAt(2));
		expect(await drafts.updates(board, 1)).toEqual([text('a')]);
		expect(await leases.owners([board], hour)).toEqual([]);
	});
});

describe('nodes on one PostgreSQL', () => {
	let url: string;
	let store: Storage;
	beforeEach(async () => {
		({ url, storage: store } = await freshPostgres());
	});
	afterEach(() => store.close());

	it('own a board one at a time, and each knows where the owner is', async () => {
		const { leases } = store.nodes;
		expect(await leases.take(board, one, hour)).toEqual({
			...{ kind: 'taken', lease: { board, fence: 1 } },
			ms: hour
		});
		const by = { ...one, board, fence: 1 };
		expect(await leases.take(board, two, hour)).toEqual({ kind: 'held', by });
		expect(await leases.owners([board, other], hour)).toEqual([by]);
		expect(await leases.take(other, two, hour)).toMatchObject({ kind: 'taken', lease: { fence: 1 } });
	});

	it('take over under a higher number what has run out or was given back', async () => {
		const { leases } = store.nodes;
		const first = await fenceOf(leases.take(board, one, over));
		expect(await leases.owners([board], hour)).toEqual([]);
		const second = await fenceOf(leases.take(board, two, hour));
		await leases.release(one, first);
		expect(await leases.owners([board], hour)).toMatchObject([{ node: 'two', fence: 2 }]);
		await leases.release(two, second);
		expect((await fenceOf(leases.take(board, one, hour))).fence).toBe(3);
	});

	it('take what is their own anew, and then the older number is nobody’s', async () => {
		const { leases } = store.nodes;
		const old = await fenceOf(leases.take(board, one, hour));
		const now = await fenceOf(leases.take(board, one, hour));
		expect(await leases.renew(one, [old], hour)).toEqual([]);
		await leases.release(one, old);
		await expect(store.under(old).log.append(founding())).rejects.toBeInstanceOf(LostLease);
		await store.under(now).log.append(founding());
	});

	it('come to one owner where many take it at once', async () => {
		const nodes = Array.from({ length: 8 }, (_, n) => ({ ...one, node: `n${n}` }));
		const taken = await Promise.all(nodes.map((node) => store.nodes.leases.take(board, node, hour)));
		expect(taken.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
	});

	it('don’t renew what has run out, even where nobody else has taken it', async () => {
		const { leases } = store.nodes;
		const [late, held] = [
			await fenceOf(leases.take(board, one, over)),
			await fenceOf(leases.take(other, one, hour))
		];
		expect(await leases.renew(one, [late, held], hour)).toEqual([held]);
	});

	it.each([
		['has run out', over, false],
		['has gone to another', over, true]
	])('write nothing under a lease that %s', async (_what, ms, taken) => {
		const lease = await fenceOf(store.nodes.leases.take(board, one, hour));
		await store.under(lease).log.append(founding());
		await store.nodes.leases.renew(one, [lease], ms);
		if (taken) await store.nodes.leases.take(board, two, hour);
		const { log, drafts } = store.under(lease);
		await expect(log.append(batch(headAt(1), [postponed('p1')]))).rejects.toBeInstanceOf(LostLease);
		await expect(drafts.append(board, 1, [text('a')])).rejects.toBeInstanceOf(LostLease);
		await expect(drafts.bind(board, 1, 7, mara)).rejects.toBeInstanceOf(LostLease);
		expect(await store.log.head(board)).toEqual(headAt(1));
		expect(await store.drafts.updates(board, 1)).toEqual([]);
		expect(await store.drafts.bound(board, 1)).toEqual(new Map());
	});

	it('refuse what comes under no lease once somebody has owned the board', async () => {
		const lease = await fenceOf(store.nodes.leases.take(board, one, hour));
		await store.nodes.leases.release(one, lease);
		await expect(store.log.append(founding())).rejects.toBeInstanceOf(LostLease);
	});

	it('refuse the stale owner alone where both write at once', async () => {
		const [old, now] = [
			await fenceOf(store.nodes.leases.take(board, one, over)),
			await fenceOf(store.nodes.leases.take(board, two, hour))
		];
		const outcomes = await Promise.allSettled([
			store.under(old).drafts.append(board, 1, [text('old')]),
			store.under(now).drafts.append(board, 1, [text('now')])
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
		expect(await store.drafts.updates(board, 1)).toEqual([text('now')]);
	});

	it('hold on to all of their boards where every commit waits for the disk', async () => {
		const { leases } = store.nodes;
		const boards = Array.from({ length: 12 }, (_, n) => idOf<BoardId>(`board-${n}`));
		const held = await Promise.all(boards.map((each) => fenceOf(leases.take(each, one, hour))));
		const disk = await slowDisk(url);
		// As many as there are connections.
		const written = held.slice(0, 10).map((lease) => {
			const happening = { ...founded, board: lease.board };
			return store.under(lease).log.append({ ...batch(unfounded, [happening]), board: lease.board });
		});
		await disk.holds(...written);
		const kept = leases.renew(one, held, hour);
		expect(await disk.keeps(kept)).toBe(false);
		expect(await kept).toEqual(held);
		await disk.goesOn();
		await Promise.all(written);
	});

	it('take over nothing before what is being written there is on disk', async () => {
		const { leases } = store.nodes;
		const lease = await fenceOf(leases.take(board, one, hour));
		await store.under(lease).log.append(founding());
		const disk = await slowDisk(url);
		const written = store.under(lease).log.append(batch(headAt(1), [postponed('p1')]));
		await disk.holds(written);
		await leases.renew(one, [lease], over);
		const found = fenceOf(leases.take(board, two, hour)).then(() => store.log.head(board));
		expect(await disk.keeps(found)).toBe(true);
		await disk.goesOn();
		expect(await found).toEqual(headAt(2));
		await written;
	});

	it('take what is held for longer than anything is: the database’s clock was set back meanwhile', async () => {
		const { leases } = store.nodes;
		await leases.take(board, one, 3 * hour);
		expect(await leases.owners([board], hour)).toEqual([]);
		expect(await leases.take(board, two, hour)).toMatchObject({ kind: 'taken', lease: { fence: 2 } });
		expect(await leases.owners([board], hour)).toMatchObject([{ node: 'two' }]);
	});

	it('hear each other, and not themselves', async () => {
		const second = await openStorage('', url);
		const heard: string[] = [];
		const arrived = new Promise<void>((resolve) =>
			second.nodes.news.heed((word) => {
				heard.push(`second: ${word}`);
				if (word === 'last') resolve();
			})
		);
		store.nodes.news.heed((word) => heard.push(`first: ${word}`));
		await store.nodes.news.tell('Grüße');
		await store.nodes.news.tell('last');
		await arrived;
		expect(heard).toEqual(['second: Grüße', 'second: last']);
		expect(second.nodes.secret).toBe(store.nodes.secret);
		await second.close();
	});
});
