import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { tableOf } from '../../src/lib/document/agreed.ts';
import { draftMoves, dropMove, putMove, type DraftMove } from '../../src/lib/document/draft.ts';
import { messageType } from '../../src/lib/document/messages.ts';
import { items, products } from '../../src/lib/domain/testing/board.ts';
import { sync } from '../fixtures/sync.ts';
import { awareness, moveOf, sends, updateOf } from './frames.ts';
import { board, openBoard, openSession, type Caller, type House, type People } from './house.ts';
import { join, leaveAll, raw, until } from './seats.ts';

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard({ refusal: 0 }));
	await openSession(house, people.fay);
});
afterEach(leaveAll);
afterAll(() => house.leave());

/** A move that stands in the draft, written by its author with a stock client. */
async function standing(caller: Caller): Promise<{ each: DraftMove; doc: Y.Doc }> {
	const seat = join(house, caller, 'draft@1');
	await seat.synced;
	const each = moveOf(caller);
	putMove(seat.doc, each);
	const other = join(house, people.mia, 'draft@1');
	await until(() => draftMoves(other.doc).some(({ id }) => id === each.id));
	return { each, doc: seat.doc };
}

/** What the draft holds for somebody who comes now. */
async function draftNow(): Promise<Y.Doc> {
	const seat = join(house, people.fay, 'draft@1');
	await seat.synced;
	return seat.doc;
}

describe('the agreed room', () => {
	test('a forged write is dropped: nobody sees it, and it is not there afterwards', async () => {
		const [forger, other] = [join(house, people.ada, 'agreed@1'), join(house, people.ben, 'agreed@1')];
		await Promise.all([forger.synced, other.synced]);
		forger.doc.getMap('places').set(items.a1, { item: items.a1, product: products.core, forged: true });
		forger.doc.getMap('forged').set('x', 1);
		await house.does(people.sam, { kind: 'add-point', text: 'Meanwhile', changes: [] });
		await until(() => tableOf(other.doc).points.size > 0);
		const later = join(house, people.mia, 'agreed@1');
		await later.synced;
		for (const { doc } of [other, later])
			expect(tableOf(doc).places.get(items.a1)).not.toHaveProperty('forged');
		expect(forger.provider.wsconnected).toBe(true);
	});

	test('a watcher’s ask is refused, and a person named in an act is not believed', async () => {
		const watcher = raw(house, await house.watch(), 'agreed@1');
		await watcher.opened;
		expect(await watcher.ask({ kind: 'open' })).toMatchObject({ ok: false, refusal: { rule: 'read-only' } });
		const sam = raw(house, people.sam, 'agreed@1');
		await sam.opened;
		expect(await sam.ask({ kind: 'open', by: 'fay' })).toMatchObject({
			ok: false,
			refusal: { rule: 'form' }
		});
		expect(await sam.ask({ kind: 'close' })).toMatchObject({ ok: false, refusal: { rule: 'SE1' } });
	});

	test('a presence that is garbage ends the socket', async () => {
		const seat = await sends(house, people.ada, 'agreed@1', Uint8Array.of(messageType.presence, 255, 255));
		expect(await seat.closed).toBe(4400);
	});
});

describe('the draft room', () => {
	test('writing under another’s client id is refused', async () => {
		const { doc } = await standing(people.ada);
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc));
		forged.clientID = doc.clientID;
		const seat = await sends(
			house,
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(forged, (each) => putMove(each, moveOf(people.ben)))
			)
		);
		expect(await seat.closed).toBe(4422);
	});

	test('a client id the server gave to one person can’t be used by another', async () => {
		const start = (await (await house.get(`/api/v1/boards/${board}`, people.ada)).json()) as {
			client: number;
		};
		const doc = new Y.Doc();
		doc.clientID = start.client;
		const seat = await sends(
			house,
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(doc, (each) => putMove(each, moveOf(people.ben)))
			)
		);
		expect(await seat.closed).toBe(4422);
	});

	test('a client id the server gave stays its person’s when they have written under it, also after a restart', async () => {
		const start = (await (await house.get(`/api/v1/boards/${board}`, people.ada)).json()) as {
			client: number;
		};
		const doc = new Y.Doc();
		doc.clientID = start.client;
		const hers = join(house, people.ada, 'draft@1', doc);
		await hers.synced;
		const each = moveOf(people.ada);
		putMove(doc, each);
		const other = join(house, people.mia, 'draft@1');
		await until(() => draftMoves(other.doc).some(({ id }) => id === each.id));
		leaveAll();
		await house.restart();
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(await draftNow()));
		forged.clientID = start.client;
		const update = updateOf(forged, () => putMove(forged, moveOf(people.ben)));
		const seat = await sends(house, people.ben, 'draft@1', sync(2, update));
		expect(await seat.closed).toBe(4422);
	});

	test('an observer may look and not write, a watcher not even look', async () => {
		const viewer = join(house, people.obi, 'draft@1');
		await viewer.synced;
		putMove(viewer.doc, moveOf(people.obi));
		expect(await viewer.closed).toBe(4422);
		expect(await raw(house, await house.watch(), 'draft@1').closed).toBe(4403);
	});

	test('an observer who comes again after a cut stays, though what they hold tells of things taken away', async () => {
		const { each, doc: author } = await standing(people.ada);
		const doc = await draftNow();
		dropMove(author, each.id);
		await until(() => draftMoves(doc).every(({ id }) => id !== each.id));
		const held = new Y.Doc();
		Y.applyUpdate(held, Y.encodeStateAsUpdate(doc));
		const viewer = join(house, people.obi, 'draft@1', held);
		await viewer.synced;
		const { each: next } = await standing(people.ada);
		await until(() => draftMoves(viewer.doc).some(({ id }) => id === next.id));
		expect(viewer.provider.wsconnected).toBe(true);
	});

	test.each<[string, (doc: Y.Doc, each: DraftMove) => void]>([
		['deletes', (doc, each) => dropMove(doc, each.id)],
		['overwrites', (doc, each) => putMove(doc, { ...each, by: people.ben.person })],
		['overwrites in its author’s name', (doc, each) => putMove(doc, { ...each, at: 2 })]
	])('whoever %s another’s draft move is sent away, and the move stays', async (_how, write) => {
		const { each } = await standing(people.ada);
		const doc = await draftNow();
		const seat = await sends(
			house,
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(doc, () => write(doc, each))
			)
		);
		expect(await seat.closed).toBe(4422);
		expect(draftMoves(await draftNow())).toContainEqual(each);
	});

	test.each<[string, (doc: Y.Doc) => void]>([
		['a move in another’s name', (doc) => putMove(doc, moveOf(people.ada))],
		['a key every object knows', (doc) => doc.getMap('moves').set('__proto__', moveOf(people.ben))],
		['a root that drafts do not have', (doc) => doc.getMap('entries').set('x', 1)],
		['a nested type', (doc) => doc.getMap('moves').set('x', new Y.Map())],
		['a text', (doc) => doc.getText('moves').insert(0, 'x')],
		['a list', (doc) => doc.getArray('moves').push([1])],
		['a value that is no move', (doc) => doc.getMap('moves').set('x', { id: 'x' })],
		[
			'more than a move',
			(doc) => doc.getMap('moves').set('x', { ...moveOf(people.ben), id: 'x', more: 'y'.repeat(9) })
		]
	])('%s is refused', async (_what, write) => {
		const seat = await sends(house, people.ben, 'draft@1', sync(2, updateOf(new Y.Doc(), write)));
		expect(await seat.closed).toBe(4422);
	});

	test('an update with a gap in its clock is refused instead of waiting for ever', async () => {
		const doc = new Y.Doc();
		putMove(doc, moveOf(people.ben));
		const seat = await sends(
			house,
			people.ben,
			'draft@1',
			sync(
				2,
				updateOf(doc, () => putMove(doc, moveOf(people.ben)))
			)
		);
		expect(await seat.closed).toBe(4422);
	});

	test('a V2 update is refused', async () => {
		const doc = new Y.Doc();
		putMove(doc, moveOf(people.ben));
		const seat = await sends(house, people.ben, 'draft@1', sync(2, Y.encodeStateAsUpdateV2(doc)));
		expect([4400, 4422]).toContain(await seat.closed);
		expect(draftMoves(await draftNow()).filter(({ by }) => by === people.ben.person)).toEqual([]);
	});

	test('a few bytes that claim to hold millions of pieces end the socket and nothing else', async () => {
		for (const bytes of [
			Uint8Array.of(1, 255, 255, 255, 127, 5, 0),
			Uint8Array.of(255, 255, 255, 127, 1),
			Uint8Array.of(0, 1, 5, 255, 255, 255, 127)
		]) {
			const seat = await sends(house, people.ben, 'draft@1', sync(2, bytes));
			expect([4400, 4422]).toContain(await seat.closed);
		}
		expect((await house.get('/healthz')).status).toBe(200);
	});

	test('another’s awareness is left aside, one’s own reaches others and not oneself', async () => {
		const [ada, ben] = [join(house, people.ada, 'draft@1'), join(house, people.ben, 'draft@1')];
		await Promise.all([ada.synced, ben.synced]);
		const { clientID } = ada.doc;
		ada.provider.awareness.setLocalState({ at: 'home' });
		await until(() => ben.provider.awareness.getStates().get(clientID)?.['at'] === 'home');
		const forger = raw(house, people.sam, 'draft@1');
		await forger.opened;
		forger.send(
			awareness(
				[clientID, 1000, { at: 'forged' }],
				[77, 1, { at: 'sam' }],
				[78, 1, { big: 'x'.repeat(5000) }]
			)
		);
		await until(() => ben.provider.awareness.getStates().get(77));
		expect(ben.provider.awareness.getStates().get(clientID)?.['at']).toBe('home');
		expect(ben.provider.awareness.getStates().has(78)).toBe(false);
		forger.leave();
		await until(() => !ben.provider.awareness.getStates().has(77));
	});
});
