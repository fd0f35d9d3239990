import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { allHung } from '../../src/lib/document/free.ts';
import { messageType } from '../../src/lib/document/messages.ts';
import { sync } from '../fixtures/sync.ts';
import { freshMark, hang, noteOf, sends, updateOf } from './frames.ts';
import { openBoard, openSession, type House } from './house.ts';
import { join, leaveAll, raw, until } from './seats.ts';

/** Floods by somebody with a seat: they end the flooder's sockets, each by its name, and nobody else's. */

let house: House;
afterEach(async () => {
	leaveAll();
	await house.leave();
});

/** A bucket that does not fill again while a test runs. */
const only = (burst: number) => ({ burst, perSecond: 1e-9 });

test.each(['agreed@1', 'draft@1'])('asking for all of %s again and again is too much', async (room) => {
	const opened = await openBoard({ socketQuestions: only(3) });
	({ house } = opened);
	const seat = await sends(house, opened.people.ben, room, sync(0, Y.encodeStateVector(new Y.Doc())));
	// Each another state vector, so that no answer serves twice.
	for (let clock = 1; clock < 4; clock++) seat.send(sync(0, Y.encodeStateVector(new Map([[clock, 5]]))));
	expect(await seat.closed).toBe(4429);
});

test('asking for everybody’s awareness again and again is too much', async () => {
	const opened = await openBoard({ socketQuestions: only(3) });
	({ house } = opened);
	const seat = await sends(house, opened.people.ben, 'draft@1', Uint8Array.of(messageType.query));
	for (let n = 0; n < 3; n++) seat.send(Uint8Array.of(messageType.query));
	expect(await seat.closed).toBe(4429);
});

test('what one person writes is counted over all their sockets', async () => {
	const opened = await openBoard({ personBytes: only(4000) });
	({ house } = opened);
	await openSession(house, opened.people.fay);
	const { ben, ada } = opened.people;
	const note = () => updateOf(new Y.Doc(), (doc) => hang(doc, freshMark(), noteOf(ben, 'x'.repeat(1500))));
	const [one, two] = [await sends(house, ben, 'draft@1', sync(2, note())), raw(house, ben, 'draft@1')];
	await two.opened;
	two.send(sync(2, note()));
	two.send(sync(2, note()));
	expect(await two.closed).toBe(4429);
	expect(one.socket.readyState).toBe(one.socket.OPEN);
	await join(house, ada, 'draft@1').synced;
});

test('who is refused again and again is told to wait', async () => {
	const opened = await openBoard({ personBytes: only(100_000), refusal: 60_000 });
	({ house } = opened);
	await openSession(house, opened.people.fay);
	const { ben, ada } = opened.people;
	const foreign = () =>
		sync(
			2,
			updateOf(new Y.Doc(), (doc) => hang(doc, freshMark(), noteOf(ada, 'not mine')))
		);
	const codes = [];
	for (let n = 0; n < 3; n++) codes.push(await (await sends(house, ben, 'draft@1', foreign())).closed);
	expect(codes).toEqual([4422, 4422, 4429]);
	await join(house, ada, 'draft@1').synced;
});

test('many pieces in one message weigh as much as many messages', async () => {
	const opened = await openBoard({ personBytes: only(100_000) });
	({ house } = opened);
	await openSession(house, opened.people.fay);
	const { ben } = opened.people;
	const notes = updateOf(new Y.Doc(), (doc) => {
		for (let n = 0; n < 200; n++) hang(doc, freshMark(), noteOf(ben, 'mine'));
	});
	expect(notes.byteLength).toBeLessThan(100_000);
	const seat = await sends(house, ben, 'draft@1', sync(2, notes));
	seat.send(
		sync(
			2,
			updateOf(new Y.Doc(), (doc) => hang(doc, freshMark(), noteOf(ben, 'mine')))
		)
	);
	expect(await seat.closed).toBe(4429);
});

test('a person who keeps coming and going is told to wait, and others come in', async () => {
	const opened = await openBoard({ personSockets: only(3) });
	({ house } = opened);
	for (let n = 0; n < 3; n++) {
		const seat = raw(house, opened.people.ben, 'agreed@1');
		await until(() => seat.notices.length > 0);
		seat.leave();
	}
	expect(await raw(house, opened.people.ben, 'draft@1').closed).toBe(4429);
	await join(house, opened.people.ada, 'draft@1').synced;
});

test('a draft that was written under very many clients begins anew, and holds what it held', async () => {
	const opened = await openBoard({ turnClients: 3 });
	({ house } = opened);
	await openSession(house, opened.people.fay);
	const { ben, ada } = opened.people;
	const watching = raw(house, ada, 'agreed@1');
	await watching.opened;
	for (let n = 0; n < 4; n++)
		await sends(
			house,
			ben,
			'draft@1',
			sync(
				2,
				updateOf(new Y.Doc(), (doc) => hang(doc, freshMark(), noteOf(ben, `Note ${n}`)))
			)
		);
	await until(() => watching.notices.some((each) => each.kind === 'turned' && each.generation === 2));
	const next = join(house, ada, 'draft@2');
	await next.synced;
	expect(allHung(next.doc)).toHaveLength(4);
	expect(Y.decodeStateVector(Y.encodeStateVector(next.doc)).size).toBe(1);
});
