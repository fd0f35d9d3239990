import { fetchSnapshots } from '#lib/ui/sessions/snapshots.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params }) => ({
	snapshots: await fetchSnapshots(fetch, params.board)
});
