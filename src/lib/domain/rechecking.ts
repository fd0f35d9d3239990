import type { ProposedChange, Required, SignedFor } from './board.ts';
import { landed } from './fitting.ts';
import type { ItemId, ProposalId } from './ids.ts';
import type { Landing } from './landing.ts';
import { nearBy } from './near.ts';
import { requiredFor } from './required.ts';
import { requirementKey, signatureKey } from './requirement.ts';
import { no, type Result } from './result.ts';
import { outlives, rivalsOf, type Rival } from './rivals.ts';
import { passedOn } from './routing.ts';
import { theBoard, type Ruling } from './ruling.ts';
import { boundFor } from './signing.ts';
import type { Table } from './table.ts';

const onBoard = (what: Ruling['what']): Ruling => ({ by: theBoard, what });

/**
 * What an agreement does to the other open proposals: rivals are superseded, what it makes impossible is closed
 * with the reason, and where it changes what another would do, exactly the signatures concerned are withdrawn.
 */
export function followed(table: Table, agreed: Rival, { effects, table: then }: Landing): Ruling[] {
	const gone = new Set(effects.flatMap((effect) => (effect.kind === 'dropped' ? [effect.item] : [])));
	const rivals = rivalsOf(table, agreed);
	const replaced = rivals.filter((id) => {
		const rival = table.proposals.get(id);
		return rival !== undefined && !outlives(rival, agreed) && !isAbout(table, id, gone);
	});
	const closed = new Set([agreed.id, ...replaced]);
	const near = [...new Set([...rivals, ...nearBy(table, effects)])].filter((id) => !closed.has(id)).sort();
	return [...replaced.map((id) => superseded(id, agreed.id)), ...supposed(table, then, near)];
}

/** A proposal in whose place another has come. */
export const superseded = (proposal: ProposalId, by: ProposalId): Ruling =>
	onBoard({ kind: 'superseded', proposal, with: by });

/** Whether a proposal is about an item that is gone: delete beats move. */
const isAbout = ({ index }: Table, id: ProposalId, gone: ReadonlySet<ItemId>): boolean =>
	[...gone].some((item) => index.open.get(item)?.has(id));

/** Those that have become impossible first, then those that need something else. */
function supposed(table: Table, then: Table, ids: readonly ProposalId[]): Ruling[] {
	const rulings = ids.flatMap((id) => recheck(then, id, boundBefore(table, id)));
	return [...rulings.filter(isClosing), ...rulings.filter((ruling) => !isClosing(ruling))];
}

const isClosing = ({ what }: Ruling): boolean => what.kind === 'made-impossible';

type Bound = ReadonlyMap<string, string>;

/** What signatures of before there were hashes stand for. */
function boundBefore(table: Table, id: ProposalId): Bound | undefined {
	const proposal = table.proposals.get(id);
	return proposal?.signatures.some(({ hash }) => hash === undefined) ? boundFor(table, proposal) : undefined;
}

/** What has become of an open proposal on the table as it stands: nothing, where it needs and does what it did. */
export function recheck(table: Table, id: ProposalId, before?: Bound): Ruling[] {
	const proposal = table.proposals.get(id);
	if (!proposal) return [];
	const { changes } = proposal;
	const lands = stillLands(table, changes);
	if (!lands.ok) return [impossible(id, lands.error.because)];
	const landing = lands.value;
	const required = passedOn(requiredFor(table, changes, landing), proposal.routed);
	const signed = new Set(proposal.signatures.map(signatureKey));
	const kept = required.filter((each) => signed.has(requirementKey(each)));
	const bound = boundFor(table, { id, changes, required: kept }, landing);
	const withdrawn = proposal.signatures
		.filter((given) => {
			const key = signatureKey(given);
			return (given.hash ?? before?.get(key)) !== bound.get(key);
		})
		.map(({ product, as }): SignedFor => (as === undefined ? { product } : { product, as }));
	if (withdrawn.length === 0 && isSame(required, proposal.required)) return [];
	return [onBoard({ kind: 'effect-changed', proposal: id, required, withdrawn })];
}

/** What the changes of an open proposal come to now, or why it is to be closed as impossible. */
export function stillLands(table: Table, changes: readonly ProposedChange[]): Result<Landing> {
	const fitting = landed(table, changes);
	if (!fitting.ok || fitting.value.effects.length > 0) return fitting;
	return no('PR11', 'It would change nothing any more.');
}

/** A proposal that can't happen any more. */
export const impossible = (id: ProposalId, because: string): Ruling =>
	onBoard({ kind: 'made-impossible', proposal: id, because });

/** The same signatures for the same reasons, in whatever order. */
function isSame(a: readonly Required[], b: readonly Required[]): boolean {
	const why = new Map(a.map((each) => [requirementKey(each), each.why]));
	return why.size === b.length && b.every((each) => why.get(requirementKey(each)) === each.why);
}
