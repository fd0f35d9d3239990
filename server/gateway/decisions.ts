import { hash, randomUUID } from 'node:crypto';
import { sealWords, type Act, type Ask, type AskedAct } from '#lib/domain/acts.ts';
import { apply } from '#lib/domain/apply.ts';
import { decide, type Who } from '#lib/domain/decide.ts';
import type { Entry } from '#lib/domain/entries.ts';
import { idOf, type BoardId, type SessionId, type WordsId } from '#lib/domain/ids.ts';
import { canonical, chainWith, recordsOf, snapshotFor } from '#lib/domain/snapshot.ts';
import { inverse, write, type RecordChange, type Table } from '#lib/domain/table.ts';
import type { Answer } from '#lib/document/messages.ts';
import type { Head, KeptAnswer, StoredCheckpoint, StoredSnapshot, Words } from '#lib/server/storage/ports.ts';

/** One board as the door holds it: ahead of the disk by the batch that is being written. */
export interface State {
	readonly board: BoardId;
	readonly table: Table;
	head: Head;
	/** UTC ms of the last entry; time never runs backwards in a log. */
	lastAt: number;
}

/** An entry and what it changed, in the order in which they were applied. */
export interface Step {
	readonly entry: Entry;
	readonly changes: readonly RecordChange[];
	/** Chain hash after the entry. */
	readonly log: string;
}

/** What one act came to. Applied to the table already; to be written before anybody hears of it. */
export interface Decision {
	readonly answer: Answer;
	readonly kept: KeptAnswer;
	readonly steps: readonly Step[];
	readonly words: readonly Words[];
	readonly snapshots: readonly StoredSnapshot[];
	/** Whether a generation ends with it. */
	readonly turns: boolean;
}

const utf8 = new TextEncoder();

/** As the domain's own, which must do without Node and takes ten times as long. */
const sha256 = (text: string): string => hash('sha256', text);
const chain = chainWith(sha256);

/** SHA-256 of an act as asked: the same id with another content is another act. */
export const digestOf = (act: AskedAct): string => sha256(canonical(act));

/** What time it is, UTC ms. */
export type Clock = () => number;

/** Judges an act on the state as it stands and applies what it comes to. `fresh` makes ids. */
export function judge(
	state: State,
	who: Who,
	{ id, act }: Ask,
	fresh: () => string,
	clock: Clock = Date.now
): Decision {
	const { sealed, words } = seal(act);
	const now = Math.max(clock(), state.lastAt);
	const context = { board: state.board, now, fresh, log: state.head.log };
	const judged = decide(state.table, { id, act: sealed }, who, context);
	const digest = digestOf(act);
	const keep = (answer: Answer): KeptAnswer => ({
		person: who.person,
		act: id,
		digest,
		answer: JSON.stringify(answer)
	});
	if (!judged.ok) {
		const answer: Answer = { id, ok: false, refusal: judged.error };
		return { answer, kept: keep(answer), steps: [], words: [], snapshots: [], turns: false };
	}
	const snapshots: StoredSnapshot[] = [];
	const steps = judged.value.map((entry) => {
		const step = advance(state, entry);
		const snapshot = snapshotFor(state.table, entry);
		if (snapshot) snapshots.push({ ...snapshot, body: utf8.encode(snapshot.body) });
		return step;
	});
	const answer: Answer = { id, ok: true, seqs: steps.map(({ entry }) => entry.seq) };
	const turns = steps.some(({ entry }) => entry.kind === 'locked' || entry.kind === 'founded');
	return { answer, kept: keep(answer), steps, words, snapshots, turns };
}

/** Applies one entry to the state. */
export function advance(state: State, entry: Entry): Step {
	const changes = apply(state.table, entry);
	write(state.table, changes, entry.seq);
	const log = chain(state.head.log, entry);
	state.head = { ...state.head, seq: entry.seq, log };
	state.lastAt = entry.at;
	return { entry, changes, log };
}

/** Takes steps back, last first, to where the log stands at `head` with its last entry at `at`. */
export function takeBack(state: State, steps: readonly Step[], head: Head, at: number): void {
	for (const { entry, changes } of steps.toReversed()) write(state.table, inverse(changes), entry.seq - 1);
	state.head = head;
	state.lastAt = at;
}

/** The board's own entry that ends a generation because its log has grown. */
export function checkpointEntry(state: State, clock: Clock = Date.now): Entry {
	return {
		kind: 'checkpointed',
		generation: state.head.generation + 1,
		seq: state.head.seq + 1,
		at: Math.max(clock(), state.lastAt),
		by: { kind: 'board' },
		act: null
	};
}

/** The state as the next generation begins with it. */
export function checkpointOf({ head, table }: State): StoredCheckpoint {
	const body = utf8.encode(canonical(recordsOf(table)));
	return { generation: head.generation + 1, seq: head.seq, log: head.log, body };
}

/** An act among those of all people. */
export const nameOf = ({ person, act }: Pick<KeptAnswer, 'person' | 'act'>): string => `${person} ${act}`;

/** The session that is locked with these. */
export function lockedIn(steps: readonly Step[]): SessionId | null {
	for (const { entry } of steps) if (entry.kind === 'locked') return entry.session;
	return null;
}

/** The first answer once more, or the refusal of an id that stood for something else. */
export function again(kept: KeptAnswer, { id, act }: Ask): Answer {
	if (kept.digest === digestOf(act)) return JSON.parse(kept.answer) as Answer;
	const because = 'This id was used for something else before. Ask again with a new one.';
	return { id, ok: false, refusal: { rule: 'ID1', because } };
}

/** Puts a person's free text beside the log: the act goes on with its salted hash. */
function seal(act: AskedAct): { sealed: Act; words: readonly Words[] } {
	const words: Words[] = [];
	const sealed = sealWords(act, (text) => {
		const kept = wordsOf(text);
		words.push(kept);
		return idOf<WordsId>(kept.id);
	});
	return { sealed, words };
}

function wordsOf(text: string): Words {
	// Node draws these ahead by the hundred; asked for by the one, chance costs as much as judging.
	const salt = randomUUID().replaceAll('-', '');
	return { id: sha256(`${salt}\n${text}`), salt, text };
}
