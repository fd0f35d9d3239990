import * as Y from 'yjs';
import { draftRoots, parseMove } from '#lib/document/draft.ts';
import { parseAnchor, parseMark } from '#lib/domain/free.ts';
import { facilitator } from './guests.ts';

/**
 * What must hold of a draft whoever wrote what, said once more and in as few words as it goes. It follows what the
 * store was given, update by update, and knows by whose frame each came.
 */

interface Value {
	readonly by?: string;
	readonly kind?: string;
	readonly at?: number;
	readonly text?: string;
	readonly mentions?: unknown;
	readonly answers?: unknown;
}

const everybodys = ['note', 'text', 'shape', 'connector'];

/** Something stands where it may not. */
export class Wrong extends Error {
	override readonly name = 'Wrong';
}

export class Judge {
	readonly doc = new Y.Doc();
	/** What stood under each root and key, as JSON. */
	readonly #stood = new Map<string, string>();
	/** Marks that were there, by id: as they were last. */
	readonly #gone = new Map<string, Value>();
	#changed = new Set<string>();

	/** Begins with what a generation begins with. */
	constructor(begun: readonly Uint8Array[]) {
		for (const root of draftRoots) {
			const map = this.doc.getMap(root);
			map.observe(({ keysChanged }) => {
				for (const key of keysChanged) this.#changed.add(`${root} ${key}`);
			});
		}
		for (const update of begun) Y.applyUpdate(this.doc, update);
		for (const each of this.#changed) this.#keep(each);
		this.#changed.clear();
	}

	/** What one update of this person's did. Throws `Wrong`. */
	takes(update: Uint8Array, person: string): void {
		Y.applyUpdate(this.doc, update);
		const { pendingStructs, pendingDs } = this.doc.store;
		if (pendingStructs !== null || pendingDs !== null)
			throw new Wrong('something waits for what is not there');
		if ([...this.doc.share.keys()].length > draftRoots.length)
			throw new Wrong('a root that drafts do not have');
		for (const each of this.#changed) {
			const because = this.#whyWrong(each, person);
			if (because !== null) throw new Wrong(`${because}: ${each} by ${person}`);
		}
		for (const each of this.#changed) this.#keep(each);
		this.#changed.clear();
	}

	#now(name: string): unknown {
		const [root = '', key = ''] = name.split(' ');
		return this.doc.getMap(root).get(key);
	}

	#was(name: string): Value | null {
		const text = this.#stood.get(name);
		return text === undefined ? null : (JSON.parse(text) as Value);
	}

	#keep(name: string): void {
		const [was, now] = [this.#was(name), this.#now(name)];
		if (now === undefined) this.#stood.delete(name);
		else this.#stood.set(name, JSON.stringify(now));
		if (name.startsWith('marks ') && now === undefined && was) this.#gone.set(name, was);
	}

	#whyWrong(name: string, person: string): string | null {
		const [was, now] = [this.#was(name), this.#now(name) ?? null];
		if (JSON.stringify(was) === JSON.stringify(now)) return null;
		const [root, key = ''] = name.split(' ');
		if (root === 'moves') return whyNotMove(key, was, now, person);
		if (root === 'marks') return whyNotMark(was ?? this.#gone.get(name) ?? null, was, now, person);
		if (now && !parseAnchor(now)) return 'no anchor';
		const mark = `marks ${key}`;
		// What stood under it before this update, and otherwise what stands there now.
		const maker = this.#was(mark) ?? (this.#now(mark) as Value | undefined) ?? this.#gone.get(mark) ?? null;
		if (!maker) return now ? 'an anchor of nothing' : null;
		return mayTake(maker, person) ? null : 'another’s was moved';
	}
}

function whyNotMove(key: string, was: Value | null, now: Value | null, person: string): string | null {
	if (was && was.by !== person) return 'another’s move';
	if (!now) return null;
	if (!parseMove(key, now)) return 'no move';
	return now.by === person ? null : 'a move in another’s name';
}

/** `before`: what stands there, or stood there last. */
function whyNotMark(
	before: Value | null,
	was: Value | null,
	now: Value | null,
	person: string
): string | null {
	if (!now) return was && !mayTake(was, person) ? 'another’s was taken away' : null;
	if (!parseMark(now)) return 'no mark';
	if (!before) return now.by === person ? null : 'a mark in another’s name';
	if (before.by !== now.by || before.kind !== now.kind || before.at !== now.at) return 'its author changed';
	if (before.by === person || everybodys.includes(String(before.kind))) return null;
	return person === facilitator && saysTheSame(before, now) ? null : 'another’s was changed';
}

const mayTake = ({ by, kind }: Value, person: string): boolean =>
	by === person || everybodys.includes(String(kind)) || (kind === 'comment' && person === facilitator);

/** A comment is settled and pinned by whoever facilitates, and no word of it changes. */
const saysTheSame = (before: Value, now: Value): boolean =>
	before.kind === 'comment' && wordsOf(before) === wordsOf(now);

const wordsOf = ({ text, mentions, answers }: Value): string => JSON.stringify([text, mentions, answers]);
