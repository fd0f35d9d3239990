import type { RequestEvent } from '@sveltejs/kit';
import { afterEach, describe, expect, it } from 'vitest';
import { handleError } from './hooks.server.ts';
import { heed, type Told } from '#lib/server/bus.ts';

describe('a page that can’t be made', () => {
	let end = (): void => {};
	afterEach(() => end());

	const heard = async (status: number, error: Error) => {
		const told: Told[] = [];
		end = heed((each) => void told.push(each));
		const request = new Request('http://localhost/', { headers: { 'x-request-id': 'of-this-page' } });
		const event = { request } as RequestEvent;
		return { told, shown: await handleError({ error, event, status, message: 'Not Found' }) };
	};

	it('is told to whoever looks after the server, and its words to nobody', async () => {
		const cause = new Error('no such column: secret');
		const { told, shown } = await heard(500, cause);
		expect(told).toEqual([{ kind: 'fault', request: 'of-this-page', cause }]);
		expect(shown).toEqual({ message: 'Something went wrong here. It has been noted.' });
	});

	it('is no fault where there is none', async () => {
		const { told, shown } = await heard(404, new Error('Not found: /nowhere'));
		expect([told, shown]).toEqual([[], { message: 'Not Found' }]);
	});
});
