import type { Kysely } from 'kysely';
import { idOf, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import type { Batch, DraftStore } from '../ports.ts';
import { insert } from './insert.ts';
import { bytes } from './log.ts';
import type { Schema } from './schema.ts';

/** Puts updates behind those of the same room, inside a transaction of the one writer. */
export async function appendDraft(
	db: Kysely<Schema>,
	board: BoardId,
	generation: number,
	updates: readonly Uint8Array[]
): Promise<void> {
	if (updates.length === 0) return;
	const last = await db
		.selectFrom('draft_updates')
		.select((e) => e.fn.max('n').as('n'))
		.where('board', '=', board)
		.where('generation', '=', generation)
		.executeTakeFirst();
	const from = (last?.n ?? 0) + 1;
	const rows = updates.map((body, i) => ({ board, generation, n: from + i, body }));
	await insert(db, 'draft_updates', rows);
}

/** The first binding of a client stands: nobody takes over another's. */
export async function bindClient(
	db: Kysely<Schema>,
	board: BoardId,
	generation: number,
	client: number,
	person: PersonId
): Promise<void> {
	await db
		.insertInto('draft_clients')
		.values({ board, generation, client, person })
		.onConflict((c) => c.doNothing())
		.execute();
}

/** Archives the draft that ends, lets the next one begin with what is carried over, and forgets the rest. */
export async function turnDraft(db: Kysely<Schema>, { board, on, checkpoint, draft }: Batch): Promise<void> {
	if (!draft || !checkpoint) return;
	const { carried, archive } = draft;
	if (archive)
		await db
			.insertInto('free_archives')
			.values({ board, ...archive })
			.execute();
	for (const table of ['draft_updates', 'draft_clients'] as const)
		await db.deleteFrom(table).where('board', '=', board).where('generation', '<=', on.generation).execute();
	if (!carried) return;
	await bindClient(db, board, checkpoint.generation, carried.client, carried.person);
	await appendDraft(db, board, checkpoint.generation, [carried.update]);
}

/** The reading half of the draft store. */
export const draftReader = (db: Kysely<Schema>): Pick<DraftStore, 'updates' | 'bound'> => ({
	async updates(board, generation) {
		const rows = await db
			.selectFrom('draft_updates')
			.select('body')
			.where('board', '=', board)
			.where('generation', '=', generation)
			.orderBy('n')
			.execute();
		return rows.map(({ body }) => bytes(body));
	},
	async bound(board, generation) {
		const rows = await db
			.selectFrom('draft_clients')
			.select(['client', 'person'])
			.where('board', '=', board)
			.where('generation', '=', generation)
			.execute();
		return new Map(rows.map(({ client, person }) => [client, idOf<PersonId>(person)]));
	}
});
