import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStorage } from './open.ts';
import { temporaryFolder } from './testing/adapters.ts';
import { board, headAt } from './testing/fixtures.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
	folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const writer = fileURLToPath(new URL('./testing/crash-writer.ts', import.meta.url));

/** Lets the writer acknowledge `many` more entries, then kills it in the middle of whatever it does. */
async function writeUntilKilled(many: number): Promise<number[]> {
	const child = spawn(process.execPath, ['--no-warnings', writer, folder.path], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const exit = once(child, 'exit');
	const answered: number[] = [];
	for await (const line of createInterface({ input: child.stdout })) {
		answered.push(Number(line));
		if (answered.length === many) child.kill('SIGKILL');
	}
	expect(await exit).toEqual([null, 'SIGKILL']);
	return answered;
}

it('loses nothing that was answered to kill -9, and starts again without repair', async () => {
	const answered: number[] = [];
	for (const many of [1, 7, 40, 111, 300]) {
		answered.push(...(await writeUntilKilled(many)));
		const store = await openStorage(folder.path);
		const kept = await store.log.entries(board, 1, Infinity);
		const words = new Set((await store.log.words(board)).map(({ id }) => id));
		const drafts = new Set(
			(await store.drafts.updates(board, 1)).map((body) => new TextDecoder().decode(body))
		);
		expect(await store.log.head(board)).toEqual(headAt(kept.length));
		expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, i) => i + 1));
		for (const seq of answered) {
			expect(seq).toBeLessThanOrEqual(kept.length);
			if (seq > 1) expect([seq, words.has(`w${seq}`), drafts.has(String(seq))]).toEqual([seq, true, true]);
		}
		await store.close();
	}
	expect(answered.length).toBeGreaterThanOrEqual(459);
});
