import type { Owner } from '#lib/server/storage/nodes.ts';
import type { Log } from '../../log.ts';

/** Why nobody is there: nothing listens, or there is no way. That a connection ends later says nothing of the address. */
const nobody = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;
const remedy = 'where that goes on, start each node with a NODE_ADDRESS that the others reach';

/** Knows owners that are not where they say, and tells of each once: whoever comes to their boards meets the same. */
export function createAstray(own: Promise<string>, log: Log) {
	const told = new Set<string>();

	function tell({ node, board, address }: Owner, why: string): void {
		if (told.has(node)) return;
		told.add(node);
		log.warn({ board, address }, `${why}: ${remedy}`);
	}

	return {
		/**
		 * Whether an owner's address leads back here, so that nothing is to be handed on there: it ran here and was killed a
		 * moment ago, or its address leads everybody to themselves.
		 */
		async isHere(owner: Owner): Promise<boolean> {
			const isIt = placeOf(owner.address) === placeOf(await own);
			if (isIt) tell(owner, 'another node owns the board, at the address of this one');
			return isIt;
		},
		/** That handing on to an owner failed. */
		unreached(owner: Owner, cause: Error): void {
			const { code = '' } = cause as NodeJS.ErrnoException;
			if (nobody.test(code))
				tell(owner, `the node that owns the board is not reached at its address (${code})`);
		}
	};
}
export type Astray = ReturnType<typeof createAstray>;

/** Host and port; the names that every machine has for itself are one. */
function placeOf(address: string): string {
	const { hostname = address, port = '' } = URL.parse(address) ?? {};
	return `${/^(127\.0\.0\.1|\[::1\])$/.test(hostname) ? 'localhost' : hostname}:${port}`;
}
