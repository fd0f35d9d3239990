import { afterEach, beforeEach, expect, test } from 'vitest';
import { idOf, type ItemId } from '../../src/lib/domain/ids.ts';
import { items } from '../../src/lib/domain/testing/board.ts';
import { pointLink, revokeLink } from '../../src/lib/server/auth/links.ts';
import { digest, freshSecret } from '../../src/lib/server/auth/secrets.ts';
import { board, openBoard, openSession, type Caller, type House, type People } from './house.ts';

/** A Product Owner's talking-point link: what its holder may do at the server, and what not. */

let house: House;
let people: People;
const path = '/api/v1/talking-point';

beforeEach(async () => {
	({ house, people } = await openBoard({ linkPoints: { burst: 3, perSecond: 0 } }));
});
afterEach(() => house.leave());

/** A browser that came by a link of that person. */
async function guestOf({ person }: Caller, item: ItemId | null = items.c1) {
	const made = { board, madeBy: person, item, label: 'Sales', days: 1 };
	const { id } = await pointLink(house.storage, made);
	const visit = freshSecret();
	await house.storage.links.visit(digest(visit), id, Date.now() + 3_600_000);
	return { cookie: `lockstep-point=${visit}`, link: id };
}

const said = (id = 'guest-act-1', text = 'Three weeks earlier, please') => ({
	id,
	guest: 'Rob, Sales',
	text
});
const points = async () => {
	const room = await house.serving.gateway.rooms.open(board);
	return [...(room?.table.points.values() ?? [])];
};

test('shows until when the board is locked and what it asks about, and nothing else', async () => {
	const guest = await guestOf(people.ada);
	const shown = await house.get(path, guest);
	expect(shown.status).toBe(200);
	expect(await shown.json()).toEqual({
		...{ board: 'Portfolio', owner: 'ada', zone: 'Europe/Berlin', state: 'locked' },
		item: { key: 'C1', title: 'Item c1' },
		until: expect.any(Number) as unknown,
		now: expect.any(Number) as unknown
	});
	for (const rest of ['', '/people', '/words?ids=', '/snapshots', '/snapshots/0'])
		expect((await house.get(`/api/v1/boards/${board}${rest}`, guest)).status).toBe(401);
	const act = { kind: 'add-point', text: 'x', changes: [] };
	expect((await house.post(`/api/v1/boards/${board}/acts`, { id: 'x', act }, guest)).status).toBe(401);
});

test.each([
	['management-input', 'locked'],
	['full-freeze', 'locked'],
	['soft', 'unlocked'],
	['off', 'unlocked']
] as const)(
	'under %s the board is %s to whoever holds a link, and in session once it is open',
	async (policy, state) => {
		const guest = await guestOf(people.ada);
		const shown = async () =>
			(await (await house.get(path, guest)).json()) as { state: string; until: unknown };
		await house.does(people.root, { kind: 'govern', policy, authority: null });
		expect(await shown()).toMatchObject({ state });
		await openSession(house, people.fay);
		expect(await shown()).toMatchObject({ state: 'in-session', until: null });
	}
);

test('brings a point once, in the name of whose link it is, with the words of who brought it', async () => {
	const guest = await guestOf(people.ada);
	const first = await house.post(path, said(), guest);
	const answer = (await first.json()) as { ok: boolean };
	expect([first.status, answer.ok]).toEqual([200, true]);
	expect(await (await house.post(path, said(), guest)).json()).toEqual(answer);
	const [point, ...more] = await points();
	expect(more).toEqual([]);
	expect(point).toMatchObject({ by: 'ada', seat: 'product-owner', item: items.c1, state: 'waiting' });
	const ids = [point?.text, point?.guest].join(',');
	const words = await house.get(`/api/v1/boards/${board}/words?ids=${ids}`, people.obi);
	expect(Object.values((await words.json()) as object)).toEqual([
		expect.stringMatching(/Three weeks|Rob, Sales/),
		expect.stringMatching(/Three weeks|Rob, Sales/)
	]);
	const [entry] = (await house.storage.log.entries(board, 1, 999)).slice(-1);
	expect(entry).toMatchObject({ kind: 'point-brought', by: { kind: 'link', of: 'ada' } });
});

test('another thing under an id that was used is refused, and its owner’s acts are not reached by it', async () => {
	const guest = await guestOf(people.ada);
	await house.does(people.ada, { kind: 'add-point', text: 'mine', changes: [] }, 'guest-act-1');
	expect((await house.post(path, said(), guest)).status).toBe(200);
	const other = await house.post(path, said('guest-act-1', 'else'), guest);
	expect(other.status).toBe(409);
	expect(await other.json()).toMatchObject({ refusal: { rule: 'ID1' } });
	expect(await points()).toHaveLength(2);
});

test('a link that asks about nothing, or about what is gone, brings a point about nothing', async () => {
	for (const item of [null, idOf<ItemId>('gone')]) {
		const guest = await guestOf(people.ben, item);
		expect(await (await house.get(path, guest)).json()).toMatchObject({ item: null });
		expect((await house.post(path, said(), guest)).status).toBe(200);
	}
	expect((await points()).map(({ by, item }) => [by, item])).toEqual([
		['ben', undefined],
		['ben', undefined]
	]);
});

test('ends with the link, and with the seat of whose it is', async () => {
	const guest = await guestOf(people.ada);
	await house.does(people.root, { kind: 'seat', person: people.ada.person, seats: ['stakeholder'] });
	const refused = await house.post(path, said(), guest);
	expect(refused.status).toBe(409);
	expect(await refused.json()).toMatchObject({ refusal: { rule: 'TP8' } });
	const link = await house.storage.links.one(guest.link);
	if (link) await revokeLink(house.storage, link);
	expect((await house.get(path, guest)).status).toBe(401);
	expect((await house.post(path, said('guest-act-2'), guest)).status).toBe(401);
	expect((await house.get(path)).status).toBe(401);
});

test.each([
	['no name', { ...said(), guest: ' ' }],
	['no words', { ...said(), text: '' }],
	['too many words', { ...said(), text: 'x'.repeat(4001) }],
	['no id', { ...said(), id: '' }],
	['more than is asked', { ...said(), changes: [] }]
])('what comes with %s is not taken', async (_, body) => {
	const response = await house.post(path, body, await guestOf(people.ada));
	expect(response.status).toBe(400);
	expect(await points()).toEqual([]);
});

test('only so much comes by one link at a time', async () => {
	const [guest, other] = [await guestOf(people.ada), await guestOf(people.ada)];
	const statuses = [];
	for (const n of [1, 2, 3, 4]) statuses.push((await house.post(path, said(`guest-act-${n}`), guest)).status);
	expect(statuses).toEqual([200, 200, 200, 429]);
	expect((await house.post(path, said(), other)).status).toBe(200);
});

test('nobody brings one by the common door', async () => {
	const act = { kind: 'bring-point', text: 'x', guest: 'y' } as const;
	for (const caller of [people.ada, people.fay, people.root])
		expect(await house.act(caller, act)).toMatchObject({ ok: false, refusal: { rule: 'TP7' } });
});
