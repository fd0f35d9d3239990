import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuthSession } from './account-ports.ts';
import type { Storage } from './ports.ts';
import { adapters } from './testing/adapters.ts';
import {
	account,
	board,
	founding,
	invitation,
	mara,
	noon,
	otto,
	pointLink,
	setup,
	signInLink,
	watch
} from './testing/fixtures.ts';

const session = (over: Partial<AuthSession> = {}): AuthSession => ({
	id: 's1',
	person: mara,
	startedAt: noon,
	expiresAt: noon + 100,
	endsAt: noon + 1000,
	device: 'Firefox on Linux',
	...over
});
const newcomer = account({ person: otto, name: 'Otto Lind', email: 'otto@example.org', madeAt: noon + 1 });

describe.each(adapters)('accounts on %s', (_name, open) => {
	let store: Storage;
	beforeEach(async () => {
		store = await open();
		await store.accounts.make(account(), 'hash-1');
	});
	afterEach(() => store.close());

	it('are found by person and by address', async () => {
		expect(await store.accounts.one(mara)).toEqual(account());
		expect(await store.accounts.one(otto)).toBeNull();
		expect(await store.accounts.credentials('mara@example.org')).toEqual({
			account: account(),
			password: 'hash-1'
		});
		expect(await store.accounts.credentials('otto@example.org')).toBeNull();
	});

	it('are not made twice for one address', async () => {
		expect(await store.accounts.make({ ...newcomer, email: 'mara@example.org' }, null)).toBe('taken');
		expect(await store.accounts.make(newcomer, null)).toBe('made');
		expect(await store.accounts.all()).toEqual([account(), newcomer]);
	});

	it('change name and password', async () => {
		await store.accounts.rename(mara, 'Mara I.');
		await store.accounts.setPassword(mara, 'hash-2');
		const found = await store.accounts.credentials('mara@example.org');
		expect(found).toEqual({ account: account({ name: 'Mara I.' }), password: 'hash-2' });
	});

	it('close with their sign-ins and the links they made or were given, and keep the name', async () => {
		await store.log.append(founding());
		await store.authSessions.keep(session());
		await store.links.keep(signInLink(), 'x1');
		await store.links.keep(invitation(), 'x2');
		await store.links.keep(watch(), 'x3');
		await store.links.keep(pointLink(), 'x4');
		await store.accounts.close(mara, noon + 5);
		await store.accounts.close(mara, noon + 9);
		expect(await store.accounts.one(mara)).toEqual(account({ closedAt: noon + 5 }));
		expect(await store.authSessions.of(mara)).toEqual([]);
		expect((await store.links.find('x1'))?.state.kind).toBe('revoked');
		expect((await store.links.find('x2'))?.state.kind).toBe('revoked');
		expect((await store.links.find('x3'))?.state.kind).toBe('live');
		expect((await store.links.find('x4'))?.state.kind).toBe('revoked');
	});
});

describe.each(adapters)('auth sessions on %s', (_name, open) => {
	let store: Storage;
	beforeEach(async () => {
		store = await open();
		await store.accounts.make(account(), null);
		await store.authSessions.keep(session());
	});
	afterEach(() => store.close());

	it('are found with their account and extended', async () => {
		await store.authSessions.extend('s1', noon + 200);
		expect(await store.authSessions.find('s1')).toEqual({
			session: session({ expiresAt: noon + 200 }),
			account: account()
		});
		expect(await store.authSessions.find('s2')).toBeNull();
	});

	it('end one by one, or all of a person at once', async () => {
		await store.authSessions.keep(session({ id: 's2', startedAt: noon + 1 }));
		await store.authSessions.keep(session({ id: 's3', startedAt: noon + 2 }));
		expect((await store.authSessions.of(mara)).map(({ id }) => id)).toEqual(['s3', 's2', 's1']);
		await store.authSessions.end('s2');
		expect((await store.authSessions.of(mara)).map(({ id }) => id)).toEqual(['s3', 's1']);
		await store.authSessions.endAll(mara);
		expect(await store.authSessions.of(mara)).toEqual([]);
	});

	it('are swept when they have run out', async () => {
		await store.authSessions.keep(session({ id: 's2', expiresAt: noon + 101 }));
		await store.authSessions.sweep(noon + 100);
		expect((await store.authSessions.of(mara)).map(({ id }) => id)).toEqual(['s2']);
	});
});

describe.each(adapters)('links on %s', (_name, open) => {
	let store: Storage;
	beforeEach(async () => {
		store = await open();
		await store.accounts.make(account(), null);
		await store.log.append(founding());
	});
	afterEach(() => store.close());

	it.each([invitation(), watch(), pointLink(), { ...pointLink(), item: null }, signInLink(), setup()])(
		'keep what a $kind link says',
		async (link) => {
			await store.links.keep(link, 'x');
			expect(await store.links.find('x')).toEqual(link);
			expect(await store.links.one(link.id)).toEqual(link);
			expect(await store.links.find('y')).toBeNull();
		}
	);

	it('are listed for their board, newest first', async () => {
		await store.links.keep(invitation(), 'x1');
		await store.links.keep(watch({ madeAt: noon + 1 }), 'x2');
		await store.links.keep(signInLink(), 'x3');
		await store.links.keep(pointLink({ madeAt: noon + 2 }), 'x4');
		expect((await store.links.onBoard(board)).map(({ id }) => id)).toEqual([
			'point-1',
			'watch-1',
			'invitation-1'
		]);
	});

	it('are spent once, by one of two who try', async () => {
		await store.links.keep(invitation(), 'x');
		const tries = [
			store.links.spend('invitation-1', otto, noon),
			store.links.spend('invitation-1', mara, noon)
		];
		expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
		expect((await store.links.one('invitation-1'))?.state).toMatchObject({
			kind: 'spent',
			at: noon,
			seated: false
		});
	});

	it('are not spent when they have run out, were taken back, or last', async () => {
		await store.links.keep(invitation(), 'x1');
		await store.links.keep(invitation({ id: 'invitation-2' }), 'x2');
		await store.links.keep(watch(), 'x3');
		expect(await store.links.revoke('invitation-2', noon)).toBe(true);
		expect(await store.links.revoke('invitation-2', noon)).toBe(false);
		expect(await store.links.spend('invitation-1', otto, noon + 1000)).toBe(false);
		expect(await store.links.spend('invitation-2', otto, noon)).toBe(false);
		expect(await store.links.spend('watch-1', otto, noon)).toBe(false);
		await store.links.keep(pointLink(), 'x4');
		expect(await store.links.spend('point-1', otto, noon)).toBe(false);
	});

	it('admit a newcomer and are spent in one', async () => {
		await store.links.keep(invitation(), 'x');
		expect(await store.links.admit('invitation-1', newcomer, 'hash')).toBe('admitted');
		expect(await store.accounts.credentials('otto@example.org')).toEqual({
			account: newcomer,
			password: 'hash'
		});
		expect(await store.links.admit('invitation-1', { ...newcomer, email: 'c@example.org' }, 'hash')).toBe(
			'spent'
		);
		expect(await store.accounts.credentials('c@example.org')).toBeNull();
	});

	it('are not lost to an address that is taken', async () => {
		await store.links.keep(invitation(), 'x');
		expect(await store.links.admit('invitation-1', { ...newcomer, email: 'mara@example.org' }, 'h')).toBe(
			'taken'
		);
		expect((await store.links.one('invitation-1'))?.state.kind).toBe('live');
		expect(await store.accounts.one(otto)).toBeNull();
	});

	it('wait, once an invitation is taken, for its seats to reach the log', async () => {
		await store.links.keep(invitation(), 'x');
		expect(await store.links.unseated()).toEqual([]);
		await store.links.spend('invitation-1', otto, noon);
		expect(await store.links.unseated()).toMatchObject([{ id: 'invitation-1', state: { by: otto } }]);
		await store.links.seated('invitation-1');
		expect(await store.links.unseated()).toEqual([]);
		expect((await store.links.one('invitation-1'))?.state).toMatchObject({ kind: 'spent', seated: true });
	});

	it('take back older setup tokens', async () => {
		await store.links.keep(setup(), 'x');
		await store.links.keep(watch(), 'y');
		await store.links.revokeSetup(noon + 3);
		expect((await store.links.find('x'))?.state).toEqual({ kind: 'revoked', at: noon + 3 });
		expect((await store.links.find('y'))?.state.kind).toBe('live');
	});

	it.each([
		{ link: watch(), kind: 'watch', other: 'point' },
		{ link: pointLink(), kind: 'point', other: 'watch' }
	] as const)(
		'let a visit by a $kind link in until it runs out or the link ends, and for nothing else',
		async ({ link, kind, other }) => {
			await store.links.keep(link, 'x');
			await store.links.visit('v1', link.id, noon + 100);
			await store.links.visit('v2', link.id, noon + 5000);
			expect(await store.links.visited(kind, 'v1', noon + 99)).toEqual(link);
			expect(await store.links.visited(kind, 'v1', noon + 100)).toBeNull();
			expect(await store.links.visited(kind, 'v2', link.expiresAt)).toBeNull();
			expect(await store.links.visited(kind, 'v3', noon)).toBeNull();
			expect(await store.links.visited(other, 'v1', noon)).toBeNull();
			await store.links.revoke(link.id, noon);
			expect(await store.links.visited(kind, 'v1', noon)).toBeNull();
		}
	);
});
