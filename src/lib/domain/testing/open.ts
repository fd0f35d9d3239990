/** Open proposals for tests of what becomes of them. */
import type { Link, ProposedChange } from '../board.ts';
import { idOf } from '../ids.ts';
import type { Table } from '../table.ts';
import { doAct, people, proposal, records, seat, tableOf } from './board.ts';

const seats = [...records.seats, seat(people.zoe, 'sponsor')];

/** A stakeholder's open proposals, by their ids, on a board with a sponsor. */
export function withOpen(
	open: Readonly<Record<string, readonly ProposedChange[]>>,
	links: readonly Link[] = []
): Table {
	const table = tableOf({ links, seats });
	for (const [id, changes] of Object.entries(open)) doAct(table, people.sam, id, proposal(...changes));
	return table;
}

export const sign = (table: Table, by: (typeof people)[keyof typeof people], id: string) =>
	doAct(table, by, `${id}-${by}`, { kind: 'sign-off', proposal: idOf(id) });

/** What has become of them. */
export const outcomes = (table: Table, ...ids: readonly string[]) =>
	ids.map((id) => table.proposals.get(id)?.outcome.kind);
