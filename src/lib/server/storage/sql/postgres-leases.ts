import { sql, type Kysely } from 'kysely';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import { mayWrite, type LeaseStore, type Node, type Owner } from '../nodes.ts';
import { LostLease, type Head } from '../ports.ts';
import type { Job, Numbered } from './commit.ts';
import { logReader } from './log.ts';
import { knownSteps, stepsIn } from './migrate.ts';
import type { Schema } from './schema.ts';

/** UTC ms by the database's clock, as it goes on within a transaction. */
const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/**
 * Leases in PostgreSQL. Whoever writes as the owner holds the owner's row by `for key share` until that is on disk (`guard`):
 * taking a board (`for update`) waits for it, so nobody is replaced in the middle, and renewing, which leaves the fence as it
 * is, does not. So a commit that waits for its disk takes no board from its node, and what is renewed with it from nobody.
 *
 * `beat`: a connection that nothing but renewing uses, for others may all be waiting for the disk, and on which a commit does
 * not wait for that. A renewal that a crash of the database takes away ends a lease sooner: whoever writes under it then is
 * refused by the fence, as always. The fence itself must last, or two owners would bear the same one: taking a board waits.
 *
 * Whose version is older than the schema is given none, and keeps none: it would write by what it knows of it.
 */
export const leaseStore = (db: Kysely<Schema>, beat: Kysely<Schema>): LeaseStore => ({
	async take(board, self, ms) {
		knownSteps(await stepsIn(db));
		for (;;) {
			const row = await db
				.selectFrom('leases')
				.select([...columns, isOver(ms).as('over')])
				.where('board', '=', board)
				.executeTakeFirst();
			if (row && !row.over && row.node !== self.node) return { kind: 'held', by: asOwner(row) };
			const fence = await db.transaction().execute((trx) => takeIn(trx, board, self, ms));
			if (fence !== null) return { kind: 'taken', lease: { board, fence }, ms };
		}
	},
	async renew({ node }, leases, ms) {
		if (leases.length === 0) return [];
		knownSteps(await stepsIn(beat));
		const rows = await beat
			.updateTable('leases')
			.set({ expires_at: after(ms) })
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
	async owners(boards, ms) {
		if (boards.length === 0) return [];
		const query = db.selectFrom('leases').select(columns).where('board', 'in', boards);
		return (await query.where((e) => e.not(isOver(ms))).execute()).map(asOwner);
	}
});

const columns = ['board', 'node', 'address', 'fence'] as const;
const asOwner = ({ board, node, address, fence }: { board: string } & Omit<Owner, 'board'>): Owner => ({
	...{ board: idOf<BoardId>(board), node, address, fence }
});

const after = (ms: number) => sql<number>`${now} + ${ms}::bigint`;

/**
 * Whether a lease of so many ms has run out. So has one that ends later than any could: the database's clock was set back, and
 * nobody can say when it was given. Not before twice its time, for clocks are set right by a little all the time.
 */
const isOver = (ms: number) => sql<boolean>`(expires_at <= ${now} or expires_at > ${after(2 * ms)})`;

/** The fence under which the board is this node's from now on; null where another was faster. */
async function takeIn(
	trx: Kysely<Schema>,
	board: BoardId,
	{ node, address }: Node,
	ms: number
): Promise<number | null> {
	const mine = { node, address, expires_at: after(ms) };
	const free = await trx
		.selectFrom('leases')
		.select('fence')
		.where('board', '=', board)
		.where((e) => e.or([isOver(ms), e('node', '=', node)]))
		.forUpdate()
		.executeTakeFirst();
	const taken = free
		? trx
				.updateTable('leases')
				.set({ ...mine, fence: free.fence + 1 })
				.where('board', '=', board)
				.returning('fence')
		: trx
				.insertInto('leases')
				.values({ board, ...mine, fence: 1 })
				.onConflict((c) => c.doNothing())
				.returning('fence');
	return (await taken.executeTakeFirst())?.fence ?? null;
}

/** Locks the board's lease for the transaction where `fence` may write, and throws `LostLease` where it may not. */
export async function guard(trx: Kysely<Schema>, { job, fence = 0 }: Numbered): Promise<void> {
	const board = boardOf(job);
	if (board === null) return;
	const row = await trx
		.selectFrom('leases')
		.select(['fence', sql<boolean>`expires_at > ${now}`.as('live')])
		.where('board', '=', board)
		.forKeyShare()
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
