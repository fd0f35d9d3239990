import { afterEach, expect, test, vi } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

/** An argon2 that is done when it is told to. */
const slow = vi.hoisted(() => {
	const working: (() => void)[] = [];
	const work = () => new Promise<void>((done) => working.push(done));
	return {
		working,
		hash: async (password: string) => (await work(), password),
		verify: async (kept: string, password: string) => (await work(), kept === password)
	};
});
vi.mock('@node-rs/argon2', () => slow);
afterEach(() => {
	expect(slow.working).toEqual([]);
});

test('two passwords are worked on at once, the others in their turn', async () => {
	const all = Promise.all([
		hashPassword('one'),
		verifyPassword('two', 'two'),
		verifyPassword('three', 'other'),
		hashPassword('four')
	]);
	for (const left of [2, 2, 2, 1]) {
		await vi.waitFor(() => expect(slow.working).toHaveLength(left));
		slow.working.shift()?.();
	}
	expect(await all).toEqual(['one', true, false, 'four']);
});
