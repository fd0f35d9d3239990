import { describe, expect, it } from 'vitest';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { account, batch, board, founding, headAt, mara } from '../storage/testing/fixtures.ts';
import { memoryStorage } from '../storage/memory/memory.ts';
import type { Caller } from './actor.ts';
import { Buckets } from './buckets.ts';
import { cookieAttributes, readCookie } from './cookies.ts';
import { deviceName } from './device.ts';
import { sameOrigin } from './origin.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { mayInvite, mayShow, standingOn } from './sees.ts';

describe('an origin', () => {
	it.each([
		['http://localhost:4600', 'localhost:4600', null, true],
		['http://127.0.0.1:4600', '127.0.0.1:4600', null, true],
		['http://localhost:4601', 'localhost:4600', null, false],
		['http://evil.example', 'localhost:4600', null, false],
		['null', 'localhost:4600', null, false],
		['', 'localhost:4600', null, false],
		[undefined, 'localhost:4600', null, false],
		['file://localhost:4600', 'localhost:4600', null, false],
		['https://lockstep.example', 'inside:4600', 'https://lockstep.example', true],
		['http://lockstep.example', 'lockstep.example', 'https://lockstep.example', false],
		['https://lockstep.example.evil.example', 'lockstep.example', 'https://lockstep.example', false]
	])('%s asking %s, known as %s, is ours: %s', (origin, host, publicUrl, ours) => {
		expect(sameOrigin(origin, host, publicUrl)).toBe(ours);
	});
});

describe('a cookie', () => {
	it('is read by its whole name, the first of several', () => {
		const header = 'xlockstep=1; lockstep=a=b; lockstep=c;lockstep-watch= d ';
		expect(readCookie(header, 'lockstep')).toBe('a=b');
		expect(readCookie(header, 'lockstep-watch')).toBe('d');
		expect(readCookie(header, 'lock')).toBeNull();
		expect(readCookie(undefined, 'lockstep')).toBeNull();
		expect(readCookie('lockstep=', 'lockstep')).toBeNull();
	});

	it('is kept from scripts and other sites', () => {
		const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: true, maxAge: 2 };
		expect(cookieAttributes(true, 2000)).toEqual(attributes);
	});
});

describe('a bucket', () => {
	it('gives its burst, then one as time passes, and takes back', () => {
		const buckets = new Buckets({ burst: 2, everyMs: 100 });
		expect([0, 0, 0].map((now) => buckets.take('a', now))).toEqual([true, true, false]);
		expect(buckets.take('b', 0)).toBe(true);
		expect(buckets.take('a', 99)).toBe(false);
		expect(buckets.take('a', 100)).toBe(true);
		buckets.giveBack('a', 100);
		expect([100, 100].map((now) => buckets.take('a', now))).toEqual([true, false]);
	});

	it('is forgotten when many others were used after it', () => {
		const buckets = new Buckets({ burst: 1, everyMs: 1e9 }, 3);
		expect(buckets.take('a', 0)).toBe(true);
		for (const key of ['b', 'c']) buckets.take(key, 1);
		expect(buckets.take('a', 2)).toBe(false);
		for (const key of ['d', 'e', 'f']) buckets.take(key, 3);
		expect(buckets.take('a', 4)).toBe(true);
	});
});

describe('a password', () => {
	it('is kept as argon2id with 19 MiB and two passes', async () => {
		const kept = await hashPassword('a short sentence');
		expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(await verifyPassword(kept, 'a short sentence')).toBe(true);
		expect(await verifyPassword(kept, 'a short sentencE')).toBe(false);
	});

	it('is the same however its letters are composed', async () => {
		expect(await verifyPassword(await hashPassword('zürich zürich'), 'zu\u0308rich zu\u0308rich')).toBe(true);
	});

	it('that nobody has opens nothing', async () => {
		expect(await verifyPassword(null, '')).toBe(false);
	});
});

describe('a device', () => {
	it.each([
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
		[
			'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
			'Edge on Windows'
		],
		['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari on iPhone'],
		[
			'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
			'Chrome on Android'
		],
		['curl/8.0', 'An unknown browser'],
		[null, 'An unknown browser']
	])('%s is %s', (agent, name) => {
		expect(deviceName(agent)).toBe(name);
	});
});

describe('a board', () => {
	const person = (over: Partial<Extract<Caller, { kind: 'person' }>> = {}): Caller => ({
		...{ kind: 'person', person: mara, name: 'Mara', administrator: false, authSession: 's', watch: null },
		...over
	});
	const watch = { board, link: 'l' };

	it('is seen by the seated, by administrators and by who watches it, and by nobody else', async () => {
		const store = memoryStorage();
		await store.accounts.make(account(), null);
		await store.log.append(founding());
		const standing = (caller: Caller, on: BoardId = board) => standingOn(store, caller, on);
		expect(await standing({ kind: 'stranger' })).toBeNull();
		expect(await standing(person())).toBeNull();
		expect(await standing(person({ administrator: true }))).toEqual({
			seats: [],
			administrator: true,
			watching: false
		});
		expect(await standing(person({ watch }))).toMatchObject({ watching: true });
		expect(await standing({ kind: 'watcher', ...watch })).toMatchObject({ watching: true });
		expect(await standing({ kind: 'watcher', ...watch }, idOf<BoardId>('another'))).toBeNull();
		await store.log.append(batch(headAt(1), [{ kind: 'seated', person: mara, seats: ['sponsor'] }]));
		expect(await standing(person({ watch }))).toEqual({
			seats: ['sponsor'],
			administrator: false,
			watching: false
		});
	});

	it('is opened to others by who may', () => {
		const standing = { seats: [], administrator: false, watching: false } as const;
		expect([mayInvite(standing), mayShow(standing)]).toEqual([false, false]);
		expect(mayInvite({ ...standing, administrator: true })).toBe(true);
		expect(mayInvite({ ...standing, seats: ['facilitator'] })).toBe(false);
		expect(mayShow({ ...standing, seats: ['facilitator'] })).toBe(true);
		expect(mayShow({ ...standing, seats: ['product-owner'] })).toBe(false);
	});
});
