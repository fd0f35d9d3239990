import { expect, test } from 'vitest';
import { idOf, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { StaleHead, type DraftStore } from '#lib/server/storage/ports.ts';
import { DraftWriter } from './draft-writer.ts';

const ada = idOf<PersonId>('ada');
const update = (n: number): Uint8Array => Uint8Array.of(n);

/** A writer onto a disk that finishes a write when it is told to; `done` says what was written, in order. */
function writing() {
	const done: string[] = [];
	const ends: PromiseWithResolvers<undefined>[] = [];
	const store: DraftStore = {
		append: (_board, _generation, updates) => {
			done.push(updates.map(String).join('+'));
			const end = Promise.withResolvers<undefined>();
			ends.push(end);
			return end.promise;
		},
		bind: async (_board, _generation, client, person) => void done.push(`${client} is ${person}’s`),
		updates: async () => [],
		bound: async () => new Map()
	};
	const told: unknown[] = [];
	const writer = new DraftWriter({
		...{ board: idOf<BoardId>('board'), generation: 1, store, interval: () => 0, retry: 1 },
		written: (updates) => told.push(...updates.map(String)),
		failed: (cause) => told.push(cause)
	});
	/** Lets promises that are settled be heard. */
	const breath = () => new Promise((resolve) => setImmediate(resolve));
	/** Waits until something is being written. */
	const begun = async () => {
		while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
	};
	const finish = async (fault?: Error) => {
		await begun();
		const end = ends.shift();
		if (fault) end?.reject(fault);
		else end?.resolve(undefined);
		await breath();
	};
	return { writer, done, told, finish, begun };
}

test('what comes in one tick or while the disk is busy goes together, and is told only when it is there', async () => {
	const { writer, done, told, finish, begun } = writing();
	writer.take(update(1), [7], ada);
	await finish();
	expect(told).toEqual(['1']);
	for (const n of [2, 3]) writer.take(update(n), [], ada);
	await begun();
	for (const n of [4, 5]) writer.take(update(n), [], ada);
	await finish();
	expect(told).toEqual(['1', '2', '3']);
	await finish();
	expect(done).toEqual(['7 is ada’s', '1', '2+3', '4+5']);
	expect(told).toEqual(['1', '2', '3', '4', '5']);
	expect(writer.isIdle).toBe(true);
});

test('who asks hears when what was taken by then is there, however much others go on writing', async () => {
	const { writer, told, finish } = writing();
	writer.take(update(1), [], ada);
	writer.take(update(2), [], ada);
	const heard = writer.settled().then(() => told.push('settled'));
	for (let n = 3; n < 6; n++) {
		await finish();
		writer.take(update(n), [], ada);
	}
	await heard;
	expect(told).toEqual(['1', '2', 'settled', '3', '4']);
	expect(writer.isIdle).toBe(false);
});

test('what the disk does not take is tried again, in its order, and who asks waits for it', async () => {
	const { writer, done, told, finish, begun } = writing();
	writer.take(update(1), [], ada);
	const settled = writer.settled().then(() => told.push('settled'));
	await finish(new Error('full'));
	expect([told, writer.isFailing, writer.isIdle]).toEqual([[], true, false]);
	writer.take(update(2), [], ada);
	await begun();
	await finish();
	await settled;
	expect(told).toEqual(['1', 'settled']);
	await finish();
	expect([done, told]).toEqual([
		['1', '1', '2'],
		['1', 'settled', '2']
	]);
	expect([writer.isFailing, writer.isIdle]).toEqual([false, true]);
});

test('who does not wait for a disk that fails hears why', async () => {
	const { writer, finish } = writing();
	const fault = new Error('full');
	writer.take(update(1), [], ada);
	const saved = writer.saved();
	void finish(fault);
	await expect(saved).rejects.toBe(fault);
	await expect(writer.saved()).rejects.toBe(fault);
	writer.stop();
});

test('a board that somebody else writes is told of, and keeps nobody waiting', async () => {
	const { writer, told, finish } = writing();
	const fault = new StaleHead('elsewhere');
	writer.take(update(1), [], ada);
	const settled = writer.settled();
	await finish(fault);
	await settled;
	expect(told).toEqual([fault]);
	expect(writer.isIdle).toBe(true);
});

test('with nothing on its way nobody waits', async () => {
	const { writer } = writing();
	await expect(writer.settled()).resolves.toBeUndefined();
});

test('what was taken after a write that was under way at the end does not follow it: the board may be loaded anew by then', async () => {
	const { writer, done, finish, begun } = writing();
	writer.take(update(1), [], ada);
	await begun();
	writer.take(update(2), [], ada);
	const settled = writer.settled();
	writer.stop();
	await finish();
	await settled;
	expect(done).toEqual(['1']);
	expect(writer.isIdle).toBe(true);
});

test('who waits for what is given up then hears that it was not saved', async () => {
	const { writer, finish, begun } = writing();
	writer.take(update(1), [], ada);
	await begun();
	writer.take(update(2), [], ada);
	const saved = writer.saved();
	writer.stop();
	void finish();
	await expect(saved).rejects.toThrow('let go');
});
