import * as v from 'valibot';

const snapshots = v.array(
	v.object({
		version: v.number(),
		hash: v.string(),
		at: v.number(),
		session: v.nullable(v.union([v.string(), v.number()]))
	})
);

/** One agreed board as it was snapshotted; 0 is the founding. `at` is UTC ms. */
export type Snapshot = v.InferOutput<typeof snapshots>[number];

/** The board's agreed boards, newest first; null where they can't be had just now. */
export async function fetchSnapshots(
	fetch: typeof globalThis.fetch,
	board: string
): Promise<Snapshot[] | null> {
	try {
		const response = await fetch(`/api/v1/boards/${encodeURIComponent(board)}/snapshots`);
		const parsed = v.safeParse(snapshots, await response.json());
		return parsed.success ? parsed.output.sort((a, b) => b.version - a.version) : null;
	} catch {
		return null;
	}
}
