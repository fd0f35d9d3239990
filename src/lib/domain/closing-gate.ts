import { agreementSigned, decisionsOf, isVoid, partsOf, unread } from './agreement.ts';
import type { Proposal } from './board.ts';
import type { Emergency, Impediment, Notifier } from './matters.ts';
import { authorityOver } from './authority.ts';
import type { ProposalId } from './ids.ts';
import { recordsIn } from './named.ts';
import { byText } from './order.ts';
import type { Missing } from './result.ts';
import { unsigned } from './requirement.ts';
import { itemNamed, keyOf, partName, subjectOf } from './subject.ts';
import type { Table } from './table.ts';
import type { ClosingItem } from './templates/schema.ts';
import { whoNames } from './who-tells.ts';
import { eachOnce, entitled } from './whom.ts';

/** What each item of a closing gate still waits for. */
export const closing: { readonly [K in ClosingItem]: (table: Table) => Missing[] } = {
	undecided: (table) => undecided(table).map((proposal) => stillOpen(table, proposal)),
	notifiers: (table) =>
		[...table.notifiers.values()].filter(isUnnamed).map((notifier) => nobodyTells(table, notifier)),
	impediments: (table) =>
		[...table.impediments.values()].filter(isAdrift).map((impediment) => adrift(table, impediment)),
	emergencies: (table) =>
		[...table.emergencies.values()].filter(isUnfinished).map((emergency) => unfinished(table, emergency)),
	'read-back': (table) => unread(table, decisionsOf(table)).map((proposal) => notReadBack(table, proposal)),
	signatures: (table) =>
		partsOf(table)
			.filter((part) => agreementSigned(table, part) === null)
			.map((part) => ({
				what: 'signatures',
				because: isVoid(table, part)
					? `${partName(table, part)}: something was decided after the agreement was signed.`
					: `${partName(table, part)}: the agreement is not signed.`,
				...(part.product === null ? {} : { about: part.product }),
				whom: authorityOver(table, part)
			}))
};

/** A decision that waits to be read back. */
export const notReadBack = (table: Table, proposal: Proposal): Missing => ({
	what: 'read-back',
	because: `${subjectOf(table, proposal)}: not read back yet.`,
	about: proposal.id,
	whom: entitled(table, 'facilitate')
});

/** Proposals on the table, oldest first. */
function undecided({ index, proposals }: Table): Proposal[] {
	const ids = new Set<ProposalId>();
	for (const touching of index.open.values()) for (const id of touching) ids.add(id);
	return recordsIn(proposals, ids).sort((a, b) => a.at - b.at || byText(a.id, b.id));
}

function stillOpen(table: Table, proposal: Proposal): Missing {
	return {
		what: 'undecided',
		because: `${subjectOf(table, proposal)}: still undecided.`,
		about: proposal.id,
		whom: eachOnce(unsigned(proposal).flatMap((each) => authorityOver(table, each)))
	};
}

const isUnnamed = ({ person, due, doneAt }: Notifier): boolean =>
	doneAt === null && (person === null || due === null);

function nobodyTells(table: Table, notifier: Notifier): Missing {
	const item = keyOf(table, notifier.item);
	return {
		what: 'notifiers',
		because: `Nobody is named to tell ${notifier.customer} about ${item}.`,
		about: notifier.id,
		whom: whoNames(table, notifier)
	};
}

const isAdrift = ({ state, owner, due }: Impediment): boolean =>
	state === 'open' && (owner === null || due === null);

/** Of a private one nothing is said but that it is there. */
function adrift(table: Table, impediment: Impediment): Missing {
	const { id, severity, item, product, by, owner } = impediment;
	const on = (item && itemNamed(table, item)?.key) ?? (product && table.products.get(product)?.name);
	const which = impediment.private ? 'A private' : `A ${severity}`;
	return {
		what: 'impediments',
		because: `${which} impediment${on ? ` on ${on}` : ''} has no ${owner === null ? 'owner' : 'time to be solved by'}.`,
		about: id,
		whom: eachOnce([by, ...entitled(table, 'facilitate')])
	};
}

const isUnfinished = ({ state, review }: Emergency): boolean => state !== 'refused' && review === null;

function unfinished(table: Table, { id, number, product, state }: Emergency): Missing {
	const of = `Emergency ${number} (${table.products.get(product)?.name ?? product})`;
	return state === 'raised'
		? {
				what: 'emergencies',
				because: `${of} has not been triaged.`,
				about: id,
				whom: authorityOver(table, { product })
			}
		: {
				what: 'emergencies',
				because: `${of} has not been looked back at.`,
				about: id,
				whom: entitled(table, 'facilitate', 'lead')
			};
}
