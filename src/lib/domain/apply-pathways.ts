import { outcome } from './apply-proposals.ts';
import { pointSettled } from './apply-points.ts';
import type { EntryOf } from './entries.ts';
import type { Pathway } from './matters.ts';
import { found, personIn } from './named.ts';
import type { RecordChange, Table } from './table.ts';

/** What entries about comments and decision pathways change. */

/** One more contribution to the thread of a proposal. */
export function commented({ comment: id, proposal, text, by, at }: EntryOf<'commented'>): RecordChange {
	const { person, seat } = personIn(by);
	return { kind: 'comments', id, was: null, now: { id, proposal, by: person, seat, at, text } };
}

/** A pathway; the proposal it is set for is closed by it, and the talking point settled. */
export function pathwaySet(table: Table, entry: EntryOf<'pathway-set'>): RecordChange[] {
	const { pathway: id, title, proposal, point, decider, options, due, first, at } = entry;
	const { person, seat } = personIn(entry.by);
	const said = { id, title, proposal, point, decider, options, due, first };
	const now: Pathway = { ...said, by: person, seat, at, steps: [], state: 'open', decision: null };
	return [
		{ kind: 'pathways', id, was: null, now },
		...(proposal === null ? [] : [outcome(table, proposal, { kind: 'pathway', at, pathway: id })]),
		...(point === null ? [] : [pointSettled(table, { point })])
	];
}

/** A step taken. */
export function pathwayStepped(table: Table, entry: EntryOf<'pathway-stepped'>): RecordChange {
	const { pathway: id, text, at } = entry;
	const was = found(table.pathways.get(id), `pathway ${id}`);
	const step = { by: personIn(entry.by).person, at, text };
	return { kind: 'pathways', id, was, now: { ...was, steps: [...was.steps, step] } };
}

/** A pathway at its end. */
export function pathwayDecided(table: Table, entry: EntryOf<'pathway-decided'>): RecordChange {
	const { pathway: id, option, because, at } = entry;
	const was = found(table.pathways.get(id), `pathway ${id}`);
	const decision = { option, because, by: personIn(entry.by).person, at };
	return { kind: 'pathways', id, was, now: { ...was, state: 'decided', decision } };
}
