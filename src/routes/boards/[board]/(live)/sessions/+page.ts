import * as v from 'valibot';
import type { Snapshot } from '#lib/ui/sessions/snapshots.ts';
import type { PageLoad } from './$types';

const snapshots = v.array(v.object({ version: v.number(), hash: v.string(), at: v.number() }));

/** The board's agreed boards, newest first; null where they can't be had just now. */
export const load: PageLoad = async ({ fetch, params }): Promise<{ snapshots: Snapshot[] | null }> => {
	try {
		const response = await fetch(`/api/v1/boards/${encodeURIComponent(params.board)}/snapshots`);
		const parsed = v.safeParse(snapshots, await response.json());
		return { snapshots: parsed.success ? parsed.output.sort((a, b) => b.version - a.version) : null };
	} catch {
		return { snapshots: null };
	}
};
