import { authorityOver } from '../authority.ts';
import type { Proposal } from '../board.ts';
import { concluded, isComplete, signable, signedOff } from '../concluding.ts';
import { signingHeldBack } from '../lock.ts';
import { impossible, stillLands } from '../rechecking.ts';
import { no, yes, type Result } from '../result.ts';
import { unsigned } from '../requirement.ts';
import { openProposal, type Rule } from '../ruling.ts';
import { boundFor, hashOf } from '../signing.ts';
import { partName } from '../subject.ts';
import type { Table } from '../table.ts';
import { eachOnce } from '../whom.ts';

/**
 * Signs for everything the person signs for. With the last signature the proposal is agreed; one that needs no
 * more than it has, because the board moved, is agreed by any of its signers.
 */
export const signOff: Rule<'sign-off'> = (table, { proposal: id, hash }, asking) => {
	const found = openProposal(table, id);
	if (!found.ok) return found;
	const proposal = found.value;
	const held = signingHeldBack(table);
	if (held) return { ok: false, error: held };
	const { person } = asking.who;
	const [signer] = signable(table, person, proposal.required, asking.now);
	if (!signer) return notYours(table, proposal, asking.now);
	const mine = signable(table, person, unsigned(proposal), asking.now);
	const complete = isComplete(proposal.required, proposal.signatures, mine);
	if (mine.length === 0 && !complete) return no('SO2', 'You have already signed this.');
	const lands = stillLands(table, proposal.changes);
	if (!lands.ok) return yes([impossible(id, lands.error.because)]);
	if (hash !== undefined && hash !== hashOf(table, proposal))
		return no('SO4', 'This has changed since you read it: read it again.');
	const landing = lands.value;
	const required = mine.flatMap(({ signs }) => signs);
	const rulings = signedOff(asking, id, mine, boundFor(table, { ...proposal, required }, landing));
	const seat = (mine[0] ?? signer).seat;
	return yes(complete ? [...rulings, ...concluded(table, asking, seat, proposal, landing)] : rulings);
};

/** The refusal of somebody who signs for nothing that a proposal touches. */
export function notYours(table: Table, { required }: Proposal, now: number): Result<never> {
	const names = required.map((each) => partName(table, each));
	return no('SO1', `Only who has the authority over ${names.join(' and ')} decides on this.`, {
		whom: eachOnce(required.flatMap((each) => authorityOver(table, each, now)))
	});
}
