import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations, type Operation } from '../../server/gateway/api/openapi/operations.ts';
import { OutOfReach } from '../../src/lib/server/storage/ports.ts';
import { board, freshFolder, openBoard, openSession, type House, type People } from './house.ts';

/** A database that does not answer: whoever asks anything of the API is to come again, and is told of no fault. */

let house: House;
let people: People;
beforeAll(async () => {
	({ house, people } = await openBoard({}, freshFolder(), { quiet: true }));
	await openSession(house, people.fay);
});
afterAll(() => house.leave());

/** From now on these of the store's ports reject whatever they are asked. */
function lose(
	...names: readonly ('log' | 'boards' | 'accounts' | 'authSessions' | 'links' | 'imports')[]
): void {
	const { storage } = house.serving.gateway;
	for (const name of names)
		for (const method of Object.keys(storage[name]))
			Object.assign(storage[name], { [method]: () => Promise.reject(new OutOfReach('nobody is there')) });
}

const csv = 'Key,Title,Product\nA-1,First,Apps\n';
const bodies: Readonly<Record<string, unknown>> = {
	act: { id: 'once', act: { kind: 'add-point', text: 'Speak', changes: [] } },
	bringPoint: { id: 'once-only', guest: 'Rob', text: 'Earlier' },
	found: { name: 'Another', zone: 'Europe/Berlin', file: { text: csv } },
	preview: { text: csv },
	compare: { file: { text: csv }, dry: true }
};

function ask({ method, path, id }: Operation): Promise<Response> {
	const at = path.replace('{board}', board).replace(/\{\w+\}/, '1');
	return method === 'get' ? house.get(at, people.root) : house.post(at, bodies[id], people.root);
}

test('of a store that answers nothing', async () => {
	lose('log', 'boards', 'accounts', 'authSessions', 'links', 'imports');
	for (const operation of operations.filter(({ id }) => id !== 'describe')) {
		const response = await ask(operation);
		expect([operation.id, response.status]).toEqual([operation.id, 503]);
		expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
		expect(await response.json()).toEqual({ error: expect.stringContaining('Try again') as string });
	}
});

test('of a store that answers only who it is', async () => {
	await house.restart();
	lose('log');
	for (const operation of operations)
		expect([operation.id, (await ask(operation)).status]).not.toEqual([operation.id, 500]);
	expect((await house.get(`/api/v1/boards/${board}`, people.ada)).status).toBe(503);
});

test('of a store that is gone once the board is founded: who founded it is told so, and founds it once', async () => {
	await house.restart();
	lose('imports');
	const founded = await house.post('/api/v1/boards', bodies['found'], people.root);
	expect(founded.status).toBe(201);
});

test('of a store that falls silent: who looks whether it is ready is told no, and does not wait for it', async () => {
	await house.restart();
	const silent = Promise.withResolvers<null>();
	Object.assign(house.serving.gateway.storage.log, { head: () => silent.promise });
	const answer = await house.get('/readyz');
	expect([answer.status, await answer.text()]).toEqual([503, 'The store does not answer.\n']);
	silent.resolve(null);
});
