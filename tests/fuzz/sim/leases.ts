import type { Lease, LeaseStore, Node, Owner } from '#lib/server/storage/nodes.ts';
import type { BoardId } from '#lib/domain/ids.ts';

interface Row extends Owner {
	readonly expiresAt: number;
}

/** Leases as a database keeps them that several nodes share, by its own clock. */
export class Leases implements LeaseStore {
	readonly #rows = new Map<BoardId, Row>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** How a board is held, as whoever writes is judged by; null where nobody has ever owned it. */
	held(board: BoardId): { readonly fence: number; readonly live: boolean } | null {
		const row = this.#rows.get(board);
		return row ? { fence: row.fence, live: row.expiresAt > this.#now() } : null;
	}

	take: LeaseStore['take'] = async (board, node, ms) => {
		const row = this.#rows.get(board);
		if (row && !this.#isOver(row, ms) && row.node !== node.node) return { kind: 'held', by: ownerOf(row) };
		const lease: Lease = { board, fence: (row?.fence ?? 0) + 1 };
		this.#rows.set(board, { ...node, ...lease, expiresAt: this.#now() + ms });
		return { kind: 'taken', lease, ms };
	};

	renew: LeaseStore['renew'] = async (node, leases, ms) =>
		leases.filter((lease) => this.#change(node, lease, this.#now() + ms));

	release: LeaseStore['release'] = async (node, lease) => {
		const row = this.#rows.get(lease.board);
		if (row?.node === node.node && row.fence === lease.fence)
			this.#rows.set(lease.board, { ...row, expiresAt: 0 });
	};

	owners: LeaseStore['owners'] = async (boards, ms) =>
		boards.flatMap((board) => {
			const row = this.#rows.get(board);
			return row && !this.#isOver(row, ms) ? [ownerOf(row)] : [];
		});

	#isOver({ expiresAt }: Row, ms: number): boolean {
		return expiresAt <= this.#now() || expiresAt > this.#now() + 2 * ms;
	}

	#change(node: Node, { board, fence }: Lease, expiresAt: number): boolean {
		const row = this.#rows.get(board);
		if (row?.node !== node.node || row.fence !== fence || row.expiresAt <= this.#now()) return false;
		this.#rows.set(board, { ...row, expiresAt });
		return true;
	}
}

const ownerOf = ({ node, address, board, fence }: Row): Owner => ({ node, address, board, fence });
