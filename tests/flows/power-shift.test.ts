import { afterEach, expect, test } from 'vitest';
import { powerShift, type PowerShift } from '../../src/lib/domain/metrics.ts';
import { idOf, type ProposalId } from '../../src/lib/domain/ids.ts';
import { items, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { upcast } from '../../src/lib/document/upcast.ts';
import { powerShiftOn } from '../../src/lib/server/power-shift.ts';
import {
	board,
	freshId,
	openBoard,
	openSession,
	readBackSignLock,
	type House,
	type People
} from './house.ts';

/** `GET /api/v1/boards/:id/power-shift`: what is counted while the board goes on. */

let house: House;
afterEach(() => house.leave());

const address = `/api/v1/boards/${board}/power-shift`;
const summer = { ...{ product: products.apps, team: teams.red, timebox: timeboxes.summer }, after: null };

/** The stakeholder asks, the Product Owner answers. */
async function asked(people: People, item: keyof typeof items, answer: 'sign-off' | 'decline') {
	const id = freshId();
	const proposal = idOf<ProposalId>(id);
	const change = { kind: 'move' as const, item: items[item], to: summer };
	await house.does(people.sam, { kind: 'propose', changes: [change], because: null, cause: null }, id);
	if (answer === 'sign-off') await house.does(people.ada, { kind: 'sign-off', proposal });
	else await house.does(people.ada, { kind: 'decline', proposal, because: 'Not before autumn' });
}

test('counts on while the board goes on, and is what counting it all again gives', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people } = opened;
	const shift = async () => (await (await house.get(address, people.obi)).json()) as PowerShift;
	expect((await shift()).total).toMatchObject({ proposed: 0, agreed: 0, declined: 0 });
	await openSession(house, people.fay);
	await asked(people, 'a1', 'sign-off');
	await asked(people, 'a2', 'decline');
	expect((await shift()).total).toMatchObject({ proposed: 2, agreed: 1, declined: 1 });
	await readBackSignLock(house, people);
	const after = await shift();
	expect(after.sprints.map(({ session, agreed }) => [session, agreed])).toEqual([
		[1, 1],
		[null, 0]
	]);
	expect(after.total).toMatchObject({
		bySeat: [{ seat: 'stakeholder', proposed: 2, own: 0, agreed: 1, declined: 1 }],
		overrides: { governed: 0, unprepared: 1, underLock: 0 }
	});
	const head = await house.storage.log.head(board);
	const entries = (await house.storage.log.entries(board, 1, head?.seq ?? 0)).map(upcast);
	expect(after).toEqual(JSON.parse(JSON.stringify(powerShift(entries, after.at))));
});

test('two who ask at once are told the same, and nothing is counted twice', async () => {
	const opened = await openBoard();
	house = opened.house;
	await openSession(house, opened.people.fay);
	await asked(opened.people, 'a1', 'sign-off');
	const now = Date.now();
	const both = await Promise.all([0, 1].map(() => powerShiftOn(house.storage.log, board, now, upcast)));
	expect(both[0]?.total.agreed).toBe(1);
	expect(both[1]).toEqual(both[0]);
});

test('is for everybody who reads the board, and for nobody else', async () => {
	const opened = await openBoard();
	house = opened.house;
	const { people } = opened;
	expect((await house.get(address, await house.watch())).status).toBe(200);
	expect((await house.get(address)).status).toBe(401);
	expect((await house.get(address, people.zoe)).status).toBe(403);
	const nowhere = await house.get(address.replace(board, 'nowhere'), people.root);
	expect(nowhere.status).toBe(404);
});
