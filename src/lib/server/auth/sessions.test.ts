import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adapters } from '../storage/testing/adapters.ts';
import { account, board, founding, mara, watch } from '../storage/testing/fixtures.ts';
import type { Storage } from '../storage/ports.ts';
import { actorOf } from './actor.ts';
import { cookieNames } from './cookies.ts';
import { digest } from './secrets.ts';
import { lifetimeMs, startSession, validate } from './sessions.ts';

const day = 24 * 3600 * 1000;
const names = cookieNames(false);

describe.each(adapters)('a sign-in on %s', (_name, open) => {
	let store: Storage;
	beforeEach(async () => {
		vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 4) });
		store = await open();
		await store.accounts.make(account(), null);
	});
	afterEach(async () => {
		vi.useRealTimers();
		await store.close();
	});

	const ask = (secret: string) => actorOf(store, `other=1; ${names.session}=${secret}; x=y`, names);

	it('is kept only as the hash of its secret', async () => {
		const secret = await startSession(store.authSessions, mara, 'Firefox');
		expect(secret.length).toBeGreaterThanOrEqual(32);
		expect(await store.authSessions.find(secret)).toBeNull();
		expect((await store.authSessions.find(digest(secret)))?.session).toMatchObject({
			person: mara,
			device: 'Firefox'
		});
	});

	it('says who is asking', async () => {
		const secret = await startSession(store.authSessions, mara, 'Firefox');
		expect(await ask(secret)).toEqual({
			kind: 'person',
			person: mara,
			name: 'Mara Ibsen',
			administrator: false,
			authSession: digest(secret),
			watch: null
		});
	});

	it.each(['', 'nonsense', 'ä%00'])('is not opened by %j', async (secret) => {
		expect(await ask(secret)).toEqual({ kind: 'stranger' });
	});

	it('is not opened by its hash', async () => {
		expect(await ask(digest(await startSession(store.authSessions, mara, '')))).toEqual({ kind: 'stranger' });
	});

	it('ends with a closed account', async () => {
		const secret = await startSession(store.authSessions, mara, '');
		await store.accounts.close(mara, Date.now());
		expect(await ask(secret)).toEqual({ kind: 'stranger' });
	});

	it('slides with use, ends after a week without, and in any case after thirty days', async () => {
		const secret = await startSession(store.authSessions, mara, '');
		const began = Date.now();
		while (Date.now() < began + lifetimeMs - 5 * day) {
			vi.setSystemTime(Date.now() + 5 * day);
			expect(await validate(store.authSessions, secret)).not.toBeNull();
		}
		expect((await store.authSessions.find(digest(secret)))?.session.expiresAt).toBe(began + lifetimeMs);
		vi.setSystemTime(began + lifetimeMs);
		expect(await validate(store.authSessions, secret)).toBeNull();

		const idle = await startSession(store.authSessions, mara, '');
		vi.setSystemTime(Date.now() + 7 * day);
		expect(await validate(store.authSessions, idle)).toBeNull();
		expect(await store.authSessions.of(mara)).toEqual([]);
	});

	it('is good for reading while nothing can be written', async () => {
		const secret = await startSession(store.authSessions, mara, '');
		const full = () => Promise.reject(new Error('database or disk is full'));
		const onFullDisk = { ...store.authSessions, extend: full, end: full };
		vi.setSystemTime(Date.now() + 5 * day);
		expect(await validate(onFullDisk, secret)).toMatchObject({ person: mara });
		vi.setSystemTime(Date.now() + 3 * day);
		expect(await validate(onFullDisk, secret)).toBeNull();
	});

	it('goes before a watch link, and is told of it', async () => {
		await store.log.append(founding());
		const link = { ...watch(), expiresAt: Date.now() + day };
		await store.links.keep(link, digest('link'));
		await store.links.visit(digest('visit'), link.id, link.expiresAt);
		const cookie = `${names.watch}=visit`;
		expect(await actorOf(store, cookie, names)).toEqual({ kind: 'watcher', board, link: link.id });
		const secret = await startSession(store.authSessions, mara, '');
		const caller = await actorOf(store, `${cookie}; ${names.session}=${secret}`, names);
		expect(caller).toMatchObject({ kind: 'person', watch: { board, link: link.id } });
		await store.links.revoke(link.id, Date.now());
		expect(await actorOf(store, cookie, names)).toEqual({ kind: 'stranger' });
	});

	it('insists on the prefix where it is reached by https', async () => {
		const secret = await startSession(store.authSessions, mara, '');
		const secure = cookieNames(true);
		expect(secure.session).toMatch(/^__Host-/);
		expect((await actorOf(store, `${names.session}=${secret}`, secure)).kind).toBe('stranger');
		expect((await actorOf(store, `${secure.session}=${secret}`, secure)).kind).toBe('person');
	});
});
