import { requiredFor } from '../authority.ts';
import type { Proposal, SeatKind } from '../board.ts';
import { signable, type Mine } from '../concluding.ts';
import type { PersonId, ProductId } from '../ids.ts';
import { signingHeldBack } from '../lock.ts';
import { impossible, stillLands } from '../rechecking.ts';
import { unsigned } from '../requirement.ts';
import { no, yes, type Result } from '../result.ts';
import { ladder, passedOn, rungOf } from '../routing.ts';
import { inSeat, openProposal, type Asking, type Rule } from '../ruling.ts';
import { holdersOf } from '../seats.ts';
import type { Table } from '../table.ts';
import { notYours } from './sign-off.ts';

/** Who finds it beyond their authority passes what they would sign up the ladder, to the next seat somebody else holds. */
export const route: Rule<'route'> = (table, { proposal: id, because }, asking) => {
	const found = unsignedBy(table, id, asking);
	if (!found.ok) return found;
	const { proposal, mine } = found.value;
	const lands = stillLands(table, proposal.changes);
	if (!lands.ok) return yes([impossible(id, lands.error.because)]);
	const passes = mine.flatMap((each) => passesOf(table, each, asking.who.person));
	if (passes.length === 0)
		return no('RT1', 'Nobody else with more authority has a seat on this board: sign it or say no.');
	const asked = requiredFor(table, proposal.changes, lands.value);
	let routed = proposal.routed ?? [];
	return yes(
		passes.map(({ by, product, seat }) => {
			routed = [...routed.filter((each) => each.product !== product), { product, seat }];
			const required = passedOn(asked, routed);
			return inSeat(asking, by, { kind: 'routed', proposal: id, product, seat, because, required });
		})
	);
};

/** What the person asking could sign of an open proposal, and has not. */
function unsignedBy(
	table: Table,
	id: Proposal['id'],
	{ who, now }: Asking
): Result<{ proposal: Proposal; mine: readonly Mine[] }> {
	const found = openProposal(table, id);
	if (!found.ok) return found;
	const held = signingHeldBack(table);
	if (held) return { ok: false, error: held };
	const proposal = found.value;
	if (signable(table, who.person, proposal.required, now).length === 0) return notYours(table, proposal, now);
	const mine = signable(table, who.person, unsigned(proposal), now);
	return mine.length === 0 ? no('SO2', 'You have already signed this.') : yes({ proposal, mine });
}

interface Pass {
	/** The seat of whoever passes it on. */
	readonly by: SeatKind;
	readonly product: ProductId | null;
	/** The seat it goes to. */
	readonly seat: SeatKind;
}

/** One for each product, to the seat above the highest in which it would be signed. */
function passesOf(table: Table, { seat: by, proxyOf, signs }: Mine, person: PersonId): Pass[] {
	const rungs = new Map<ProductId | null, number>();
	for (const { product, seat } of signs)
		rungs.set(product, Math.max(rungs.get(product) ?? 0, rungOf(seat), rungOf(by)));
	return [...rungs].flatMap(([product, rung]) => {
		const seat = seatAbove(table, rung, [person, proxyOf]);
		return seat === undefined ? [] : [{ by, product, seat }];
	});
}

const seatAbove = (table: Table, rung: number, except: readonly (PersonId | null)[]): SeatKind | undefined =>
	ladder.slice(rung + 1).find((seat) => holdersOf(table, seat).some((person) => !except.includes(person)));
