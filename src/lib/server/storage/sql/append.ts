import type { Kysely } from 'kysely';
import { headAfter, stale } from '../batch.ts';
import { seatingsIn, summarise, type BoardSummary } from '../board-index.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import type { Batch } from '../ports.ts';
import { looked, spare } from '../thinning.ts';
import { turnDraft } from './drafts.ts';
import { insert } from './insert.ts';
import type { Schema } from './schema.ts';

/** Writes one batch inside a transaction, the fence first. Throws `StaleHead`; the caller rolls back. */
export async function append(db: Kysely<Schema>, batch: Batch): Promise<void> {
	await moveHead(db, batch);
	const { board, entries, answers, words, snapshots, checkpoint } = batch;
	const rows = entries.map(({ entry, log }) => {
		const { seq, at, kind } = entry;
		return { board, seq, at, kind, log, body: JSON.stringify(entry) };
	});
	await insert(db, 'entries', rows);
	await insert(
		db,
		'answers',
		answers.map(({ person, act, digest, answer }) => ({ board, person, act, digest, answer }))
	);
	await insert(
		db,
		'words',
		words.map(({ id, salt, text }) => ({ board, id, salt, text }))
	);
	await insert(
		db,
		'snapshots',
		snapshots.map(({ version, hash, body }) => ({ board, version, hash, body }))
	);
	if (checkpoint) {
		const { generation, seq, log, body } = checkpoint;
		await insert(db, 'checkpoints', [{ board, generation, seq, log, body }]);
		await thin(db, board);
	}
	await turnDraft(db, batch);
	await keepSeatings(db, batch);
}

async function thin(db: Kysely<Schema>, board: BoardId): Promise<void> {
	const ofBoard = db.selectFrom('checkpoints').where('board', '=', board);
	const newest = ofBoard.select(['generation', 'seq']).orderBy('generation', 'desc').limit(looked);
	const generation = spare(await newest.execute());
	if (generation === null) return;
	await db
		.deleteFrom('checkpoints')
		.where('board', '=', board)
		.where('generation', '=', generation)
		.execute();
}

async function moveHead(db: Kysely<Schema>, batch: Batch): Promise<void> {
	if (batch.on.seq === 0) return found(db, batch);
	const { board, on } = batch;
	const moved = await db
		.updateTable('boards')
		.set(headAfter(batch))
		.where('board', '=', board)
		.where('seq', '=', on.seq)
		.where('log', '=', on.log)
		.where('generation', '=', on.generation)
		.returning('summary')
		.executeTakeFirst();
	if (!moved) throw stale(batch);
	const was = JSON.parse(moved.summary) as BoardSummary;
	const now = summaryAfter(was, batch);
	if (now === was) return;
	await db
		.updateTable('boards')
		.set({ summary: JSON.stringify(now) })
		.where('board', '=', board)
		.execute();
}

async function found(db: Kysely<Schema>, batch: Batch): Promise<void> {
	const { board } = batch;
	const there = await db.selectFrom('boards').select('board').where('board', '=', board).executeTakeFirst();
	if (there) throw stale(batch);
	const summary = summaryAfter(null, batch);
	// A founding that was refused leaves its answer and nothing else.
	if (summary === null) return;
	await db
		.insertInto('boards')
		.values({ board, ...headAfter(batch), summary: JSON.stringify(summary) })
		.execute();
}

const summaryAfter = (was: BoardSummary | null, batch: Batch): BoardSummary | null =>
	batch.entries.reduce((summary, { entry }) => summarise(summary, entry), was);

async function keepSeatings(db: Kysely<Schema>, { board, entries }: Batch): Promise<void> {
	for (const { person, seats } of seatingsIn(
		board,
		entries.map(({ entry }) => entry)
	)) {
		await db.deleteFrom('seatings').where('board', '=', board).where('person', '=', person).execute();
		if (seats.length > 0) await insert(db, 'seatings', [{ board, person, seats: JSON.stringify(seats) }]);
	}
}
