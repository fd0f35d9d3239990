import type { Collected, Overtaken } from '#lib/client/collected.ts';
import { mostChanges } from '#lib/domain/asks/changes.ts';
import type { Place } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { DifferenceAs } from '#lib/domain/difference.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { productName, teamName, timeboxName } from './describe.ts';
import { refusalOf, wantsCause } from './verdict.ts';

/** What stands between changes put together and the table. */
type Standing =
	/** Nothing has been changed yet. */
	| { readonly kind: 'empty' }
	/** It can be proposed. */
	| { readonly kind: 'ready' }
	/** Something has to be done first, and what. */
	| { readonly kind: 'not-yet'; readonly because: string }
	/** A rule says no for now; `point`: it can go on the next agenda instead. */
	| { readonly kind: 'refused'; readonly because: string; readonly point: boolean };

/** `who` null: a watcher. `now` (UTC ms): for what somebody signs as a proxy. */
export function standingOf(
	table: Table,
	{ cause }: Pick<Collected, 'cause'>,
	{ changes, returned }: DifferenceAs,
	who: Who | null,
	now?: number
): Standing {
	if (returned.length > 0)
		return { kind: 'not-yet', because: 'Take out what can’t happen any more: a trade is all or none.' };
	if (changes.length === 0) return { kind: 'empty' };
	if (changes.length > mostChanges)
		return { kind: 'not-yet', because: `One proposal holds at most ${mostChanges} changes.` };
	const refusal = refusalOf(table, changes, who, now);
	if (refusal && !asksForCause(refusal.rule))
		return { kind: 'refused', because: refusal.because, point: refusal.offer === 'talking-point' };
	if (wantsCause(table, changes) && cause === null)
		return { kind: 'not-yet', because: 'A promised date moves: say why.' };
	return { kind: 'ready' };
}

/** The rule that wants a cause is answered here, by asking for it. */
const asksForCause = (rule: string): boolean => rule === 'RD1';

/** What the board has done to a change since it was put there, as a sentence. */
export function overtakenLine(table: Table, overtaken: Overtaken): string {
	switch (overtaken.kind) {
		case 'impossible':
			return `Can’t happen any more. ${overtaken.because}`;
		case 'done':
			return 'The board says so by now.';
		case 'moved':
			return `Moved meanwhile: ${placeLine(table, overtaken.was, overtaken.now)}.`;
		default:
			return unreachable(overtaken);
	}
}

/** From where to where, naming only what differs. */
function placeLine(table: Table, was: Place, now: Place): string {
	const steps: string[] = [];
	if (was.timebox !== now.timebox)
		steps.push(`${timeboxName(table, was.timebox)} → ${timeboxName(table, now.timebox)}`);
	if (was.product !== now.product)
		steps.push(`${productName(table, was.product)} → ${productName(table, now.product)}`);
	if (was.team !== now.team) steps.push(`${teamName(table, was.team)} → ${teamName(table, now.team)}`);
	return steps.join(', ');
}
