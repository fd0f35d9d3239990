import { sql, type Kysely } from 'kysely';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import { mayWrite, type LeaseStore, type Owner } from '../nodes.ts';
import { LostLease, type Head } from '../ports.ts';
import type { Job, Numbered } from './commit.ts';
import { knownSteps, stepsIn } from './migrate.ts';
import { logReader } from './log.ts';
import type { Schema } from './schema.ts';

/** UTC ms by the database's clock, as it goes on within a transaction. */
const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/**
 * Leases in PostgreSQL. An owner's row is locked by whoever writes as the owner, so nobody is replaced in the middle. Whose
 * version is older than the schema is given none, and keeps none: it would write by what it knows of it.
 */
export const leaseStore = (db: Kysely<Schema>): LeaseStore => ({
	async take(board, { node, address }, ms) {
		knownSteps(await stepsIn(db));
		const mine = { node, address, expires_at: sql<number>`${now} + ${ms}::bigint` };
		const taken = await db
			.insertInto('leases')
			.values({ board, ...mine, fence: 1 })
			.onConflict((c) =>
				c
					.column('board')
					.doUpdateSet({ ...mine, fence: sql<number>`leases.fence + 1` })
					.where((e) => e.or([e('leases.expires_at', '<=', now), e('leases.node', '=', node)]))
			)
			.returning('fence')
			.executeTakeFirst();
		if (taken) return { kind: 'taken', lease: { board, fence: taken.fence }, ms };
		const row = await db
			.selectFrom('leases')
			.select(columns)
			.where('board', '=', board)
			.executeTakeFirstOrThrow();
		return { kind: 'held', by: asOwner(row) };
	},
	async renew({ node }, leases, ms) {
		if (leases.length === 0) return [];
		knownSteps(await stepsIn(db));
		const rows = await db
			.updateTable('leases')
			.set({ expires_at: sql<number>`${now} + ${ms}::bigint` })
			.where('node', '=', node)
			.where('expires_at', '>', now)
			.where(
				'board',
				'in',
				leases.map(({ board }) => board)
			)
			.returning(['board', 'fence'])
			.execute();
		const fences = new Map(rows.map(({ board, fence }) => [board, fence]));
		return leases.filter(({ board, fence }) => fences.get(board) === fence);
	},
	async release({ node }, { board, fence }) {
		await db
			.updateTable('leases')
			.set({ expires_at: 0 })
			.where('board', '=', board)
			.where('node', '=', node)
			.where('fence', '=', fence)
			.execute();
	},
	async owners(boards) {
		if (boards.length === 0) return [];
		const query = db.selectFrom('leases').select(columns).where('board', 'in', boards);
		return (await query.where('expires_at', '>', now).execute()).map(asOwner);
	}
});

const columns = ['board', 'node', 'address', 'fence'] as const;
const asOwner = ({ board, ...rest }: { board: string } & Omit<Owner, 'board'>): Owner => ({
	board: idOf<BoardId>(board),
	...rest
});

/** Locks the board's lease for the transaction where `fence` may write, and throws `LostLease` where it may not. */
export async function guard(trx: Kysely<Schema>, { job, fence = 0 }: Numbered): Promise<void> {
	const board = boardOf(job);
	if (board === null) return;
	const row = await trx
		.selectFrom('leases')
		.select(['fence', sql<boolean>`expires_at > ${now}`.as('live')])
		.where('board', '=', board)
		.forShare()
		.executeTakeFirst();
	if (mayWrite(row ?? null, fence)) return;
	throw new LostLease(`board ${board} is not held under ${fence} any more`);
}

/**
 * The head once no transaction that writes to the board is under way: each holds the lease's row from its `guard` until it has
 * come about or come to nothing. A commit that waits for the disk goes on when its connection is cut.
 */
export const settled = (db: Kysely<Schema>, board: BoardId): Promise<Head | null> =>
	db.transaction().execute(async (trx) => {
		// That it was locked need not last: a slow disk is not waited for twice.
		await sql`set local synchronous_commit = off`.execute(trx);
		await trx.selectFrom('leases').select('fence').where('board', '=', board).forUpdate().execute();
		return logReader(trx).head(board);
	});

/** Null: it is written to no board. */
function boardOf(job: Job): BoardId | null {
	switch (job.kind) {
		case 'batch':
			return job.batch.board;
		case 'draft':
		case 'bind':
			return job.board;
		case 'page':
		case 'probe':
			return null;
		default:
			return unreachable(job);
	}
}
