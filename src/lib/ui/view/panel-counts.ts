import type { PersonId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { PanelTab } from '../board-view.svelte.ts';
import { agendaOf } from './needs-me.ts';

/** How many things behind each tab wait for this person; on the agenda, how many points there are. */
export function countsOf(table: Table, me: PersonId | null): Readonly<Record<PanelTab, number>> {
	const agenda = agendaOf(table, me);
	return { decide: agenda.mine.flat().length, agenda: agenda.points.length, 'follow-up': 0 };
}
