import type * as Y from 'yjs';
import { parseAnchor, parseMark, type Anchor, type Mark } from '#lib/domain/free.ts';
import {
	type MarkHand,
	mostDots,
	sameJson,
	thingOf,
	whyNotAnchor,
	whyNotMark
} from '#lib/domain/free-rules.ts';
import { weighed, weightOf, whyNoRoom } from '#lib/domain/free-room.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { type DraftRoot, parseMove } from './draft.ts';
import type { Ledger } from './ledger.ts';
import { bounds, must } from './strict.ts';

/** What an update did to each key of a draft, judged by what stood there and what stands there now. */

/** Keys that changed, by root. */
export type Keys = ReadonlyMap<DraftRoot, ReadonlySet<string>>;

/** The document as it was, and with the update. */
interface Tried {
	readonly live: Y.Doc;
	readonly shadow: Y.Doc;
	readonly changed: Keys;
}

const none: ReadonlySet<string> = new Set();

/** Throws `Refused` where something in it was not this person's to do. */
export function judge(tried: Tried, hand: MarkHand, ledger: Ledger): void {
	judgeMoves(tried, hand.person);
	judgeMarks(tried, hand, ledger);
}

/** What stood under each changed key must have been the author's, and what stands there now must be. */
function judgeMoves({ live, shadow, changed }: Tried, author: PersonId): void {
	const [before, after] = [live.getMap('moves'), shadow.getMap('moves')];
	for (const key of changed.get('moves') ?? none) {
		if (sameJson(before.get(key), after.get(key))) continue;
		for (const value of [before.get(key), after.get(key)])
			if (value !== undefined) must(parseMove(key, value)?.by === author, 'another’s move');
	}
	const begun = [...(changed.get('moves') ?? none)].some((key) => after.has(key) && !before.has(key));
	// Yjs counts by looking at every key there ever was.
	if (!begun) return;
	must(after.size <= bounds.keys, 'too many moves');
	must(countOf(after, author) <= bounds.mine, 'too many moves of one person');
}

/** What stands in a draft was read as a move before it got there. */
function countOf(map: Y.Map<unknown>, author: PersonId): number {
	let count = 0;
	for (const value of map.values()) if ((value as { by?: unknown }).by === author) count++;
	return count;
}

/** Marks and where they hang, by the rules of the free layer. */
function judgeMarks(tried: Tried, hand: MarkHand, ledger: Ledger): void {
	const { shadow, changed } = tried;
	const [marks, anchors] = [shadow.getMap('marks'), shadow.getMap('anchors')];
	const now = new Map<string, Mark | null>();
	const written = changed.get('marks') ?? none;
	const look = (key: string): Mark | null => {
		if (!written.has(key)) return ledger.markOf(key);
		const mark = now.get(key) ?? readMark(marks.get(key));
		now.set(key, mark);
		return mark;
	};
	for (const key of written) judgeMark(key, look(key), hand, ledger, look);
	for (const key of changed.get('anchors') ?? none) {
		const hung = readAnchor(anchors.get(key));
		if (sameJson(tried.live.getMap('anchors').get(key), anchors.get(key))) continue;
		const maker = ledger.markOf(key) ?? look(key) ?? ledger.goneOf(key);
		allowed(whyNotAnchor(maker, hung, hand));
	}
	const keys = new Set([...written, ...(changed.get('anchors') ?? none)]);
	judgeStrays(keys, shadow, hand.person, ledger);
	judgeRoom(written, look, ledger);
	judgeDots(keys, look, (key) => readAnchor(anchors.get(key)), ledger);
}

/**
 * Who moves a mark that another takes away leaves its place behind, and can't know; so some are let be. Each person has
 * room for so many, and nobody can use up that of the others.
 */
function judgeStrays(keys: ReadonlySet<string>, shadow: Y.Doc, author: PersonId, ledger: Ledger): void {
	const [marks, anchors] = [shadow.getMap('marks'), shadow.getMap('anchors')];
	const more = [...keys].filter((key) => anchors.has(key) && !marks.has(key) && !ledger.isStray(key)).length;
	const fits = more === 0 || ledger.straysOf(author) + more <= bounds.strays;
	must(fits, 'too much that hangs without a mark');
}

function judgeMark(
	key: string,
	now: Mark | null,
	hand: MarkHand,
	ledger: Ledger,
	look: (key: string) => Mark | null
): void {
	const was = ledger.markOf(key);
	if (sameJson(was, now)) return;
	allowed(whyNotMark(was, now, hand, ledger.goneOf(key)));
	if (now?.kind !== 'comment' || now.answers === null || was) return;
	// Whoever answered where the wire was cut could not know that the thread is gone.
	const first = look(now.answers) ?? ledger.goneOf(now.answers);
	must(first?.kind === 'comment', 'an answer to no comment');
	must(!('answers' in first) || first.answers === null, 'an answer to an answer');
}

/** Counts and bytes, of each person whose marks grew, and of all. */
function judgeRoom(keys: ReadonlySet<string>, look: (key: string) => Mark | null, ledger: Ledger): void {
	const persons = new Map<PersonId, ReturnType<Ledger['weightOf']>>();
	let { board } = ledger;
	const add = (mark: Mark, sign: 1 | -1) => {
		const weight = weightOf(mark);
		persons.set(mark.by, weighed(persons.get(mark.by) ?? ledger.weightOf(mark.by), weight, sign));
		board = weighed(board, weight, sign);
	};
	for (const key of keys) {
		const [was, now] = [ledger.markOf(key), look(key)];
		if (was) add(was, -1);
		if (now) add(now, 1);
	}
	for (const [person, weight] of persons) {
		const before = ledger.weightOf(person);
		if (weight.bytes > before.bytes || weight.marks > before.marks) allowed(whyNoRoom(weight, board));
	}
}

/** No more than a few of one person's dots hang on one thing. */
function judgeDots(
	keys: ReadonlySet<string>,
	look: (key: string) => Mark | null,
	hungOf: (key: string) => Anchor | null,
	ledger: Ledger
): void {
	const places = new Map<string, Set<string>>();
	for (const key of keys) {
		const mark = look(key);
		const hung = mark?.kind === 'dot' ? hungOf(key) : null;
		if (!mark || !hung) continue;
		const thing = thingOf(hung);
		const place = `${mark.by} ${thing}`;
		const there = [...ledger.dotsOn(mark.by, thing)].filter((each) => !keys.has(each));
		places.set(place, (places.get(place) ?? new Set(there)).add(key));
	}
	for (const dots of places.values()) must(dots.size <= mostDots, 'too many dots on one thing');
}

function allowed(because: string | null): void {
	must(because === null, because ?? '');
}

/** What stands in a draft was read before it got there; what an update makes of it is read here. */
function readMark(value: unknown): Mark | null {
	if (value === undefined) return null;
	const mark = parseMark(value);
	must(mark !== null, 'a value that is no mark');
	return mark;
}

function readAnchor(value: unknown): Anchor | null {
	if (value === undefined) return null;
	const anchor = parseAnchor(value);
	must(anchor !== null, 'a value that is no anchor');
	return anchor;
}
