import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf, type PersonId } from '../../src/lib/domain/ids.ts';
import { openBoard, type Caller, type House, type People } from './house.ts';

/** Founding a board by a file, over HTTP, by somebody who got no answer and asks again. */

let house: House;
let people: People;
beforeAll(async () => ({ house, people } = await openBoard()));
afterAll(() => house.leave());

const asked = {
	name: 'Asked again',
	zone: 'Europe/Berlin',
	file: { text: 'Key,Title,Product\nA-1,First,Apps\n' }
};

async function found(caller: Caller, more: object): Promise<[status: number, board: string | undefined]> {
	const response = await house.post('/api/v1/boards', { ...asked, ...more }, caller);
	return [response.status, ((await response.json()) as { board?: string }).board];
}

const boards = async (): Promise<number> => (await house.storage.boards.all()).length;

test('asked again under its id, at once, later or in other words, it is the same board', async () => {
	const before = await boards();
	const id = ulid();
	const atOnce = await Promise.all([found(people.root, { id }), found(people.root, { id })]);
	const renamed = await found(people.root, { id, name: 'Another name' });
	await house.restart();
	const later = await found(people.root, { id });
	for (const each of [...atOnce, renamed, later]) expect(each).toEqual([201, id]);
	expect(await boards()).toBe(before + 1);
});

test('the id of another’s board founds nothing', async () => {
	const ida = { person: idOf<PersonId>('ida'), name: 'ida', email: 'ida@example.org', administrator: true };
	await house.storage.accounts.make({ ...ida, madeAt: 0, closedAt: null }, null);
	const id = ulid();
	await found(people.root, { id });
	const before = await boards();
	expect(await found(await house.signIn('ida'), { id })).toEqual([409, undefined]);
	expect(await boards()).toBe(before);
});

test('without an id each is a board of its own', async () => {
	const before = await boards();
	for (const [status] of [await found(people.root, {}), await found(people.root, {})])
		expect(status).toBe(201);
	expect(await boards()).toBe(before + 2);
});
