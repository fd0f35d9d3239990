import { signingHeldBack } from '../lock.ts';
import type { Proposal, Required } from '../board.ts';
import { land } from '../landing.ts';
import { no, yes, type Result } from '../result.ts';
import { openProposal, theBoard, type Rule, type Ruling } from '../ruling.ts';
import type { Table } from '../table.ts';
import { concluded, isComplete, signable, signed } from '../concluding.ts';
import { fit } from '../fitting.ts';

/** Signs for every product the person signs for. With the last signature the proposal is agreed. */
export const signOff: Rule<'sign-off'> = (table, { proposal: id }, asking) => {
	const found = openProposal(table, id);
	if (!found.ok) return found;
	const proposal = found.value;
	const held = signingHeldBack(table);
	if (held) return { ok: false, error: held };
	if (signable(table, asking.who.person, proposal.required).size === 0) return notYours(table, proposal);
	const mine = signable(table, asking.who.person, unsigned(proposal));
	const [seat] = mine.keys();
	if (seat === undefined) return no('SO2', 'You have already signed this.');
	const fitting = fit(table, proposal.changes);
	if (!fitting.ok) return yes([impossible(proposal, fitting.error.because)]);
	const rulings = signed(asking, id, mine);
	if (!isComplete(proposal.required, proposal.signatures, mine.values())) return yes(rulings);
	return yes([...rulings, ...concluded(table, asking, seat, proposal, land(table, proposal.changes))]);
};

const unsigned = ({ required, signatures }: Proposal): readonly Required[] =>
	required.filter(({ product }) => !signatures.some((signature) => signature.product === product));

const impossible = ({ id }: Proposal, because: string): Ruling => ({
	by: theBoard,
	what: { kind: 'made-impossible', proposal: id, because }
});

/** The refusal of somebody who signs for none of the products a proposal touches. */
export function notYours(table: Table, { required }: Proposal): Result<never> {
	const names = required.map(({ product }) => table.products.get(product)?.name ?? product);
	return no('SO1', `Only who has the authority over ${names.join(' and ')} decides on this.`);
}
