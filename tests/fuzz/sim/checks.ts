import * as Y from 'yjs';
import { draftRoots } from '#lib/document/draft.ts';
import type { Entry } from '#lib/domain/entries.ts';
import { allHung } from '#lib/document/free.ts';
import { flawsInArchive } from '#lib/domain/free-archive.ts';
import { sameJson } from '#lib/domain/free-rules.ts';
import type { Hung } from '#lib/domain/free.ts';
import type { SessionId } from '#lib/domain/ids.ts';
import { canonical, chain, noHash, recordsOf, snapshotFor } from '#lib/domain/snapshot.ts';
import { emptyTable } from '#lib/domain/table.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { advance, type State } from '../../../server/gateway/decisions.ts';
import { loadBoard, tableAt } from '../../../server/gateway/load.ts';
import { board } from './founding.ts';
import { versionOf } from './notes.ts';
import type { Seat } from './seat.ts';
import type { Watcher } from './watcher.ts';
import { Wrong } from './witness.ts';

/** What must hold in the end: of what is on disk, of what everybody was told, and of what everybody holds. */
export async function allHolds(
	kept: Storage,
	seats: readonly Seat[],
	watchers: readonly Watcher[]
): Promise<void> {
	const entries = await kept.log.entries(board, 1, 1e9);
	await logHolds(kept, entries);
	await actsHold(kept, entries, seats);
	await boardsAreSame(kept, [...seats, ...watchers]);
	await draftsHold(kept, entries, seats);
}

/** Each entry follows on the one before, and the head, the checkpoints and the snapshots are what it comes to. */
async function logHolds({ log }: Storage, entries: readonly Entry[]): Promise<void> {
	const head = await log.head(board);
	if (head?.seq !== entries.length) throw new Wrong('the head names another entry than the last');
	if (entries.reduce(chain, noHash) !== head.log) throw new Wrong('the chain is not the one the head names');
	const state: State = {
		board,
		table: emptyTable(),
		head: { seq: 0, log: noHash, generation: 0 },
		lastAt: 0
	};
	for (const entry of entries) {
		if (entry.seq !== state.head.seq + 1) throw new Wrong(`entry ${entry.seq} follows on ${state.head.seq}`);
		if (entry.at < state.lastAt) throw new Wrong(`entry ${entry.seq} was before the one before it`);
		advance(state, entry);
		const checkpoint = await log.checkpoint(board, entry.seq);
		const isHere = checkpoint?.seq === entry.seq;
		if (isHere && canonical(recordsOf(tableAt(checkpoint))) !== canonical(recordsOf(state.table)))
			throw new Wrong(`the checkpoint at entry ${entry.seq} is another board`);
		const named = snapshotFor(state.table, entry);
		const snapshot = named && (await log.snapshot(board, named.version));
		if (named && snapshot?.hash !== named.hash) throw new Wrong(`snapshot ${named.version} is not there`);
	}
}

/** What was answered stands in the log once and as it was answered, and nothing that nobody asked. */
async function actsHold({ log }: Storage, entries: readonly Entry[], seats: readonly Seat[]): Promise<void> {
	const seqs = new Map<string, number[]>();
	for (const { act, seq } of entries) if (act !== null) seqs.set(act, [...(seqs.get(act) ?? []), seq]);
	for (const seat of seats)
		for (const { id, answer } of seat.asks.all.values()) {
			const there = JSON.stringify(seqs.get(id) ?? []);
			const told = JSON.stringify(answer?.ok ? answer.seqs : []);
			if (there !== told) throw new Wrong(`${id} was answered ${told} and stands at ${there}`);
			const stored = await log.answer(board, seat.person, id);
			if (stored?.answer !== JSON.stringify(answer)) throw new Wrong(`the answer to ${id} is not on disk`);
		}
}

/** Whoever loads the board anew holds the very bytes that everybody else does. */
async function boardsAreSame({ log }: Storage, all: readonly (Seat | Watcher)[]): Promise<void> {
	const loaded = await loadBoard(log, board);
	const bytes = loaded && Buffer.from(Y.encodeStateAsUpdate(loaded.agreed));
	for (const { agreed, person } of all)
		if (!agreed || !bytes?.equals(Y.encodeStateAsUpdate(agreed)))
			throw new Wrong(`${person} holds another board than who loads it anew`);
}

/** What was drawn and told kept is there, in the draft or in a session's archive, and everybody sees the same. */
async function draftsHold(
	{ log, drafts }: Storage,
	entries: readonly Entry[],
	seats: readonly Seat[]
): Promise<void> {
	const head = await log.head(board);
	const doc = new Y.Doc();
	for (const update of await drafts.updates(board, head?.generation ?? 0)) Y.applyUpdate(doc, update);
	for (const root of draftRoots)
		for (const { draft, person } of seats)
			if (!sameJson(doc.getMap(root).toJSON(), draft?.getMap(root).toJSON()))
				throw new Wrong(`${person} sees another draft than is on disk, in its ${root}`);
	const hung = versionsOf(allHung(doc));
	const sessions = entries.flatMap((entry) => (entry.kind === 'locked' ? [entry.session] : []));
	const inArchives = versionsOf(await archived(log, sessions));
	for (const { notes, person } of seats)
		for (const [id, note] of notes.all) {
			const { confirmed, gone, pinned } = note;
			const there = hung.get(id) ?? 0;
			const kept = gone ? there === 0 : Math.max(there, pinned ? 0 : (inArchives.get(id) ?? 0)) >= confirmed;
			if (!kept)
				throw new Wrong(
					`${person} was told that version ${confirmed} of ${id} is kept${gone ? ', in which it is gone' : ''}: ${there} hangs there`
				);
		}
}

/** The newest version of each note among these. */
function versionsOf(all: readonly Hung[]): ReadonlyMap<string, number> {
	const versions = new Map<string, number>();
	for (const { id, mark } of all) versions.set(id, Math.max(versionOf(mark), versions.get(id) ?? 0));
	return versions;
}

/** What the locked sessions keep of the free layer, each of which has one. */
async function archived(log: Storage['log'], sessions: readonly SessionId[]): Promise<Hung[]> {
	const bodies = await Promise.all(sessions.map((session) => log.archive(board, session)));
	return bodies.flatMap((archive) => {
		if (!archive) throw new Wrong('the free layer of a locked session is missing');
		const all = JSON.parse(new TextDecoder().decode(archive.body)) as Hung[];
		const [flaw] = flawsInArchive(all);
		if (flaw) throw new Wrong(`the free layer of session ${archive.session}: ${flaw}`);
		return all;
	});
}
