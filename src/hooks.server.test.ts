import type { RequestEvent } from '@sveltejs/kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { handle, handleError } from './hooks.server.ts';
import { heed, type Told } from '#lib/server/bus.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import { freshDatabase } from '#lib/server/storage/testing/postgres.ts';

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

describe('a page whose data can’t be reached', () => {
	afterEach(() => vi.unstubAllEnvs());

	it('says to come again, and is no fault', async () => {
		const database = await freshDatabase();
		await (await openStorage('', database.url)).close();
		vi.stubEnv('DATABASE_URL', database.url);
		const event = { request: new Request('http://localhost/'), locals: {} } as RequestEvent;
		const asked = (): Promise<unknown> => event.locals.store.boards.all();
		const resolve = async (): Promise<Response> => Response.json(await asked());
		const page = async (): Promise<Response> => handle({ event, resolve });
		expect(await (await page()).json()).toEqual([]);
		await database.remove();
		await expect(page()).rejects.toMatchObject({ status: 503 });
		await event.locals.store.close();
	});
});
