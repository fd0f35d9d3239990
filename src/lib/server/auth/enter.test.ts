import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heed, type Told } from '../bus.ts';
import { memoryStorage } from '../storage/memory/memory.ts';
import { adapters } from '../storage/testing/adapters.ts';
import { board, founding, mara, noon } from '../storage/testing/fixtures.ts';
import type { Storage } from '../storage/ports.ts';
import { closeAccount, createAccount, signOut } from './accounts.ts';
import { actorOf } from './actor.ts';
import { cookieNames } from './cookies.ts';
import { accept, admit, changePassword, enterBy, look, signIn, signInByLink } from './enter.ts';
import {
	invite,
	isAdministered,
	liveLink,
	oneTimeLink,
	pointLink,
	revokeLink,
	setupToken,
	watchLink
} from './links.ts';
import { digest } from './secrets.ts';

const names = cookieNames(false);
const from = () => ({ address: '192.0.2.1', device: 'Firefox on Linux' });
/** A refusal whose sentence reads like this. */
const no = (sentence: RegExp) => ({ ok: false, error: expect.stringMatching(sentence) as unknown });
const secretIn = (path: string | null): string => path?.split('#')[1] ?? '';
const otto = { name: 'Otto Lind', email: 'otto@example.org', password: 'a short sentence' };

describe.each(adapters)('ways in on %s', (_name, open) => {
	let store: Storage;
	let told: Told[];
	let unheed: () => void;
	beforeEach(async () => {
		store = await open();
		told = [];
		unheed = heed((each) => void told.push(each));
	});
	afterEach(async () => {
		unheed();
		vi.useRealTimers();
		await store.close();
	});

	const who = (secret: string) => actorOf(store, `${names.session}=${secret}`, names);
	const invitation = async () => {
		await store.log.append(founding());
		return invite(store, { board, seats: ['sponsor'], madeBy: mara, label: 'Otto', days: 7 });
	};

	describe('by password', () => {
		it('lets in whoever knows it, however the address is written', async () => {
			const { person } = await createAccount(store, { ...otto, email: ' Otto@Example.org ' });
			const entered = await signIn(store, otto, from());
			expect(entered.ok && (await who(entered.value))).toMatchObject({
				kind: 'person',
				person,
				name: 'Otto Lind'
			});
		});

		it.each([
			['a wrong password', { ...otto, password: 'a short sentences' }],
			['an unknown address', { ...otto, email: 'nobody@example.org' }]
		])('says the same of %s', async (_what, tried) => {
			await createAccount(store, otto);
			const refused = await signIn(store, tried, from());
			expect(refused).toEqual({ ok: false, error: 'That address and password do not belong together.' });
		});

		it('takes no password for an account that has none', async () => {
			await createAccount(store, { name: 'Otto', email: otto.email });
			expect((await signIn(store, { email: otto.email, password: '' }, from())).ok).toBe(false);
		});

		it('keeps a closed account out', async () => {
			const { person } = await createAccount(store, otto);
			await closeAccount(store, person);
			expect((await signIn(store, otto, from())).ok).toBe(false);
			expect(told).toEqual([{ kind: 'auth-ended', person, authSession: null }]);
		});

		it('lets nobody try for ever, from one address or on one account', async () => {
			const tries = (count: number, attempt: (i: number) => Promise<{ ok: boolean; error?: string }>) =>
				Promise.all(Array.from({ length: count }, (_, i) => attempt(i)));
			// A clock that stands, or a slow machine would be forgiven some tries meanwhile.
			vi.useFakeTimers({ toFake: ['Date'], now: noon });
			const wrong = { email: 'victim@example.org', password: 'wrong' };
			const fromHere = await tries(11, () => signIn(store, wrong, from()));
			expect(fromHere.at(-2)?.error).toMatch(/do not belong together/);
			expect(fromHere.at(-1)?.error).toMatch(/Too many tries/);
			const far = { email: 'other@example.org', password: 'wrong' };
			const onOne = await tries(101, (i) => signIn(store, far, { address: `198.51.100.${i}`, device: '' }));
			expect(onOne.at(-2)?.error).toMatch(/do not belong together/);
			expect(onOne.at(-1)?.error).toMatch(/Too many tries/);
			const link = await tries(601, () => signInByLink(store, 'guess', from()));
			expect(link.at(0)?.error).toMatch(/not known/);
			expect(link.at(-1)?.error).toMatch(/Too many tries/);
		});

		it('is no less its owner’s while a stranger tries others', async () => {
			await createAccount(store, otto);
			const stranger = { address: '198.51.100.7', device: '' };
			for (let i = 0; i < 11; i++) await signIn(store, { ...otto, password: `guess ${i}` }, stranger);
			expect(await signIn(store, otto, stranger)).toMatchObject(no(/Too many tries/));
			expect(await signIn(store, otto, from())).toMatchObject({ ok: true });
		});

		it('is changed against the present one, and signs out the other devices', async () => {
			const { person } = await createAccount(store, otto);
			const [here, there] = [await signIn(store, otto, from()), await signIn(store, otto, from())];
			if (!here.ok || !there.ok) throw new Error('not signed in');
			const me = { person, authSession: digest(here.value) };
			const change = (current: string) =>
				changePassword(store, me, { current, password: 'another sentence' });
			expect(await change('wrong')).toMatchObject({ ok: false });
			expect(await change(otto.password)).toMatchObject({ ok: true });
			expect((await who(here.value)).kind).toBe('person');
			expect((await who(there.value)).kind).toBe('stranger');
			expect(told).toEqual([{ kind: 'auth-ended', person, authSession: digest(there.value) }]);
			expect((await signIn(store, otto, from())).ok).toBe(false);
			expect((await signIn(store, { ...otto, password: 'another sentence' }, from())).ok).toBe(true);
		});

		it('is given up everywhere at once', async () => {
			const { person } = await createAccount(store, otto);
			const entered = [await signIn(store, otto, from()), await signIn(store, otto, from())];
			await signOut(store, person, null);
			for (const each of entered) expect(each.ok && (await who(each.value)).kind).toBe('stranger');
			expect(told).toEqual([{ kind: 'auth-ended', person, authSession: null }]);
		});
	});

	it('lets in once by a one-time link', async () => {
		const { person } = await createAccount(store, { name: 'Otto', email: otto.email });
		const secret = secretIn(await oneTimeLink(store, person));
		const entered = await signInByLink(store, secret, from());
		expect(entered.ok && (await who(entered.value))).toMatchObject({ person });
		expect(await signInByLink(store, secret, from())).toMatchObject(no(/used already/));
	});

	it('makes the first administrator by the setup token, and nobody after', async () => {
		const older = secretIn(await setupToken(store));
		const token = secretIn(await setupToken(store));
		expect(await look(store, 'setup', older, from())).toMatchObject(no(/taken back/));
		const link = await look(store, 'setup', token, from());
		if (!link.ok) throw new Error(link.error);
		const entered = await admit(store, link.value, otto, from());
		expect(entered.ok && (await who(entered.value))).toMatchObject({ administrator: true });
		expect(await isAdministered(store)).toBe(true);
		expect(await setupToken(store)).toBeNull();
		expect(await admit(store, link.value, { ...otto, email: 'b@example.org' }, from())).toMatchObject({
			ok: false
		});
	});

	it('admits a newcomer by an invitation, and tells that seats are due', async () => {
		const { id, path } = await invitation();
		const link = await look(store, 'invitation', secretIn(path), from());
		if (!link.ok) throw new Error(link.error);
		expect(link.value).toMatchObject({ board, seats: ['sponsor'], madeBy: mara });
		const entered = await admit(store, link.value, otto, from());
		expect(entered.ok && (await who(entered.value))).toMatchObject({
			name: 'Otto Lind',
			administrator: false
		});
		expect(told).toEqual([{ kind: 'joined', link: id }]);
		expect(await store.links.unseated()).toMatchObject([{ id }]);
	});

	it('keeps an invitation whose newcomer has an account already, who then takes it signed in', async () => {
		const { person } = await createAccount(store, otto);
		const { id, path } = await invitation();
		const link = await look(store, 'invitation', secretIn(path), from());
		if (!link.ok) throw new Error(link.error);
		expect(await admit(store, link.value, otto, from())).toMatchObject(no(/Sign in first/));
		expect(await accept(store, link.value, person)).toEqual({ ok: true, value: null });
		expect(await accept(store, link.value, person)).toMatchObject({ ok: false });
		expect(told).toEqual([{ kind: 'joined', link: id }]);
	});

	it('lets anybody watch by a watch link, any number of times, until it is taken back', async () => {
		await store.log.append(founding());
		const { id, path } = await watchLink(store, { board, label: 'The hall', days: 1 });
		const visits = [
			await enterBy(store, 'watch', secretIn(path), from()),
			await enterBy(store, 'watch', secretIn(path), from())
		];
		const seen = (visit: string) => actorOf(store, `${names.watch}=${visit}`, names);
		for (const each of visits) {
			if (!each.ok) throw new Error(each.error);
			expect(each.value.visit).not.toBe(secretIn(path));
			expect(await seen(each.value.visit)).toEqual({ kind: 'watcher', board, link: id });
		}
		const link = await store.links.one(id);
		if (link) await revokeLink(store, link);
		expect(told).toEqual([{ kind: 'link-ended', link: id }]);
		for (const each of visits) expect(each.ok && (await seen(each.value.visit)).kind).toBe('stranger');
		expect(await enterBy(store, 'watch', secretIn(path), from())).toMatchObject(no(/taken back/));
	});

	it('exchanges a talking-point link for a visit that is nobody on the board', async () => {
		await store.log.append(founding());
		const { id, path } = await pointLink(store, { board, madeBy: mara, item: null, label: 'Sales', days: 1 });
		expect(path).toMatch(/^\/t#[\w-]{32}$/);
		const entered = await enterBy(store, 'point', secretIn(path), from());
		if (!entered.ok) throw new Error(entered.error);
		const { visit, link } = entered.value;
		expect(link).toMatchObject({ id, board, madeBy: mara });
		expect(await store.links.visited('point', digest(visit), Date.now())).toMatchObject({ id });
		for (const cookie of [names.point, names.watch, names.session])
			expect(await actorOf(store, `${cookie}=${visit}`, names)).toEqual({ kind: 'stranger' });
		expect(await enterBy(store, 'watch', secretIn(path), from())).toMatchObject({ ok: false });
	});

	it('takes a link only for what it was made for', async () => {
		await store.log.append(founding());
		const secret = secretIn((await watchLink(store, { board, label: '', days: 1 })).path);
		expect(await signInByLink(store, secret, from())).toMatchObject({ ok: false });
		expect(await look(store, 'setup', secret, from())).toMatchObject({ ok: false });
		expect(await liveLink(store, 'watch', secret)).toMatchObject({ ok: true });
	});

	it('says of a link that has run out that it has', async () => {
		const { person } = await createAccount(store, otto);
		const secret = secretIn(await oneTimeLink(store, person, -1));
		expect(await signInByLink(store, secret, from())).toMatchObject(no(/run out/));
	});
});

it('one watch link lets ten thousand in at once, and then no more than a visit now and then is kept', async () => {
	const store = memoryStorage();
	const { path } = await watchLink(store, { board, label: 'The hall', days: 90 });
	const enter = (n: number) =>
		enterBy(store, 'watch', secretIn(path), { ...from(), address: `192.0.2.${n % 100}` });
	const all = await Promise.all(Array.from({ length: 10_000 }, (_, n) => enter(n)));
	expect(all.every(({ ok }) => ok)).toBe(true);
	expect(await enter(0)).toMatchObject(no(/Too many come by this link/));
	const another = await watchLink(store, { board, label: 'The canteen', days: 90 });
	expect(await enterBy(store, 'watch', secretIn(another.path), from())).toMatchObject({ ok: true });
});
