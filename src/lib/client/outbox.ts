import type { Cause, ProposedChange } from '#lib/domain/board.ts';
import type { ActId, ProposalId, SessionId } from '#lib/domain/ids.ts';
import { itemsOf, subjectsOf } from '#lib/domain/lookup.ts';
import type { Refusal } from '#lib/domain/result.ts';

/**
 * What a person proposed and the server has not judged yet: in the order it was made, one in flight. Pure;
 * sender.ts keeps it in the browser and sends it. Only proposals wait here: sign-off, lock and whatever
 * else binds people is never queued.
 */

/** A proposal as asked. */
export interface AskedProposal {
	readonly kind: 'propose';
	readonly changes: readonly ProposedChange[];
	readonly because: string | null;
	readonly cause: Cause | null;
	/** The proposal it answers. */
	readonly answers?: ProposalId;
	/** The author's own proposal whose place it takes. */
	readonly amends?: ProposalId;
}

interface Queued {
	/** Also the id of its draft move, and of the proposal it becomes. */
	readonly id: ActId;
	/** Place in the queue: a counter of this browser, never a clock. */
	readonly order: number;
	/** The session it was made for; it never lands in another. */
	readonly session: SessionId | null;
	/** UTC ms at which it was made. */
	readonly at: number;
	readonly act: AskedProposal;
}

/**
 * `waiting`: nobody has heard of it. `sending`: asked. `unanswered`: asked, and the connection was lost before the answer;
 * asked again under its id. `returned`: not put on the table, and the sentence why; `refusal` where a rule said it.
 */
export type Outgoing = Queued &
	(
		| { readonly state: 'waiting' | 'sending' | 'unanswered' }
		| { readonly state: 'returned'; readonly because: string; readonly refusal: Refusal | null }
	);

/** One that came back to its author. */
type Returned = Extract<Outgoing, { state: 'returned' }>;

/** Why something came back, when no rule of the board said so. */
export const sentences = {
	session: 'The session was locked before this could be sent.',
	follows: 'It follows a change of the same item that was not put on the table.'
} as const;

/** What a list of changes is about: items, and other subjects by the name the rules know them by. */
const subjectsIn = (changes: readonly ProposedChange[]): ReadonlySet<string> =>
	new Set(changes.flatMap((change) => [...subjectsOf(change), ...itemsOf(change)]));

const inOrder = (a: Outgoing, b: Outgoing): number => a.order - b.order;

/** One more at the end; the same id again changes nothing. */
export function added(
	outbox: readonly Outgoing[],
	made: Pick<Queued, 'id' | 'session' | 'at' | 'act'>
): readonly Outgoing[] {
	if (outbox.some((each) => each.id === made.id)) return outbox;
	const order = Math.max(0, ...outbox.map((each) => each.order)) + 1;
	return [...outbox, { ...made, order, state: 'waiting' }];
}

/** What is to be sent next, or null. What a closed tab left `sending` is sent again: the id makes it safe. */
export function nextToSend(outbox: readonly Outgoing[]): Outgoing | null {
	const open = outbox.filter((each) => each.state !== 'returned');
	return open.sort(inOrder)[0] ?? null;
}

/** Gives `id` another state; the others stay as they are. */
export const marked = (
	outbox: readonly Outgoing[],
	id: ActId,
	state: 'waiting' | 'sending' | 'unanswered'
): Outgoing[] =>
	outbox.map((each) => (each.id === id && each.state !== 'returned' ? { ...queued(each), state } : each));

/** After a reload nothing is on its way any more; what was is asked again under its id. */
export const nothingOnItsWay = (outbox: readonly Outgoing[]): Outgoing[] =>
	outbox.map((each) => (each.state === 'sending' ? { ...queued(each), state: 'unanswered' } : each));

/** What was asked may be on the table: only its answer tells. */
export const isAsked = ({ state }: Outgoing): boolean => state === 'sending' || state === 'unanswered';

/** The outbox without `id`, put aside by its author. What was asked stays: its answer is still to come. */
export const putAside = (outbox: readonly Outgoing[], id: ActId): Outgoing[] =>
	outbox.filter((each) => each.id !== id || isAsked(each));

/** The outbox without `id`: it was taken. */
export const without = (outbox: readonly Outgoing[], id: ActId): Outgoing[] =>
	outbox.filter((each) => each.id !== id);

/** `id` comes back, and with it whatever was made later on an item it (or one that comes back) touches. */
export function returned(
	outbox: readonly Outgoing[],
	id: ActId,
	because: string,
	refusal: Refusal | null = null
): Outgoing[] {
	const first = outbox.find((each) => each.id === id);
	if (!first || first.state === 'returned') return [...outbox];
	const touched = new Set(subjectsIn(first.act.changes));
	return [...outbox].sort(inOrder).map((each) => {
		if (each.state === 'returned' || each.order < first.order) return each;
		if (each.id === id) return giveBack(each, because, refusal);
		const items = subjectsIn(each.act.changes);
		if (![...items].some((item) => touched.has(item))) return each;
		for (const item of items) touched.add(item);
		return giveBack(each, sentences.follows, null);
	});
}

/**
 * Whatever was made for another session than `session` comes back, except what is on the table: it was asked in
 * time, and its answer lost. Nothing that was put there ever leaves it.
 */
export const ofOtherSessions = (
	outbox: readonly Outgoing[],
	session: SessionId | null,
	isOnTable: (id: ActId) => boolean
): Outgoing[] =>
	outbox.flatMap((each) => {
		if (each.state === 'returned' || each.session === session) return each;
		return isOnTable(each.id) ? [] : giveBack(each, sentences.session, null);
	});

const giveBack = (each: Outgoing, because: string, refusal: Refusal | null): Returned => ({
	...queued(each),
	state: 'returned',
	because,
	refusal
});

const queued = ({ id, order, session, at, act }: Outgoing): Queued => ({ id, order, session, at, act });
