import { seatsOf } from '#lib/domain/authority.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Pathway } from '#lib/domain/matters.ts';
import { byText } from '#lib/domain/order.ts';
import type { Table } from '#lib/domain/table.ts';

/** Pathways that have not come to their decision, soonest first: they stand on every agenda by themselves. */
export const openPathways = (table: Table): Pathway[] =>
	[...table.pathways.values()]
		.filter(({ state }) => state === 'open')
		.sort((a, b) => a.due - b.due || byText(a.id, b.id));

/** What was decided lately, newest first; `since` in UTC ms. */
export const decidedPathways = (table: Table, since: number): Pathway[] =>
	[...table.pathways.values()]
		.filter(({ decision }) => decision !== null && decision.at >= since)
		.sort((a, b) => (b.decision?.at ?? 0) - (a.decision?.at ?? 0));

/** Whether the decision is this person's: theirs by name, or as MetaScrum Product Owner. */
export const decides = (table: Table, { decider, state }: Pathway, me: PersonId | null): boolean =>
	state === 'open' && me !== null && (decider === me || seatsOf(table, me).includes('metascrum-owner'));

/** Everybody with a seat, by name: who can be named for something. */
export const seatedPeople = (
	table: Table,
	nameOf: (person: PersonId) => string
): { readonly person: PersonId; readonly name: string }[] =>
	[...table.seats.values()]
		.filter(({ seats }) => seats.length > 0)
		.map(({ person }) => ({ person, name: nameOf(person) }))
		.sort((a, b) => a.name.localeCompare(b.name));
