import type { Kysely } from 'kysely';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import type { ImportStore } from '../ports.ts';
import type { Schema } from './schema.ts';

/** Last imports in SQL. */
export const importStore = (db: Kysely<Schema>): ImportStore => ({
	async keep({ board, at, by, body }) {
		await db
			.insertInto('imports')
			.values({ board, at, by, body })
			.onConflict((c) => c.column('board').doUpdateSet({ at, by, body }))
			.execute();
	},
	async last(board) {
		const query = db.selectFrom('imports').select(['at', 'by', 'body']).where('board', '=', board);
		const row = await query.executeTakeFirst();
		return row ? { board, ...row, by: row.by === null ? null : idOf<PersonId>(row.by) } : null;
	}
});
