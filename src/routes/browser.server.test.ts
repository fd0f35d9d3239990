import { expect, test } from 'vitest';
import { next } from './browser.server.ts';

/** Where a browser ends that is sent there from a page of ours. */
const arrives = (to: string | null): URL => new URL(next(to), 'https://board.example.org/sign-in');

test.each(['/boards/b1', '/boards/b1?wall', '/account', '/boards/a%2Fb'])(
	'signing in goes on to %s',
	(to) => {
		expect(next(to)).toBe(to);
	}
);

test.each([null, '', 'boards', '//', 'https://evil.example/', 'javascript:alert(1)'])(
	'%j leads to the beginning',
	(to) => {
		expect(next(to)).toBe('/');
	}
);

test.each([
	'//evil.example/x',
	'/.//evil.example/x',
	'/..//evil.example/x',
	'/boards/..//evil.example/x',
	'/%2e//evil.example/x',
	'/%2E%2e//evil.example/x',
	'/\\evil.example/x',
	'/.\\/evil.example/x',
	'/./\\evil.example/x',
	'/.\\\\evil.example/x',
	'/\t/evil.example/x',
	'/.\n//evil.example/x',
	'/.////evil.example/x',
	'/.//user@evil.example:80/x',
	'/%2f/evil.example/x',
	'/%5cevil.example/x',
	'/.//'
])('nobody is sent elsewhere after signing in: %j', (to) => {
	expect(arrives(to).origin).toBe('https://board.example.org');
});
