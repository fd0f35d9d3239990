import { idOf, type ProposalId, type SessionId } from '../ids.ts';
import { itemOf } from '../lookup.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { noHash, snapshotOf } from '../snapshot.ts';
import { boardOf, type Table } from '../table.ts';
import { stepFrom } from '../stepping.ts';

/** Locks the board on what is agreed, names its snapshot, and calls the next session. */
export const lock: Rule<'lock'> = (table, { next }, asking) => {
	const step = stepFrom(table, asking, 'closing');
	if (!step.ok) return step;
	const undecided = openProposals(table);
	if (undecided.length > 0) return no('LK6', `Still undecided: ${undecided.join(', ')}.`);
	if (next <= asking.now) return no('LK7', 'The next session lies in the future.');
	const { seat, session } = step.value;
	const board = boardOf(table);
	const version = (board?.version ?? 0) + 1;
	const previous = board?.hash ?? noHash;
	const { hash } = snapshotOf(table, {
		version,
		previous,
		session: session.id,
		at: asking.now,
		log: asking.log
	});
	const { minutes, number } = session;
	const following = { session: idOf<SessionId>(asking.fresh()), number: number + 1, startsAt: next, minutes };
	return yes([
		inSeat(asking, seat, { kind: 'locked', session: session.id, version, hash, previous, log: asking.log }),
		inSeat(asking, seat, { kind: 'scheduled', ...following })
	]);
};

const most = 8;

/** The keys of the items that open proposals are about; of many, the first few. */
function openProposals(table: Table): string[] {
	const keys = new Map<ProposalId, string>();
	for (const ids of table.index.open.values())
		for (const id of ids) if (!keys.has(id)) keys.set(id, keyOf(table, id));
	const listed = [...keys.values()].sort();
	return listed.length > most ? [...listed.slice(0, most), `and ${listed.length - most} more`] : listed;
}

function keyOf(table: Table, id: ProposalId): string {
	const [change] = table.proposals.get(id)?.changes ?? [];
	if (!change) return id;
	return change.kind === 'add' ? change.item.key : (table.items.get(itemOf(change))?.key ?? id);
}
