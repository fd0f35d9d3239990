import type { Outgoing } from '#lib/client/outbox.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { PanelTab } from '../board-view.svelte.ts';
import { gateTasks } from './gates.ts';
import { waitingFor } from './follow-up.ts';
import { agendaOf } from './needs-me.ts';
import { cameBack } from './returned.ts';

/**
 * How many things behind each tab wait for this person, what came back to them among it; on the agenda, how many points
 * there are, and what the gate of the session waits for from them. `now`: UTC ms.
 */
export function countsOf(
	table: Table,
	me: PersonId | null,
	now: number,
	outbox: readonly Outgoing[]
): Readonly<Record<PanelTab, number>> {
	const agenda = agendaOf(table, me, now);
	const gate = gateTasks(table, me === null ? null : { person: me, administrator: false }, now);
	return {
		decide: agenda.mine.flat().length + cameBack(outbox).length,
		agenda: agenda.points.length + gate,
		'follow-up': waitingFor(table, me, now)
	};
}
