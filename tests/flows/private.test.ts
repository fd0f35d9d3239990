import * as Y from 'yjs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { tableOf } from '../../src/lib/document/agreed.ts';
import type { Entry } from '../../src/lib/domain/entries.ts';
import { board, openBoard, prepareAndOpen, readBackSignLock, type House, type People } from './house.ts';
import { join, leaveAll } from './seats.ts';

let house: House;
let people: People;
const secret = 'Two people of one team do not speak to each other.';
const reason = 'This takes somebody who leads them both.';

beforeAll(async () => {
	({ house, people } = await openBoard());
});
afterEach(leaveAll);
afterAll(() => house.leave());

const words = async (ids: readonly string[], caller: { cookie: string }) =>
	(await (await house.get(`/api/v1/boards/${board}/words?ids=${ids.join(',')}`, caller)).json()) as Record<
		string,
		string
	>;

async function only(caller: { cookie: string }) {
	const seat = join(house, caller, 'agreed@1');
	await seat.synced;
	const [impediment] = tableOf(seat.doc).impediments.values();
	if (!impediment) throw new Error('It is not on the board');
	return { impediment, bytes: Buffer.from(Y.encodeStateAsUpdate(seat.doc)).toString('latin1') };
}

test('[IM8] a private impediment is seen by all and read by those it concerns, wherever one looks', async () => {
	const { ada, ben, fay, mia, obi, sam, root } = people;
	await house.does(sam, {
		kind: 'raise-impediment',
		text: secret,
		severity: 'high',
		product: null,
		item: null,
		owner: ada.person,
		private: true
	});
	const raised = (await only(ben)).impediment;
	expect(raised).toMatchObject({ private: true, owner: 'ada', product: null });
	await house.does(ada, {
		kind: 'escalate-impediment',
		impediment: raised.id,
		to: mia.person,
		because: reason
	});
	const { impediment, bytes } = await only(obi);
	const ids = [impediment.text, ...impediment.path.map((rung) => rung.because)];
	expect(ids).toHaveLength(2);

	for (const reader of [sam, ada, mia])
		expect(Object.values(await words(ids, reader)).sort()).toEqual([reason, secret].sort());
	for (const other of [ben, fay, obi, root, await house.watch()]) expect(await words(ids, other)).toEqual({});
	expect(bytes).not.toContain('do not speak');

	await prepareAndOpen(house, people);
	await readBackSignLock(house, people);
	for (const path of ['/sessions/1/replay', '/snapshots/1', '/generations/2', '']) {
		const response = await house.get(`/api/v1/boards/${board}${path}`, ada);
		expect(response.status).toBe(200);
		const served = Buffer.from(await response.arrayBuffer()).toString('latin1');
		for (const text of ['do not speak', 'leads them both']) expect(served).not.toContain(text);
	}
	expect(await words(ids, ben)).toEqual({});
	expect(Object.keys(await words(ids, mia))).toHaveLength(2);
});

test('[IM8] it stays so after a restart', async () => {
	const replayed = await house.get(`/api/v1/boards/${board}/sessions/1/replay`, people.ada);
	const { records } = (await replayed.json()) as {
		records: { impediments: readonly { text: string }[] };
		entries: readonly Entry[];
	};
	const ids = records.impediments.map(({ text }) => text);
	await house.restart();
	expect(ids).toHaveLength(1);
	expect(await words(ids, people.ben)).toEqual({});
	expect(Object.values(await words(ids, people.sam))).toEqual([secret]);
});
