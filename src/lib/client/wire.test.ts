import { expect, test } from 'vitest';
import { fetchBootstrap, type Wire } from './wire.ts';

const answering = (response: Response): Wire => ({
	...{ origin: 'http://lockstep.example', WebSocket, patience: 1000 },
	fetch: async () => response
});
const asked = (response: Response) => fetchBootstrap(answering(response), 'b');

test('the server says no in a sentence', async () => {
	for (const status of [401, 403, 404, 429])
		await expect(asked(Response.json({ error: 'No.' }, { status }))).rejects.toMatchObject({
			status,
			message: 'No.'
		});
});

test('whoever else says no on the way to it is nobody to be believed: the server was not reached', async () => {
	for (const status of [401, 403, 404, 511])
		for (const body of ['<h1>Sign in to this network</h1>', '{"message":"No such route"}', 'null'])
			await expect(asked(new Response(body, { status }))).rejects.toMatchObject({ status: null });
});

test('a server that can’t just now is not reached either, and may say why', async () => {
	const busy = Response.json({ error: 'The database does not answer.' }, { status: 503 });
	await expect(asked(busy)).rejects.toMatchObject({
		status: null,
		message: 'The database does not answer.'
	});
});
