import type * as Y from 'yjs';
import { parseAnchor, parseMark, type Mark } from '#lib/domain/free.ts';
import { goneOf, type Gone, thingOf } from '#lib/domain/free-rules.ts';
import { weighed, weightless, weightOf, type Weight } from '#lib/domain/free-room.ts';
import type { PersonId } from '#lib/domain/ids.ts';

/** What an inspector remembers of the free layer, so that an update costs what it changes and not what there is. */

/** One mark as it stands. */
interface Line {
	readonly mark: Mark;
	readonly weight: Weight;
}

/** Removed marks that are remembered; beyond that the oldest are forgotten. */
const mostGone = 5000;

/** Follows a draft's `marks` and `anchors` from what they hold now. */
export class Ledger {
	readonly #lines = new Map<string, Line>();
	readonly #gone = new Map<string, Gone>();
	readonly #persons = new Map<PersonId, Weight>();
	#board = weightless;
	/** Ids of dots by person and thing. */
	readonly #dots = new Map<string, Set<string>>();
	/** Where a dot was counted. */
	readonly #counted = new Map<string, string>();
	/**
	 * Anchors of marks that are not there, and whose update left them so; null: read from the store, which doesn't tell. They
	 * count for nobody then: nobody can restart a server to make room for themselves.
	 */
	readonly #strays = new Map<string, PersonId | null>();
	/** Whose update comes next. */
	#author: PersonId | null = null;

	constructor(doc: Y.Doc) {
		const [marks, anchors] = [doc.getMap('marks'), doc.getMap('anchors')];
		const read = (keys: Iterable<string>) => {
			for (const key of keys) this.#read(key, marks.get(key));
		};
		// Where a mark hangs changes often, what it is seldom: a picture that is dragged is not read at each step.
		const place = (keys: Iterable<string>) => {
			for (const key of keys) this.#place(key, anchors.get(key));
		};
		read(marks.keys());
		place(new Set([...marks.keys(), ...anchors.keys()]));
		marks.observe(({ keysChanged }) => {
			read(keysChanged);
			place(keysChanged);
		});
		anchors.observe(({ keysChanged }) => place(keysChanged));
	}

	markOf = (key: string): Mark | null => this.#lines.get(key)?.mark ?? null;
	goneOf = (key: string): Gone | null => this.#gone.get(key) ?? null;
	weightOf = (person: PersonId): Weight => this.#persons.get(person) ?? weightless;

	get board(): Weight {
		return this.#board;
	}

	/** From here on the document is written in by this person. */
	isWrittenBy(author: PersonId): void {
		this.#author = author;
	}

	/** How many anchors hang without a mark by this person's doing. */
	straysOf(person: PersonId): number {
		let count = 0;
		for (const each of this.#strays.values()) if (each === person) count++;
		return count;
	}

	isStray = (key: string): boolean => this.#strays.has(key);

	/** Ids of a person's dots on a thing. */
	dotsOn = (person: PersonId, thing: string): ReadonlySet<string> =>
		this.#dots.get(`${person} ${thing}`) ?? none;

	#read(key: string, mark: unknown): void {
		const was = this.#lines.get(key);
		const now = mark === undefined ? null : parseMark(mark);
		if (was) this.#weigh(was, -1);
		if (was && !now) this.#bury(key, was.mark);
		if (!now) return void this.#lines.delete(key);
		const line = { mark: now, weight: weightOf(now) };
		this.#lines.set(key, line);
		this.#gone.delete(key);
		this.#weigh(line, 1);
	}

	#place(key: string, anchor: unknown): void {
		const mark = this.markOf(key);
		if (mark || anchor === undefined) this.#strays.delete(key);
		else if (!this.#strays.has(key)) this.#strays.set(key, this.#author);
		this.#count(key, mark, anchor);
	}

	#weigh({ mark, weight }: Line, sign: 1 | -1): void {
		this.#persons.set(mark.by, weighed(this.weightOf(mark.by), weight, sign));
		this.#board = weighed(this.#board, weight, sign);
	}

	#bury(key: string, mark: Mark): void {
		const [oldest] = this.#gone.keys();
		if (oldest !== undefined && this.#gone.size >= mostGone) this.#gone.delete(oldest);
		this.#gone.set(key, goneOf(mark));
	}

	#count(key: string, mark: Mark | null, anchor: unknown): void {
		const before = this.#counted.get(key);
		if (before !== undefined) this.#dots.get(before)?.delete(key);
		this.#counted.delete(key);
		const hung = mark?.kind === 'dot' ? parseAnchor(anchor) : null;
		if (!hung || mark === null) return;
		const place = `${mark.by} ${thingOf(hung)}`;
		const dots = this.#dots.get(place) ?? new Set();
		this.#dots.set(place, dots.add(key));
		this.#counted.set(key, place);
	}
}

const none: ReadonlySet<string> = new Set();
