import { expect, test, vi } from 'vitest';
import { agreedBoard, type AgreedBoard } from '#lib/domain/agreed.ts';
import { tableOf } from '#lib/domain/testing/board.ts';
import { Snapshots } from './snapshots.svelte.ts';

const board = agreedBoard(tableOf());

test('is fetched once, when it is first looked at', async () => {
	const fetch = vi.fn<(version: number) => Promise<AgreedBoard>>().mockResolvedValue(board);
	const snapshots = new Snapshots(fetch);
	expect([snapshots.at(3), snapshots.at(3)]).toEqual([null, null]);
	await vi.waitFor(() => expect(snapshots.at(3)).toBe(board));
	expect(fetch.mock.calls).toEqual([[3]]);
});

test('a newer one takes its place, and one that comes late does not', async () => {
	const late = Promise.withResolvers<AgreedBoard>();
	const other: AgreedBoard = { ...board, items: [] };
	const snapshots = new Snapshots((version) => (version === 3 ? late.promise : Promise.resolve(other)));
	snapshots.at(3);
	snapshots.at(4);
	await vi.waitFor(() => expect(snapshots.at(4)).toBe(other));
	late.resolve(board);
	await late.promise;
	expect(snapshots.at(4)).toBe(other);
});

test('one that could not be had is asked for again by whoever looks next', async () => {
	const fetch = vi.fn<(version: number) => Promise<AgreedBoard>>().mockRejectedValueOnce(new Error('away'));
	fetch.mockResolvedValue(board);
	const snapshots = new Snapshots(fetch);
	snapshots.at(3);
	await vi.waitFor(() => expect(snapshots.at(3)).toBe(board));
	expect(fetch).toHaveBeenCalledTimes(2);
});
