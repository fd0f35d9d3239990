import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { entriesFrom, seqOf } from '../../src/lib/document/agreed.ts';
import type { AskedAct } from '../../src/lib/domain/acts.ts';
import { draftMoves, putMove } from '../../src/lib/document/draft.ts';
import { chain, noHash } from '../../src/lib/domain/snapshot.ts';
import { items, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { watchLink } from '../../src/lib/server/auth/links.ts';
import { databaseAnew } from '../../src/lib/server/storage/sql/anew.ts';
import { digest, freshSecret } from '../../src/lib/server/auth/secrets.ts';
import { board, freshId } from './house.ts';
import { insist, lease, startNodes, type NodeProcess, type Nodes } from './nodes.ts';
import { join, leaveAll, raw, until, type Stock } from './seats.ts';

/** Two nodes on one PostgreSQL, and what happens to people when one of them does not go on. */

let nodes: Nodes;
beforeEach(async () => {
	nodes = await startNodes(2);
});
afterEach(async () => {
	leaveAll();
	await nodes.leave();
});

const point = (text: string): AskedAct => ({ kind: 'add-point', text, changes: [] });

/** The node that owns the board, and the other. */
async function byRole(): Promise<{ owner: NodeProcess; other: NodeProcess }> {
	const [held] = await nodes.storage.nodes.leases.owners([board], lease);
	const owner = nodes.all.find(({ url }) => url === held?.address);
	const other = nodes.all.find((node) => node !== owner);
	if (!owner || !other) throw new Error(`nobody of us owns the board: ${JSON.stringify(held)}`);
	return { owner, other };
}

/** The log is whole: each entry once, in order, and the chain is the one the head names. */
async function logHolds(ids: readonly string[]): Promise<void> {
	const { log } = nodes.storage;
	const entries = await log.entries(board, 1, 1e9);
	expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
	const acts = entries.map(({ act }) => act as string);
	for (const id of ids) expect(acts.filter((act) => act === id)).toHaveLength(1);
	expect(await log.head(board)).toMatchObject({ seq: entries.length, log: entries.reduce(chain, noHash) });
}

/** Two people ask one thing after the other by each node, until told to end; resolves with what was answered. */
function keepAsking(): { readonly answered: string[]; end(): Promise<void> } {
	const answered: string[] = [];
	let ended = false;
	const asking = nodes.all.map(async (node, n) => {
		while (!ended) {
			const answer = await node.act(n === 0 ? nodes.people.ada : nodes.people.ben, point('One more'));
			if (answer?.ok) answered.push(answer.id);
			// Who does not answer at once is asked again a little later.
			else await new Promise((resolve) => setTimeout(resolve, 20));
		}
	});
	return {
		answered,
		async end() {
			ended = true;
			await Promise.all(asking);
		}
	};
}

test('people on both see what is asked on both, once each, and the same bytes', async () => {
	const { people, all } = nodes;
	const [one, two] = all;
	if (!one || !two) throw new Error('two nodes');
	const seats: Stock[] = [
		join(one.house, people.ada, 'agreed@1'),
		join(two.house, people.ben, 'agreed@1'),
		join(two.house, people.obi, 'agreed@1')
	];
	await Promise.all(seats.map(({ synced }) => synced));
	const answers = await Promise.all(
		Array.from({ length: 20 }, (_, n) => insist(all[n % 2] ?? one, people.ada, point(`Point ${n}`)))
	);
	expect(answers.every(({ ok }) => ok)).toBe(true);
	const head = await nodes.storage.log.head(board);
	for (const { doc } of seats) await until(() => seqOf(doc) === head?.seq);
	const [first] = seats;
	for (const { doc } of seats) {
		const seen = entriesFrom(doc, 0).map(({ seq }) => seq);
		expect(new Set(seen).size).toBe(seen.length);
		expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(first?.doc ?? doc));
	}
	await logHolds(answers.map(({ id }) => id));
});

test('a draft written by one node is seen by the other', async () => {
	const { people, all } = nodes;
	const [one, two] = all;
	if (!one || !two) throw new Error('two nodes');
	const [author, witness] = [join(one.house, people.ada, 'draft@1'), join(two.house, people.ben, 'draft@1')];
	await Promise.all([author.synced, witness.synced]);
	const id = freshId();
	putMove(author.doc, {
		id,
		item: items.a1,
		to: { product: products.apps, team: teams.red, timebox: timeboxes.summer, after: null },
		from: { product: products.apps, team: teams.red, timebox: timeboxes.spring },
		by: people.ada.person,
		at: 1
	});
	await until(() => draftMoves(witness.doc).some((move) => move.id === id));
});

test('who is signed out by one node loses their sockets on all', async () => {
	const { people, all, storage } = nodes;
	await insist(all[0] ?? fail(), people.ben, point('Somebody owns it now'));
	const sockets = all.map(({ house }) => raw(house, people.ada, 'agreed@1'));
	await Promise.all(sockets.map(({ opened }) => opened));
	await until(() => sockets.every(({ notices }) => notices.length > 0));
	const told = { kind: 'auth-ended', person: people.ada.person, authSession: null };
	await storage.nodes.news.tell(JSON.stringify(told));
	expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual([4401, 4401]);
});

test('who watches by the other node sees everything by one socket to the owner, and is counted', async () => {
	const { people, all, storage } = nodes;
	await insist(all[0] ?? fail(), people.ada, point('Somebody owns it now'));
	const { owner, other } = await byRole();
	const watcher = { cookie: await watching(storage) };
	const two = [join(other.house, watcher, 'agreed@1'), join(other.house, watcher, 'agreed@1')];
	await Promise.all(two.map(({ synced }) => synced));
	const late = raw(other.house, watcher, 'agreed@1');
	const near = raw(owner.house, watcher, 'agreed@1');
	const everybody = { present: 0, watching: 4 };
	for (const { notices } of [late, near])
		await until(() => notices.some((notice) => notice.kind === 'here' && notice.watching === 4));
	expect(late.notices.filter(({ kind }) => kind === 'here').at(-1)).toMatchObject(everybody);
	expect(await late.ask(point('May I?'))).toMatchObject({ ok: false, refusal: { rule: 'read-only' } });
	const answer = await insist(owner, people.ben, point('For all to see'));
	for (const { doc } of two)
		await until(() => entriesFrom(doc, 0).some((entry) => (entry.act as string) === answer.id));
	expect(Y.encodeStateAsUpdate(two[0]?.doc ?? new Y.Doc())).toEqual(
		Y.encodeStateAsUpdate(two[1]?.doc ?? new Y.Doc())
	);
	owner.process.kill('SIGKILL');
	expect(await late.closed).toBe(1012);
	const after = await insist(other, people.ben, point('And again'));
	for (const { doc } of two)
		await until(() => entriesFrom(doc, 0).some((entry) => (entry.act as string) === after.id));
	late.leave();
});

/** The cookie of somebody who came by a watch link. */
async function watching(storage: Nodes['storage']): Promise<string> {
	const { id } = await watchLink(storage, { board, label: 'test', days: 1 });
	const secret = freshSecret();
	await storage.links.visit(digest(secret), id, Date.now() + 3_600_000);
	return `lockstep-watch=${secret}`;
}

test('a stranger is told by every node that they may not', async () => {
	await insist(nodes.all[0] ?? fail(), nodes.people.ada, point('Somebody owns it now'));
	for (const { house } of nodes.all) {
		expect(await raw(house, {}, 'agreed@1').closed).toBe(4401);
		const forged = { 'x-lockstep-node': 'e30.e30' };
		expect((await fetch(`${house.url}/api/v1/boards/${board}`, { headers: forged })).status).toBe(401);
	}
});

const fail = (): never => {
	throw new Error('two nodes');
};

/** What befalls an owner, and how it comes back, where it does. */
const fates = [
	['killed', (owner: NodeProcess) => owner.process.kill('SIGKILL'), null],
	[
		'frozen',
		(owner: NodeProcess) => owner.process.kill('SIGSTOP'),
		(owner: NodeProcess) => owner.process.kill('SIGCONT')
	],
	[
		'cut off from the database',
		(owner: NodeProcess) => owner.cable.cut(),
		(owner: NodeProcess) => owner.cable.mend()
	]
] as const;

test.each(fates)(
	'an owner that is %s is replaced, and nothing answered is lost',
	async (what, strike, revive) => {
		const { people, storage } = nodes;
		await insist(nodes.all[0] ?? fail(), people.ada, point('Somebody owns it now'));
		const { owner, other } = await byRole();
		const before = (await storage.nodes.leases.owners([board], lease))[0];
		const there = raw(owner.house, people.obi, 'agreed@1');
		const far = join(other.house, people.mia, 'agreed@1');
		await Promise.all([there.opened, far.synced]);
		await until(() => there.notices.length > 0);
		const asking = keepAsking();
		await until(() => asking.answered.length > 20);
		strike(owner);
		const at = performance.now();
		const answer = await insist(other, people.sam, point('Who answers now?'));
		console.log(`owner ${what}: answered by another after ${Math.round(performance.now() - at)} ms`);
		expect(answer.ok).toBe(true);
		const [after] = await storage.nodes.leases.owners([board], lease);
		expect(after?.address).toBe(other.url);
		expect(after?.fence).toBeGreaterThan(before?.fence ?? Infinity);
		if (revive) {
			revive(owner);
			// Whoever is still with the old owner is sent away, and what is asked there is handed on.
			expect(await there.closed).toBe(1012);
			expect((await insist(owner, people.fay, point('And here?'))).ok).toBe(true);
		} else await there.closed;
		await asking.end();
		await logHolds([...asking.answered, answer.id]);
		const head = await storage.log.head(board);
		await until(() => seqOf(far.doc) === head?.seq);
		const seen = entriesFrom(far.doc, 0).map(({ seq }) => seq);
		expect(new Set(seen).size).toBe(seen.length);
		expect((await storage.nodes.leases.owners([board], lease))[0]).toMatchObject({ address: other.url });
	}
);

test('nodes on a database that was put back find their boards moved on, and people go on there', async () => {
	const { database, storage, people } = nodes;
	const [one, two] = nodes.all as [NodeProcess, NodeProcess];
	await join(one.house, people.ada, 'agreed@1').synced;
	await databaseAnew(database, Date.now());
	expect((await insist(two, people.ben, point('Goes on'))).ok).toBe(true);
	const head = await storage.log.head(board);
	expect(head?.generation).toBeGreaterThan(1e6);
	const again = join(one.house, people.ada, `agreed@${head?.generation}`);
	await again.synced;
	expect(entriesFrom(again.doc, 0).at(-1)).toMatchObject({ kind: 'point-added', seq: head?.seq });
});
