import { sql, type Kysely } from 'kysely';
import type { Entry } from '#lib/domain/entries.ts';
import { idOf, type BoardId, type PersonId, type SessionId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import type { BoardIndex, BoardSummary, Seating } from '../board-index.ts';
import type { KeptAnswer, LogReader, StoredArchive } from '../ports.ts';
import type { Schema } from './schema.ts';

/** The log as read from SQL. */
export function logReader(db: Kysely<Schema>): LogReader {
	return {
		archive: (board, session) => archiveOf(db, board, session),
		async boards() {
			return (await summaries(db)).map(({ board, name }) => ({ board, name }));
		},
		async head(board) {
			const query = db.selectFrom('boards').select(['seq', 'log', 'generation']).where('board', '=', board);
			return (await query.executeTakeFirst()) ?? null;
		},
		async entries(board, from, to) {
			const rows = await db
				.selectFrom('entries')
				.select('body')
				.where('board', '=', board)
				.where('seq', '>=', from)
				.where('seq', '<=', to)
				.orderBy('seq')
				.execute();
			return rows.map(({ body }) => JSON.parse(body) as Entry);
		},
		async answer(board, person, act) {
			const [row] = await answersTo(db, board, [{ person, act }]);
			return row ?? null;
		},
		answers: (board, asked) => answersTo(db, board, asked),
		async words(board, ids) {
			if (ids?.length === 0) return [];
			const query = db.selectFrom('words').select(['id', 'salt', 'text']).where('board', '=', board);
			return (ids ? query.where('id', 'in', ids) : query).execute();
		},
		async snapshot(board, version) {
			const row = await db
				.selectFrom('snapshots')
				.select(['version', 'hash', 'body'])
				.where('board', '=', board)
				.where('version', '=', version)
				.executeTakeFirst();
			return row ? { ...row, body: bytes(row.body) } : null;
		},
		async checkpoint(board, at) {
			const query = db
				.selectFrom('checkpoints')
				.select(['generation', 'seq', 'log', 'body'])
				.where('board', '=', board)
				.orderBy('seq', 'desc')
				.orderBy('generation', 'desc')
				.limit(1);
			const row = await (at === undefined ? query : query.where('seq', '<=', at)).executeTakeFirst();
			return row ? { ...row, body: bytes(row.body) } : null;
		}
	};
}

/** One search in the key's index for each, all of them in one statement. */
async function answersTo(
	db: Kysely<Schema>,
	board: BoardId,
	asked: readonly Pick<KeptAnswer, 'person' | 'act'>[]
): Promise<readonly KeptAnswer[]> {
	if (asked.length === 0) return [];
	const pairs = sql.join(asked.map(({ person, act }) => sql`(${person}, ${act})`));
	const query = db
		.selectFrom('answers')
		.select(['person', 'act', 'digest', 'answer'])
		.where('board', '=', board)
		.where(sql<boolean>`(person, act) in (values ${pairs})`);
	return (await query.execute()).map((row) => ({ ...row, person: idOf<PersonId>(row.person) }));
}

async function archiveOf(
	db: Kysely<Schema>,
	board: BoardId,
	session: SessionId
): Promise<StoredArchive | null> {
	const row = await db
		.selectFrom('free_archives')
		.select('body')
		.where('board', '=', board)
		.where('session', '=', session)
		.executeTakeFirst();
	return row ? { session, body: bytes(row.body) } : null;
}

/** What stands beside the logs, as read from SQL. */
export function boardIndex(db: Kysely<Schema>): BoardIndex {
	return {
		all: () => summaries(db),
		async one(board) {
			const query = db.selectFrom('boards').select('summary').where('board', '=', board);
			const row = await query.executeTakeFirst();
			return row ? (JSON.parse(row.summary) as BoardSummary) : null;
		},
		async seatings(board) {
			const rows = await db
				.selectFrom('seatings')
				.selectAll()
				.where('board', '=', board)
				.orderBy('person')
				.execute();
			return rows.map(seating);
		},
		async seatingsOf(person) {
			const rows = await db
				.selectFrom('seatings')
				.selectAll()
				.where('person', '=', person)
				.orderBy('board')
				.execute();
			return rows.map(seating);
		}
	};
}

async function summaries(db: Kysely<Schema>): Promise<BoardSummary[]> {
	const rows = await db.selectFrom('boards').select('summary').execute();
	const read = rows.map(({ summary }) => JSON.parse(summary) as BoardSummary);
	return read.sort((a, b) => a.name.localeCompare(b.name) || byText(a.board, b.board));
}

const seating = (row: Schema['seatings']): Seating => ({
	board: idOf<BoardId>(row.board),
	person: idOf<PersonId>(row.person),
	seats: JSON.parse(row.seats) as Seating['seats']
});

/** Drivers give a `Buffer`, a view on memory they share; outside nobody needs to know. */
export const bytes = (body: Uint8Array): Uint8Array => new Uint8Array(body);
