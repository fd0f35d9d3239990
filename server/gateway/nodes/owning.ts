import type { BoardId } from '#lib/domain/ids.ts';
import type { Lease, LeaseStore, Owner } from '#lib/server/storage/nodes.ts';
import { lapsed, renewed, taking, without, type Holdings } from './holdings.ts';

/** Another node owns the board: what is asked of it is to be asked there. */
export class Elsewhere extends Error {
	override readonly name = 'Elsewhere';
	readonly owner: Owner;
	constructor(owner: Owner) {
		super(`board ${owner.board} is owned by another node`);
		this.owner = owner;
	}
}

interface Parts {
	readonly leases: LeaseStore;
	/** Ms a board is held without a sign of life of its owner. */
	readonly ms: number;
	/** Where other nodes reach this one, once it listens. */
	readonly address: Promise<string>;
	/** This node may not write there any more. */
	readonly lost: (lease: Lease) => void;
	readonly report: (cause: unknown) => void;
}

/** Which boards are this node's: takes them, holds on to them, and says when one is lost. */
export function createOwning({ leases, ms, address, lost, report }: Parts) {
	const node = crypto.randomUUID();
	const self = async () => ({ node, address: await address });
	let holdings: Holdings = new Map();
	let renewing: Promise<void> | null = null;

	function lose(gone: readonly Lease[]): void {
		for (const lease of gone) {
			holdings = without(holdings, lease);
			lost(lease);
		}
	}

	async function renew(): Promise<void> {
		const asked = [...holdings.values()].filter(({ until }) => until !== Infinity).map(({ lease }) => lease);
		if (asked.length === 0) return;
		const at = performance.now();
		const kept = await leases.renew(await self(), asked, ms);
		const after = renewed(holdings, asked, kept, at + ms);
		holdings = after.holdings;
		lose(after.lost);
	}

	/** Whatever the database says or does not say: who can't be sure to own a board any more gives it up. */
	const beat = setInterval(() => {
		lose(lapsed(holdings, performance.now()));
		renewing ??= renew()
			.catch(report)
			.finally(() => (renewing = null));
	}, ms / 5);
	beat.unref();

	return {
		/** Takes a board, or throws `Elsewhere`. */
		async hold(board: BoardId): Promise<Lease> {
			const at = performance.now();
			const taken = await leases.take(board, await self(), ms);
			if (taken.kind === 'held') throw new Elsewhere(taken.by);
			holdings = taking(holdings, taken.lease, at + taken.ms);
			return taken.lease;
		},
		/** Gives a board back. Where that does not arrive, the lease runs out. */
		async letGo(lease: Lease): Promise<void> {
			holdings = without(holdings, lease);
			await leases.release(await self(), lease).catch(report);
		},
		/** The other node that owns a board now, if one does. Takes nothing. */
		async other(board: BoardId): Promise<Owner | null> {
			if (holdings.has(board)) return null;
			const [owner] = await leases.owners([board], ms);
			return owner && owner.node !== node ? owner : null;
		},
		stop: () => clearInterval(beat)
	};
}
export type Owning = ReturnType<typeof createOwning>;
