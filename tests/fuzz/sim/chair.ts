import type { AskedAct } from '#lib/domain/acts.ts';
import { closingMissing } from '#lib/domain/gates.ts';
import { idOf, type PersonId, type ProposalId } from '#lib/domain/ids.ts';
import type { Missing } from '#lib/domain/result.ts';
import { currentSession, type Table } from '#lib/domain/table.ts';
import { people } from '#lib/domain/testing/board.ts';

/** An act and who asks it. */
export interface Step {
	readonly by: PersonId;
	readonly act: AskedAct;
}

const facilitator = people.fay;

/** What brings the session further, as the board stands: it is prepared, opened, closed, read back, signed and locked. */
export function stepsIn(table: Table, next: number): readonly Step[] {
	const ask = (act: AskedAct): readonly Step[] => [{ by: facilitator, act }];
	switch (currentSession(table)?.state) {
		case 'scheduled':
			return ask({ kind: 'prepare' });
		case 'preparing':
			return ask({ kind: 'open', anyway: true });
		case 'open':
			return ask({ kind: 'close' });
		case 'closing': {
			const missing = closingMissing(table);
			return missing.length === 0 ? ask({ kind: 'lock', next }) : missing.flatMap(mending);
		}
		case 'locked':
		case undefined:
			return [];
	}
}

/** What a closing session waits for is put off, read back or signed. */
function mending({ what, about, whom }: Missing): readonly Step[] {
	const proposal = idOf<ProposalId>(about ?? '');
	if (what === 'undecided') return [{ by: facilitator, act: { kind: 'postpone', proposal } }];
	if (what === 'read-back') return [{ by: facilitator, act: { kind: 'read-back', proposal } }];
	if (what === 'signatures')
		return whom.map((person) => ({ by: idOf<PersonId>(person), act: { kind: 'sign-agreement' } }));
	return [];
}
