import type { LeaseStore, Owner } from '#lib/server/storage/nodes.ts';

/**
 * What goes through this node to the owners of boards: requests under way and open sockets. A stopped owner answers
 * nothing and closes nothing, so its leases are looked at, and ways to who owns a board no more are cut.
 */
export function createWays(leases: LeaseStore, ms: number, report: (cause: unknown) => void) {
	const ways = new Map<Owner, () => void>();
	let looking = false;

	async function look(): Promise<void> {
		if (looking || ways.size === 0) return;
		looking = true;
		try {
			const boards = [...new Set([...ways.keys()].map(({ board }) => board))];
			const asked = [...ways];
			const now = new Map((await leases.owners(boards, ms)).map((owner) => [owner.board, owner]));
			for (const [owner, cut] of asked) if (now.get(owner.board)?.fence !== owner.fence) cut();
		} catch (cause) {
			report(cause);
		} finally {
			looking = false;
		}
	}

	const beat = setInterval(() => void look(), ms / 5);
	beat.unref();

	return {
		/** Notes a way to an owner and how it is cut; the answer says that it has ended. */
		to(owner: Owner, cut: () => void): () => void {
			// Each way has a key of its own.
			const key = { ...owner };
			ways.set(key, cut);
			return () => void ways.delete(key);
		},
		/** Cuts all. */
		close(): void {
			clearInterval(beat);
			for (const cut of ways.values()) cut();
		}
	};
}
export type Ways = ReturnType<typeof createWays>;
