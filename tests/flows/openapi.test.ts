import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { openApiDocument } from '../../server/gateway/api/openapi/document.ts';
import { actExamples } from '../../server/gateway/api/openapi/examples.ts';
import { forms, type FormName } from '../../server/gateway/api/openapi/forms.ts';
import { operations, type Operation } from '../../server/gateway/api/openapi/operations.ts';
import { pointLink } from '../../src/lib/server/auth/links.ts';
import { digest, freshSecret } from '../../src/lib/server/auth/secrets.ts';
import { board, openBoard, openSession, type House, type People } from './house.ts';

/** What the API really gives, held against its document. */

let house: House;
let people: People;
let guest: { cookie: string };
const csv = 'Key,Title,Product\nA-1,First,Apps\n';

beforeAll(async () => {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
	const made = { board, madeBy: people.ada.person, item: null, label: 'Sales', days: 1 };
	const { id } = await pointLink(house.storage, made);
	const visit = freshSecret();
	await house.storage.links.visit(digest(visit), id, Date.now() + 3_600_000);
	guest = { cookie: `lockstep-point=${visit}` };
});
afterAll(() => house.leave());

/** Something that each operation grants, and what some refuse. */
const bodies: Readonly<Record<string, readonly unknown[]>> = {
	act: [
		{ id: 'openapi-1', act: { kind: 'add-point', text: 'Speak', changes: [] } },
		{ id: 'openapi-2', act: { kind: 'sign-off', proposal: 'nowhere' } }
	],
	bringPoint: [{ id: 'openapi-3', guest: 'Rob', text: 'Earlier' }],
	found: [{ name: 'Another', zone: 'Europe/Berlin', file: { text: csv } }],
	preview: [{ text: csv }],
	compare: [{ file: { text: csv }, dry: true }]
};

const addressOf = ({ path, query }: Operation): string =>
	path
		.replace('{board}', board)
		.replace('{version}', '0')
		.replaceAll(/\{\w+\}/g, '1') + (query ? `?${Object.keys(query).join('=&')}=` : '');

const callerOf = ({ who }: Operation) =>
	who === 'link' ? guest : who === 'anybody' ? undefined : people.root;

async function ask(operation: Operation): Promise<readonly Response[]> {
	const address = addressOf(operation);
	if (operation.method === 'get') return [await house.get(address, callerOf(operation))];
	const responses = [];
	// The administrator may sign nothing: acts are a seat's.
	const caller = operation.id === 'act' ? people.sam : callerOf(operation);
	for (const body of bodies[operation.id] ?? []) responses.push(await house.post(address, body, caller));
	return responses;
}

test.each(operations)('$method $path gives what it says', async (operation) => {
	const responses = await ask(operation);
	expect(responses.length).toBeGreaterThan(0);
	for (const response of responses) {
		const given = operation.gives[response.status];
		expect(given, `${response.status} ${given ? '' : await response.clone().text()}`).toBeDefined();
		if (given?.form) holds(given.form, await response.json());
		else expect(response.headers.get('content-type')).toBe(given?.type);
	}
});

/** What is given satisfies its form, and holds nothing that the form does not name. */
function holds(form: FormName, value: unknown): void {
	const parsed = v.safeParse(forms[form], value);
	expect(parsed.issues ?? []).toEqual([]);
	expect(parsed.output).toEqual(value);
}

test('both ends of the door are told: granted and refused', async () => {
	const act = operations.find(({ id }) => id === 'act');
	const statuses = act ? (await ask(act)).map(({ status }) => status) : [];
	expect(statuses).toEqual([200, 409]);
});

/** Two are asked elsewhere and never here. */
const askedHere = Object.entries(actExamples).filter(([kind]) => kind !== 'found' && kind !== 'bring-point');

test.each(askedHere)(
	'the example of %s is granted, or refused by a rule that says why',
	async (kind, act) => {
		const response = await house.post(
			`/api/v1/boards/${board}/acts`,
			{ id: `ex-${kind}`, act: { kind, ...act } },
			people.ada
		);
		expect([200, 409], await response.clone().text()).toContain(response.status);
		const answer: unknown = await response.json();
		holds(response.status === 200 ? 'Granted' : 'Refused', answer);
		if (response.status === 409)
			expect(answer).toMatchObject({
				refusal: {
					rule: expect.stringMatching(/^[A-Z]{2}\d+$/) as unknown,
					because: expect.stringMatching(/^[A-Z].*[.:?]/) as unknown
				}
			});
	}
);

test.each(operations.filter(({ who }) => who !== 'anybody'))(
	'$method $path is closed to strangers',
	async (operation) => {
		const address = addressOf(operation);
		const [body] = bodies[operation.id] ?? [];
		const response = operation.method === 'get' ? await house.get(address) : await house.post(address, body);
		expect(response.status).toBe(401);
		holds('Failure', await response.json());
	}
);

test('the document is served to anybody, as it is', async () => {
	const response = await house.get('/api/v1/openapi.json');
	expect(await response.json()).toEqual(openApiDocument());
});
