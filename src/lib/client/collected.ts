import type { Cause, Place, ProposedChange } from '#lib/domain/board.ts';
import { differenceAs, type DifferenceAs } from '#lib/domain/difference.ts';
import type { ActId, ProposalId } from '#lib/domain/ids.ts';
import { cellKey, itemsOf, subjectsOf } from '#lib/domain/lookup.ts';
import { boardKey, boardOf, type Table } from '#lib/domain/table.ts';

/**
 * Changes that one person puts together before anybody is asked: a trade in the making, or a what-if. Pure;
 * collection.svelte.ts keeps it in the browser.
 */

/** What is being put together. */
export interface Collected {
	/** Id of the act that will ask for it: what was shown of it in the draft is known again by it. */
	readonly id: ActId;
	/** UTC ms at which it was begun. */
	readonly at: number;
	readonly changes: readonly ProposedChange[];
	/** Where the items it touches stood when they were first taken up. */
	readonly from: readonly Place[];
	/** What the author says to it. */
	readonly because: string;
	readonly cause: Cause | null;
	/** The proposal it answers: it will be a counter-proposal. */
	readonly answers: ProposalId | null;
	/** This person's own proposal whose place it will take; absent in what was kept before there was such. */
	readonly amends?: ProposalId | null;
}

/** Nothing yet. */
export const emptyCollected = (
	begun: Pick<Collected, 'id' | 'at'> & Partial<Pick<Collected, 'answers' | 'amends'>>
): Collected => ({ answers: null, ...begun, changes: [], from: [], because: '', cause: null });

/**
 * With further changes: brought to one change a thing, and what no longer fits the board kept at the end, so
 * that it can be seen and taken out.
 */
export function withMore(table: Table, before: Collected, more: readonly ProposedChange[]): Collected {
	const { changes, returned } = differenceAs(table, [...before.changes, ...more]);
	const lost = returned.map(({ change }) => change).filter((change) => before.changes.includes(change));
	const all = [...changes, ...lost];
	return { ...before, changes: all, from: standing(table, before.from, all) };
}

/** Without one of its changes. */
export const withoutOne = (table: Table, before: Collected, change: ProposedChange): Collected =>
	withMore(table, { ...before, changes: before.changes.filter((each) => each !== change) }, []);

/** Places of the items touched: as first seen, else as they are now. */
function standing(table: Table, known: readonly Place[], changes: readonly ProposedChange[]): Place[] {
	const items = new Set(changes.flatMap(itemsOf));
	const before = new Map(known.map((place) => [place.item, place]));
	return [...items].flatMap((item) => before.get(item) ?? table.places.get(item) ?? []);
}

/** A table on which nothing is locked: what is imagined asks for no session. */
export function unlocked(table: Table): Table {
	const board = boardOf(table);
	return board
		? { ...table, board: new Map([[boardKey, { ...board, policy: 'off', session: null }]]) }
		: table;
}

/** What the board has done to one of the changes since it was collected. */
export type Overtaken =
	/** It can't happen any more: the rule's sentence. */
	| { readonly kind: 'impossible'; readonly because: string }
	/** The board says so by now. */
	| { readonly kind: 'done' }
	/** The item stands elsewhere than when it was taken up. */
	| { readonly kind: 'moved'; readonly was: Place; readonly now: Place };

export const noneOvertaken: ReadonlyMap<ProposedChange, Overtaken> = new Map();

/** What there is to say of each change that the board has overtaken; the others are not in it. */
export function overtaken(
	table: Table,
	{ changes, from }: Collected,
	{ changes: trade, returned }: DifferenceAs
): ReadonlyMap<ProposedChange, Overtaken> {
	const refusals = new Map(returned.map(({ change, refusal }) => [change, refusal.because]));
	const kept = new Set(trade.map(subject));
	const was = new Map(from.map((place) => [place.item, place]));
	const found = new Map<ProposedChange, Overtaken>();
	for (const change of changes) {
		const because = refusals.get(change);
		if (because !== undefined) found.set(change, { kind: 'impossible', because });
		else if (!kept.has(subject(change))) found.set(change, { kind: 'done' });
		else if (change.kind === 'move') {
			const [before, now] = [was.get(change.item), table.places.get(change.item)];
			if (before && now && cellKey(before) !== cellKey(now))
				found.set(change, { kind: 'moved', was: before, now });
		}
	}
	return found;
}

/** What a change is about, by which it is known again in the shortened trade. */
const subject = (change: ProposedChange): string => `${change.kind} ${subjectsOf(change).join(' ')}`;

/**
 * What is said with the proposal it becomes. What it answers or takes the place of may be closed by now: then it goes
 * on the table by itself.
 */
export function saidWith({ proposals }: Table, { id, because, cause, answers, amends = null }: Collected) {
	const isOpen = (about: ProposalId): boolean => proposals.get(about)?.outcome.kind === 'open';
	return {
		...{ id, cause, because: because.trim() || null },
		...(answers !== null && isOpen(answers) ? { answers } : {}),
		...(amends !== null && isOpen(amends) ? { amends } : {})
	};
}
