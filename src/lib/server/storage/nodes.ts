import type { BoardId } from '#lib/domain/ids.ts';

/** What several processes on one database share, so that each board has one owner at a time. */

/** That a board is one process's for a while. */
export interface Lease {
	readonly board: BoardId;
	/** Grows with each owner; whoever comes with an older one writes nothing. */
	readonly fence: number;
}

/** A process that may own boards. */
export interface Node {
	/** Another with each start. */
	readonly node: string;
	/** Where other nodes reach it, as `http://host:port`. */
	readonly address: string;
}

export type Owner = Node & Lease;

/**
 * Whether who comes with a fence may write: where it is the owner's, and the lease has not run out. 0 stands for nobody,
 * so it holds only where nobody has ever owned the board (null).
 */
export const mayWrite = (
	owned: { readonly fence: number; readonly live: boolean } | null,
	fence: number
): boolean => (owned ? owned.fence === fence && owned.live : fence === 0);

/** What came of asking for a board. `ms`: how long it is held, from when it was asked for; Infinity: for good. */
export type Taken =
	| { readonly kind: 'taken'; readonly lease: Lease; readonly ms: number }
	| { readonly kind: 'held'; readonly by: Owner };

/** Who owns which board, by the store's own clock: nobody's own says when a lease ends. */
export interface LeaseStore {
	/** Takes a board that nobody holds, or that this node holds already, under a new fence. */
	take(board: BoardId, node: Node, ms: number): Promise<Taken>;
	/** Goes on holding; resolves with those that are still this node's. */
	renew(node: Node, leases: readonly Lease[], ms: number): Promise<readonly Lease[]>;
	/** Gives a board back before its time; nothing where it is another's by now. */
	release(node: Node, lease: Lease): Promise<void>;
	/** Who holds these boards now, of those somebody holds. `ms`: how long boards are held without a renewal. */
	owners(boards: readonly BoardId[], ms: number): Promise<readonly Owner[]>;
}

/** Short words to all other nodes, lost where a node is not there to hear them. */
export interface News {
	tell(word: string): Promise<void>;
	/** Heeds what other nodes tell; the answer ends that. */
	heed(listener: (word: string) => void): () => void;
}

export interface Nodes {
	readonly leases: LeaseStore;
	readonly news: News;
	/** What all nodes on this database know and nobody else. */
	readonly secret: string;
}

/** A process that has its store for itself owns every board for good, and has nobody to talk to. */
export const alone = (secret: string): Nodes => ({
	secret,
	leases: {
		take: async (board) => ({ kind: 'taken', lease: { board, fence: 0 }, ms: Infinity }),
		renew: async (_node, leases) => leases,
		release: async () => undefined,
		owners: async () => []
	},
	news: { tell: async () => undefined, heed: () => () => undefined }
});
