import * as Y from 'yjs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entriesFrom, seqOf, tableOf } from '../../src/lib/document/agreed.ts';
import { draftMoves, putMove } from '../../src/lib/document/draft.ts';
import { encodeTouch } from '../../src/lib/document/presence.ts';
import { idOf, type ProposalId } from '../../src/lib/domain/ids.ts';
import { fold } from '../../src/lib/domain/replay.ts';
import {
	recordsOf,
	sha256,
	tableFrom,
	verifyChain,
	type TableRecords
} from '../../src/lib/domain/snapshot.ts';
import { items, move, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import type { Entry } from '../../src/lib/domain/entries.ts';
import {
	board,
	freshId,
	openBoard,
	prepareAndOpen,
	readBackSignLock,
	type House,
	type People
} from './house.ts';
import { join, leaveAll, raw, until } from './seats.ts';

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard());
});
afterEach(leaveAll);
afterAll(() => house.leave());

const toCore = () => move(items.a1, { product: products.core, team: teams.blue, timebox: timeboxes.spring });
const json = async <T>(path: string, caller: { cookie: string } = people.ada): Promise<T> =>
	(await (await house.get(`/api/v1/boards/${board}${path}`, caller)).json()) as T;

describe('one MetaScrum, by sockets and HTTP', () => {
	test('a seat learns where the board stands and who it is', async () => {
		const start = await json<Record<string, unknown>>('');
		expect(start).toMatchObject({ id: board, name: 'Portfolio', generation: 1 });
		expect(start['me']).toEqual({
			person: 'ada',
			name: 'ada',
			seats: ['product-owner'],
			administrator: false,
			watching: false
		});
		expect(start['client']).toBeGreaterThan(0);
	});

	test('a stock client that opens the agreed room sees the whole board', async () => {
		const seat = join(house, people.obi, 'agreed@1');
		await seat.synced;
		const table = tableOf(seat.doc);
		expect(table.items.size).toBe(6);
		expect(table.seats.size).toBe(6);
	});

	test('the base over HTTP and a short sync give the same document', async () => {
		const response = await house.get(`/api/v1/boards/${board}/generations/1`, people.ada, {
			'accept-encoding': 'br'
		});
		expect(response.headers.get('cache-control')).toContain('immutable');
		expect(response.headers.get('content-encoding')).toBe('br');
		const doc = new Y.Doc();
		Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()));
		const short = join(house, people.ada, 'agreed@1', doc);
		const long = join(house, people.ben, 'agreed@1');
		await Promise.all([short.synced, long.synced]);
		expect(recordsOf(tableOf(doc))).toEqual(recordsOf(tableOf(long.doc)));
		expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(long.doc));
	});

	test('a drop is seen by all, proposed, signed by both Product Owners, and the card moves for everybody', async () => {
		await prepareAndOpen(house, people);
		const [ada, ben] = [raw(house, people.ada, 'agreed@1'), join(house, people.ben, 'agreed@1')];
		const [adasDraft, bensDraft] = [join(house, people.ada, 'draft@1'), join(house, people.ben, 'draft@1')];
		await Promise.all([ada.opened, ben.synced, adasDraft.synced, bensDraft.synced]);
		const id = freshId();
		const { product, team, timebox } = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
		const change = toCore();
		if (change.kind !== 'move') throw new Error('the fixture moves');
		putMove(adasDraft.doc, {
			id,
			item: items.a1,
			to: change.to,
			from: { product, team, timebox },
			by: people.ada.person,
			at: Date.now()
		});
		await until(() => draftMoves(bensDraft.doc).some((each) => each.id === id));

		const proposed = await ada.ask(
			{ kind: 'propose', changes: [change], because: 'Sales asked', cause: 'sales-contract' },
			id
		);
		expect(proposed.ok).toBe(true);
		const proposal = await until(() => tableOf(ben.doc).proposals.get(id));
		expect(proposal.required.map((each) => each.product)).toEqual([products.apps, products.core]);
		expect(proposal.signatures.map(({ by }) => by)).toEqual(['ada']);
		const words = await json<Record<string, string>>(`/words?ids=${proposal.because ?? ''}`);
		expect(Object.values(words)).toEqual(['Sales asked']);

		await house.does(people.ben, { kind: 'sign-off', proposal: idOf<ProposalId>(id) });
		await until(() => tableOf(ben.doc).places.get(items.a1)?.product === products.core);
	});

	test('a repeated act gets the first answer, and the same id with another content is refused', async () => {
		const id = freshId();
		const act = { kind: 'add-point', text: 'Budget', changes: [] } as const;
		const first = await house.act(people.sam, act, id);
		const before = (await json<{ seq: number }>('')).seq;
		expect(await house.act(people.sam, act, id)).toEqual(first);
		expect((await json<{ seq: number }>('')).seq).toBe(before);
		const other = await house.act(people.sam, { ...act, text: 'Another' }, id);
		expect(other).toMatchObject({ ok: false, refusal: { rule: 'ID1' } });
		const all = await Promise.all([1, 2, 3].map(() => house.act(people.ben, act, `${id}-b`)));
		expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBe(1);
	});

	test('a refusal is remembered like any other first answer', async () => {
		const id = freshId();
		const act = { kind: 'decline', proposal: idOf<ProposalId>('nobody-made-it'), because: 'No' } as const;
		const first = await house.act(people.ada, act, id);
		expect(first.ok).toBe(false);
		expect(await house.act(people.ada, act, id)).toEqual(first);
	});

	test('hands are seen by other seats, and watchers get counts and no names', async () => {
		const [ada, ben] = [raw(house, people.ada, 'agreed@1'), raw(house, people.ben, 'agreed@1')];
		const watcher = raw(house, await house.watch(), 'agreed@1');
		await Promise.all([ada.opened, ben.opened, watcher.opened]);
		const here = await until(() =>
			ben.notices.find((each) => each.kind === 'here' && each.people.length === 2 && each.watching === 1)
		);
		const who = here.kind === 'here' ? here.people.find(({ person }) => person === 'ada')?.who : 0;
		const cell = { product: 0, team: 1, timebox: 2, fx: 10, fy: 20 };
		ada.send(encodeTouch({ cell, carrying: items.a2 }));
		await until(() =>
			ben.hands.flat().some((hand) => hand.who === who && hand.carrying === items.a2 && hand.cell?.fx === 10)
		);
		const counted = await until(() =>
			watcher.notices.find((each) => each.kind === 'here' && each.present === 2)
		);
		expect(counted).toMatchObject({ people: [], watching: 1 });
		expect(watcher.hands).toEqual([]);
	});

	test('the lock turns the generation: last word, notice, close, a new room that continues', async () => {
		const old = join(house, people.ada, 'agreed@1');
		const draft = join(house, people.ada, 'draft@1');
		const listening = raw(house, people.ben, 'agreed@1');
		await Promise.all([old.synced, draft.synced, listening.opened]);
		await readBackSignLock(house, people);
		await until(() => listening.notices.find((each) => each.kind === 'turned' && each.generation === 2));
		expect(await old.closed).toBe(4409);
		expect(await draft.closed).toBe(4409);
		const last = entriesFrom(old.doc, seqOf(old.doc))[0];
		expect(last).toMatchObject({ kind: 'checkpointed', generation: 2 });
		const next = join(house, people.ada, 'agreed@2');
		await next.synced;
		expect(seqOf(next.doc)).toBe(seqOf(old.doc));
		expect(recordsOf(tableOf(next.doc))).toEqual(recordsOf(tableOf(old.doc)));
		expect(await join(house, people.ada, 'agreed@1').closed).toBe(4409);
		// Whoever was told of generation 1 just before still gets its base, and then learns of the turn.
		for (const [generation, status] of [
			[1, 200],
			[2, 200],
			[3, 404]
		])
			expect((await house.get(`/api/v1/boards/${board}/generations/${generation}`, people.ada)).status).toBe(
				status
			);
	});

	test('an act after the lock is refused with the next session and the offer of a talking point', async () => {
		const answer = await house.act(people.sam, {
			kind: 'propose',
			changes: [toCore()],
			because: null,
			cause: 'market'
		});
		expect(answer).toMatchObject({ ok: false, refusal: { offer: 'talking-point' } });
		expect(answer.ok ? 0 : answer.refusal.until).toBeGreaterThan(Date.now());
		await house.does(people.sam, { kind: 'add-point', text: 'Then next time', changes: [toCore()] });
	});

	test('snapshots are chained, served for ever, and bear their hash', async () => {
		const list = await json<{ version: number; hash: string }[]>('/snapshots');
		expect(list.map(({ version }) => version)).toEqual([0, 1]);
		const bodies = await Promise.all(
			list.map(async ({ version }) =>
				(await house.get(`/api/v1/boards/${board}/snapshots/${version}`, people.obi)).text()
			)
		);
		expect(verifyChain(bodies.map((body) => ({ body, hash: sha256(body) })))).toEqual({ ok: true });
		expect(bodies.map((body) => sha256(body))).toEqual(list.map(({ hash }) => hash));
		const again = await house.get(`/api/v1/boards/${board}/snapshots/1`, people.obi, {
			'if-none-match': `"${list[1]?.hash ?? ''}"`
		});
		expect(again.status).toBe(304);
	});

	test('a held session can be replayed from what is served', async () => {
		const { records, seq, entries } = await json<{ records: TableRecords; seq: number; entries: Entry[] }>(
			'/sessions/1/replay'
		);
		const table = fold(tableFrom(records, seq), entries);
		expect(entries[0]?.kind).toBe('opened');
		expect(table.places.get(items.a1)?.product).toBe(products.core);
	});

	test('a restart gives the same bytes, so nobody sees an entry twice', async () => {
		const before = join(house, people.ada, 'agreed@2');
		await before.synced;
		const bytes = Y.encodeStateAsUpdate(before.doc);
		before.leave();
		await house.restart();
		const empty = join(house, people.ada, 'agreed@2');
		const kept = join(house, people.ben, 'agreed@2', before.doc);
		await Promise.all([empty.synced, kept.synced]);
		expect(Y.encodeStateAsUpdate(empty.doc)).toEqual(bytes);
		expect(Y.encodeStateAsUpdate(kept.doc)).toEqual(bytes);
		await house.does(people.ada, { kind: 'add-point', text: 'After the restart', changes: [] });
		await until(() => seqOf(kept.doc) > seqOf(before.doc) - 1 && tableOf(kept.doc).points.size > 1);
		await until(() => seqOf(empty.doc) === seqOf(kept.doc));
		expect(Y.encodeStateAsUpdate(empty.doc)).toEqual(Y.encodeStateAsUpdate(kept.doc));
	});
});
