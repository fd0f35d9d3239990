import { resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { heed, tell } from './bus.ts';
import { EnvError, isLoopback, isSecure, readEnv } from './env.ts';
import { readForm } from './form.ts';

describe('the surroundings', () => {
	it('have a default for everything', () => {
		const expected = {
			port: 4600,
			host: 'localhost',
			publicUrl: null,
			databaseUrl: null,
			nodeAddress: null,
			addressHeader: null,
			metricsToken: null,
			logLevel: 'info',
			portfolio: null,
			dataDir: resolve('data')
		};
		expect(readEnv({})).toEqual(expected);
		expect(readEnv({ PORT: '', PUBLIC_URL: '' })).toEqual(expected);
	});

	it('are taken as they are said', () => {
		const said = { PORT: '80', HOST: '0.0.0.0', LOCKSTEP_DATA: '/var/l', PUBLIC_URL: 'https://a.example/' };
		expect(readEnv(said)).toMatchObject({
			port: 80,
			host: '0.0.0.0',
			dataDir: '/var/l',
			publicUrl: 'https://a.example'
		});
	});

	it.each([
		[{ PORT: '70000' }, /PORT/],
		[{ PORT: '0' }, /PORT/],
		[{ PORT: 'eighty' }, /PORT is a number/],
		[{ HOST: 'not a host' }, /HOST/],
		[{ METRICS_TOKEN: 'short' }, /METRICS_TOKEN has 16/],
		[{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is one of silent, /],
		[{ ADDRESS_HEADER: 'no header' }, /ADDRESS_HEADER is the name/],
		[{ PUBLIC_URL: 'lockstep' }, /PUBLIC_URL is not an address/],
		[{ PUBLIC_URL: 'ftp://a.example' }, /begins with http/],
		[{ PUBLIC_URL: 'https://a.example/board' }, /names no path/],
		[
			{ DATABASE_URL: 'mysql://name:hush@host/database' },
			/^(?!.*hush).*DATABASE_URL is no PostgreSQL address/
		],
		[{ NODE_ADDRESS: '10.0.0.5' }, /NODE_ADDRESS is where/]
	])('%j end the start with a sentence', (said, sentence) => {
		expect(() => readEnv(said)).toThrow(EnvError);
		expect(() => readEnv(said)).toThrow(sentence);
	});

	it('tell https and this machine apart from the rest', () => {
		expect([
			isSecure({ publicUrl: 'https://a' }),
			isSecure({ publicUrl: 'http://a' }),
			isSecure({ publicUrl: null })
		]).toEqual([true, false, false]);
		expect(
			['localhost', '127.0.0.1', '::1', '0.0.0.0', 'a.example'].map((host) => isLoopback({ host }))
		).toEqual([true, true, true, false, false]);
	});
});

describe('the bus', () => {
	const ended = { kind: 'auth-ended', person: idOf<PersonId>('mara'), authSession: null } as const;

	it('waits until everybody who heeds has seen to it', async () => {
		const order: string[] = [];
		const unheed = heed(async () => {
			await Promise.resolve();
			order.push('seen to');
		});
		await tell(ended);
		order.push('told');
		unheed();
		await tell(ended);
		expect(order).toEqual(['seen to', 'told']);
	});

	it('is one across copies of its module', async () => {
		const address = new URL('./bus.ts?copy', import.meta.url).href;
		const copy = (await import(/* @vite-ignore */ address)) as typeof import('./bus.ts');
		expect(copy.tell).not.toBe(tell);
		const heard: unknown[] = [];
		const unheed = heed((told) => void heard.push(told));
		await copy.tell(ended);
		unheed();
		expect(heard).toEqual([ended]);
	});
});

describe('a form', () => {
	const entries = {
		name: v.pipe(v.string(), v.minLength(1, 'Say it.')),
		password: v.string(),
		seats: v.array(v.string())
	};
	const sent = (pairs: string[][]) =>
		readForm(new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(pairs) }), entries);

	it('is read by its schema, lists as lists', async () => {
		const form = await sent([
			['name', 'Mara'],
			['password', 'secret'],
			['seats', 'a'],
			['seats', 'b'],
			['more', 'x']
		]);
		expect(form).toEqual({ ok: true, value: { name: 'Mara', password: 'secret', seats: ['a', 'b'] } });
	});

	it('comes back with what was typed and a sentence beside each field, without the password', async () => {
		const form = await sent([
			['password', 'secret'],
			['name', '']
		]);
		expect(form).toEqual({
			ok: false,
			error: { typed: { name: '' }, errors: { name: 'Say it.' }, error: null }
		});
		expect(await sent([['name', 'Mara']])).toMatchObject({
			error: { errors: { password: 'This is needed.' } }
		});
	});
});
