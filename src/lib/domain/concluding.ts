import { signingKey, signingSeat, type Signing } from './authority.ts';
import type {
	NamedItem,
	NamedThing,
	Proposal,
	ProposedChange,
	Required,
	SeatKind,
	Signature
} from './board.ts';
import type { PersonId, ProposalId } from './ids.ts';
import type { Landing } from './landing.ts';
import { phase } from './lock.ts';
import { notifiersFor } from './notifiers.ts';
import { followed } from './rechecking.ts';
import { inSeat, type Asking, type Ruling } from './ruling.ts';
import { laneNamed } from './subject.ts';
import { requirementKey, signatureKey } from './requirement.ts';
import { currentSession, type Table } from './table.ts';

/** What a person signs in one seat, for themselves or as one person's proxy. */
export interface Mine extends Signing {
	readonly signs: readonly Required[];
}

/** The requirements that a person signs at `now` (UTC ms), by the seat in which they do and in whose name. */
export function signable(
	table: Table,
	person: PersonId,
	required: readonly Required[],
	now: number
): readonly Mine[] {
	const mine = new Map<string, Signing & { signs: Required[] }>();
	for (const each of required) {
		const signing = signingSeat(table, person, each, now);
		if (signing === null) continue;
		const key = signingKey(signing);
		const known = mine.get(key);
		if (known) known.signs.push(each);
		else mine.set(key, { ...signing, signs: [each] });
	}
	return [...mine.values()];
}

/** One `signed-off` for each seat and principal; `bound` is what `boundFor` says of the proposal. */
export const signedOff = (
	asking: Asking,
	proposal: ProposalId,
	mine: readonly Mine[],
	bound: ReadonlyMap<string, string>
): Ruling[] =>
	mine.map(({ seat, proxyOf, signs }) =>
		inSeat(asking, seat, {
			kind: 'signed-off',
			proposal,
			signs: signs.map((each) => ({
				product: each.product,
				...(each.seat === undefined ? {} : { as: each.seat }),
				hash: bound.get(requirementKey(each)) ?? ''
			})),
			...(proxyOf === null ? {} : { proxyOf })
		})
	);

/** Whether nothing is missing once `mine` has been signed too. */
export function isComplete(
	required: readonly Required[],
	signatures: readonly Signature[],
	mine: readonly Mine[] = []
): boolean {
	const given = new Set(signatures.map(signatureKey));
	for (const { signs } of mine) for (const each of signs) given.add(requirementKey(each));
	return required.every((each) => given.has(requirementKey(each)));
}

/** What is agreed: a proposal on the table, or about to be. */
type Concluding = Pick<Proposal, 'id' | 'changes' | 'answers' | 'amends'>;

/**
 * The last signature is in: the change happens, customers whose date it is are to be told, and the board closes
 * or checks again what it touches. `landing` is what the changes come to on this table.
 */
export function concluded(
	table: Table,
	asking: Asking,
	seat: SeatKind,
	proposal: Concluding,
	landing: Landing
): Ruling[] {
	const { id, changes } = proposal;
	const called = currentSession(table);
	const session = phase(table) !== 'locked' && called ? { session: called.id } : {};
	const gone = takenOff(table, landing);
	const ended = changes.flatMap((change) => endedBy(table, change));
	return [
		inSeat(asking, seat, {
			kind: 'agreed',
			proposal: id,
			effects: landing.effects,
			...session,
			...(gone.length === 0 ? {} : { gone }),
			...(ended.length === 0 ? {} : { ended })
		}),
		...notifiersFor(table, id, changes, landing, asking.fresh),
		...followed(table, proposal, landing)
	];
}

/** What is dropped or merged away, as it is called up to now: who speaks of the decision later needs its name. */
const takenOff = ({ items }: Table, { effects }: Landing): NamedItem[] =>
	effects.flatMap((effect) => {
		const item = effect.kind === 'dropped' ? items.get(effect.item) : undefined;
		return item ? [{ id: item.id, key: item.key, title: item.title }] : [];
	});

/** The same of the lane it closes, the goal it drops or the dependency it releases. */
function endedBy(table: Table, change: ProposedChange): NamedThing[] {
	if (change.kind === 'close-lane') {
		const { kind, id } = change.lane;
		const name = laneNamed(table, change.lane);
		return name === null ? [] : [{ kind, id, name }];
	}
	if (change.kind === 'drop-goal') {
		const goal = table.goals.get(change.goal);
		return goal ? [{ kind: 'goal', id: goal.id, name: goal.title }] : [];
	}
	if (change.kind !== 'release') return [];
	const link = table.links.get(change.link);
	return link ? [{ kind: 'link', id: link.id, from: link.from, to: link.to }] : [];
}
