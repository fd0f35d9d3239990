import { upcast } from '#lib/document/upcast.ts';
import type { Entry } from '#lib/domain/entries.ts';
import { canonical, noHash, recordsOf, sha256, snapshotFor } from '#lib/domain/snapshot.ts';
import { emptyTable } from '#lib/domain/table.ts';
import type { StoredCheckpoint, StoredSnapshot } from '#lib/server/storage/ports.ts';
import type { Looked } from '#lib/server/storage/sql/looking.ts';
import { advance, type State } from './gateway/decisions.ts';
import { tableAt } from './gateway/load.ts';
import { flawsInArchives } from './verify-archives.ts';

/** What looking a board through comes to. */
interface Verdict {
	readonly wrong: readonly string[];
	readonly entries: number;
	readonly snapshots: number;
}

type Board = Awaited<ReturnType<Looked['boards']>>[number];

/**
 * Folds a board's log anew by what folds it every day, and holds all that is stored beside it against that: the chain after
 * each entry, each snapshot, each checkpoint, the head, people's words against their ids, and the free layer of each locked
 * session against what it may be. With the first entry that is
 * wrong the rest can't be told, and it stops there.
 */
export async function verifyBoard(looked: Looked, board: Board): Promise<Verdict> {
	const { board: id, seq, log, generation } = board;
	const state: State = {
		board: id,
		table: emptyTable(),
		head: { seq: 0, log: noHash, generation: 0 },
		lastAt: 0
	};
	const snapshots = await looked.snapshots(id);
	const checkpoints = await looked.checkpoints(id);
	const wrong: string[] = [];
	for await (const row of looked.rows(id)) {
		const flaw = await flawInStep(state, row, (version) => looked.snapshot(id, version));
		if (flaw !== null) {
			wrong.push(`entry ${row.seq}: ${flaw}`);
			return { wrong, entries: state.head.seq, snapshots };
		}
		for (const { generation } of checkpoints.filter((each) => each.seq === row.seq))
			if (!isSame(await looked.checkpoint(id, generation), row.log, state))
				wrong.push(`the checkpoint of generation ${generation} is not the board after entry ${row.seq}`);
	}
	if (state.head.seq !== seq || state.head.log !== log)
		wrong.push(`its head names entry ${seq}, and the log ends with entry ${state.head.seq}`);
	if (checkpoints.at(-1)?.generation !== generation) wrong.push(`generation ${generation} has no checkpoint`);
	for (const each of await looked.words(id))
		if (sha256(`${each.salt}\n${each.text}`) !== each.id)
			wrong.push(`the words ${each.id} are not what they were`);
	wrong.push(...(await flawsInArchives(looked.archives(id), state.table)));
	return { wrong, entries: state.head.seq, snapshots };
}

async function flawInStep(
	state: State,
	row: { readonly seq: number; readonly log: string; readonly body: string },
	snapshotOf: (version: number) => Promise<StoredSnapshot | null>
): Promise<string | null> {
	if (row.seq !== state.head.seq + 1) return `it does not follow on entry ${state.head.seq}`;
	try {
		const entry: Entry = upcast(JSON.parse(row.body) as Entry);
		const step = advance(state, entry);
		if (step.log !== row.log) return 'it is not what the chain of hashes says';
		const named = snapshotFor(state.table, entry);
		if (!named) return null;
		const stored = await snapshotOf(named.version);
		if (!stored) return `snapshot ${named.version} is missing`;
		const isIt = stored.hash === named.hash && new TextDecoder().decode(stored.body) === named.body;
		return isIt ? null : `snapshot ${named.version} is not what was agreed`;
	} catch (error) {
		return `it can’t be read or does not fit on the board (${(error as Error).name})`;
	}
}

function isSame(checkpoint: StoredCheckpoint | null, log: string, { table }: State): boolean {
	try {
		if (checkpoint?.log !== log) return false;
		return canonical(recordsOf(tableAt(checkpoint))) === canonical(recordsOf(table));
	} catch {
		return false;
	}
}
