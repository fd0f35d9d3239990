import { preparationMissing } from '#lib/domain/gates.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Acts } from '../acts.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { NextStep } from '../view/session-view.ts';

/** Takes the facilitator's next step; scheduling and locking ask for more first. */
export async function takeStep(step: NextStep, acts: Acts, view: BoardView): Promise<void> {
	switch (step) {
		case 'schedule':
		case 'lock':
			view.overlay = { kind: step };
			return;
		case 'prepare':
		case 'close':
			if (await acts.ask({ kind: step })) showAgenda(view);
			return;
		case 'open':
			if (preparationMissing(acts.table).length > 0) view.overlay = { kind: 'open-gate' };
			else await acts.ask({ kind: 'open' });
			return;
		default:
			unreachable(step);
	}
}

/** What is prepared or read back stands on the agenda. */
function showAgenda(view: BoardView): void {
	view.select([]);
	view.panelTab = 'agenda';
	view.panelOpen = true;
}
