import type { Entry } from '#lib/domain/entries.ts';
import type { BoardId, PersonId, WordsId } from '#lib/domain/ids.ts';
import { idOf } from '#lib/domain/ids.ts';
import { type Mark, type Timeline, timeline } from '#lib/domain/replay.ts';
import { tableFrom, type TableRecords } from '#lib/domain/snapshot.ts';
import type { Table } from '#lib/domain/table.ts';
import { type Ghost, ghostsOf } from './drafts.ts';
import { People } from './people.ts';
import { advance, type Axis, axisOf, lengthOf, positionOf, type Speed, stepAt } from './playback.ts';
import { LiveTable } from './table.svelte.ts';
import { browserWire, fetchPeople, fetchReplay, fetchWords, type Wire } from './wire.ts';
import { Words } from './words.ts';

/** A session as the server gives it: the table before it opened, and what happened in it so far. */
interface Recording {
	readonly records: TableRecords;
	readonly seq: number;
	readonly entries: readonly Entry[];
}

/** Ms between two looks at the clock while playing. */
const tick = 33;

/** A session that is over, or its beginning: to be looked at, at any of its moments. Nothing in it can ask. */
export class Replay {
	readonly board: BoardId;
	readonly #timeline: Timeline;
	readonly #times: readonly number[];
	readonly #words: Words;
	readonly #people: People;
	#axis: Axis = [];
	#timer: ReturnType<typeof setInterval> | null = null;
	readonly #live: LiveTable;
	#seq = $state(0);
	#position = $state(0);
	#playing = $state(false);
	#speed = $state<Speed>(1);
	#skipIdle = $state(true);
	readonly #ghosts = $derived.by(() => this.#live.read((table) => ghostsOf(table, [], [], null, false)));

	constructor(wire: Wire, board: BoardId, { records, seq, entries }: Recording) {
		this.board = board;
		this.#timeline = timeline(tableFrom(records, seq), entries);
		this.#live = new LiveTable(this.#timeline.table);
		this.#times = entries.map(({ at }) => at);
		this.#words = new Words((ids) => fetchWords(wire, board, ids));
		this.#people = new People(() => fetchPeople(wire, board));
		this.#lay(true);
		this.seek(this.from);
	}

	/** The board at `seq`. Written in place: read `version` to depend on it. */
	get table(): Table {
		return this.#live.table;
	}

	get version(): number {
		return this.#live.version;
	}

	/** The entry that has just happened; `from` is before the session's first. */
	get seq(): number {
		return this.#seq;
	}

	get from(): number {
		return this.#timeline.from;
	}

	get to(): number {
		return this.#timeline.to;
	}

	/** UTC ms of the entry at `seq`. */
	get at(): number {
		return this.#timeline.atOf(this.#seq);
	}

	/** The entry at `seq`; undefined before the first. */
	get entry(): Entry | undefined {
		return this.#timeline.entryAt(this.#seq);
	}

	/** Proposals, decisions and changes of state, for the time bar. */
	get marks(): readonly Mark[] {
		return this.#timeline.marks;
	}

	/** Where the clock stands on the time bar, 0–1. */
	get progress(): number {
		const length = lengthOf(this.#axis);
		return length === 0 ? 1 : Math.max(0, this.#position) / length;
	}

	get playing(): boolean {
		return this.#playing;
	}

	get speed(): Speed {
		return this.#speed;
	}

	set speed(speed: Speed) {
		this.#speed = speed;
	}

	/** Whether silences are cut short. */
	get skipIdle(): boolean {
		return this.#skipIdle;
	}

	set skipIdle(skip: boolean) {
		this.#skipIdle = skip;
		this.#lay(skip);
	}

	get ghosts(): readonly Ghost[] {
		return this.#ghosts;
	}

	nameOf = (person: PersonId): string => this.#people.nameOf(person);
	initialsOf = (person: PersonId): string => this.#people.initialsOf(person);
	words = (id: WordsId): string | undefined => this.#words.of(id);

	/** Where an entry stands on the time bar, 0–1. */
	placeOf(seq: number): number {
		const length = lengthOf(this.#axis);
		return length === 0 ? 1 : Math.max(0, positionOf(this.#axis, seq - this.from)) / length;
	}

	/** From where it stands; from the beginning where it stands at the end. */
	play(): void {
		if (this.#playing) return;
		if (this.#seq === this.to) this.seek(this.from);
		this.#playing = true;
		let before = performance.now();
		this.#timer = setInterval(() => {
			const now = performance.now();
			this.advance(now - before);
			before = now;
		}, tick);
	}

	pause(): void {
		this.#playing = false;
		if (this.#timer !== null) clearInterval(this.#timer);
		this.#timer = null;
	}

	/** Lets `elapsed` ms of the watcher's time go by. */
	advance(elapsed: number): void {
		const { position, ended } = advance(this.#axis, this.#position, elapsed, this.#speed);
		this.#position = position;
		this.#show(this.from + stepAt(this.#axis, position));
		if (ended) this.pause();
	}

	/** To where entry `seq` has just happened; clamped to `from`..`to`. */
	seek(seq: number): void {
		const clamped = Math.min(this.to, Math.max(this.from, Math.round(seq)));
		this.#position = positionOf(this.#axis, clamped - this.from);
		this.#show(clamped);
	}

	/** To a place on the time bar, 0–1. */
	seekTo(progress: number): void {
		this.#position = Math.min(1, Math.max(0, progress)) * lengthOf(this.#axis);
		this.#show(this.from + stepAt(this.#axis, this.#position));
	}

	/** To a time of day, UTC ms: the last entry not later than it. */
	seekTime(at: number): void {
		this.seek(this.#timeline.seqAt(at));
	}

	/** One entry on, or back. */
	step(by: 1 | -1): void {
		this.pause();
		this.seek(this.#seq + by);
	}

	/** To the next mark of that kind in that direction; stays where there is none. */
	jump(kind: Mark['kind'], by: 1 | -1): void {
		const marks = this.marks.filter((mark) => mark.kind === kind && (mark.seq - this.#seq) * by > 0);
		const mark = by > 0 ? marks[0] : marks.at(-1);
		if (mark) this.seek(mark.seq);
	}

	close(): void {
		this.pause();
	}

	#lay(skipIdle: boolean): void {
		this.#axis = axisOf(this.#times, skipIdle);
		this.#position = positionOf(this.#axis, this.#seq - this.from);
	}

	#show(seq: number): void {
		if (seq === this.#seq && this.#timeline.table.seq === seq) return;
		this.#timeline.seek(seq);
		this.#seq = seq;
		this.#live.stepped();
	}
}

/** Opens a session's replay. Rejects with a `WireError` (a sentence) where it can't be had. */
export async function openReplay(board: string, number: number, wire: Wire = browserWire()): Promise<Replay> {
	const recording = (await fetchReplay(wire, board, number)) as Recording;
	return new Replay(wire, idOf<BoardId>(board), recording);
}
