import { effects } from './apply-effects.ts';
import { governed, proxyGiven, proxyRevoked } from './apply-authority.ts';
import { founded, locked, opened, ownerSet, scheduled, seated, session } from './apply-board.ts';
import {
	bufferSized,
	emergencyOver,
	emergencyRaised,
	emergencyReviewed,
	emergencyTriaged,
	impedimentEscalated,
	impedimentOwned,
	impedimentRaised,
	impedimentSolved,
	planBroken,
	requestAnswered,
	requestWithdrawn,
	requested
} from './apply-matters.ts';
import {
	agreed,
	declined,
	effectChanged,
	outcome,
	proposal,
	proposed,
	routed,
	signed,
	signedOff
} from './apply-proposals.ts';
import { commented, pathwayDecided, pathwaySet, pathwayStepped } from './apply-pathways.ts';
import { pointAdded, pointBrought, pointOrdered, pointSettled } from './apply-points.ts';
import {
	agreementSigned,
	customerTold,
	facilitatorChanged,
	goalsSet,
	notifierNamed,
	notifierNeeded,
	readBack,
	readinessSaid
} from './apply-session.ts';
import type { Entry, EntryOf, HappeningKind } from './entries.ts';
import type { RecordChange, Table } from './table.ts';

type Appliers = {
	readonly [K in HappeningKind]: (table: Table, entry: EntryOf<K>) => readonly RecordChange[];
};

/** What each kind of entry changes. */
const appliers: Appliers = {
	founded: (_, entry) => founded(entry),
	seated: (table, entry) => [seated(table, entry)],
	'owner-set': (table, entry) => [ownerSet(table, entry)],
	scheduled,
	'preparing-begun': (table, entry) => [session(table, entry.session, { state: 'preparing' })],
	opened: (table, entry) => [opened(table, entry)],
	'closing-begun': (table, entry) => [session(table, entry.session, { state: 'closing' })],
	reopened: (table, entry) => [session(table, entry.session, { state: 'open' })],
	'facilitator-changed': (table, entry) => [facilitatorChanged(table, entry)],
	'goals-set': (table, entry) => [goalsSet(table, entry)],
	'readiness-said': (table, entry) => [readinessSaid(table, entry)],
	'read-back': (table, entry) => [readBack(table, entry)],
	'agreement-signed': (table, entry) => [agreementSigned(table, entry)],
	'notifier-needed': (_, entry) => [notifierNeeded(entry)],
	'notifier-named': (table, entry) => [notifierNamed(table, entry)],
	'customer-told': (table, entry) => [customerTold(table, entry)],
	locked,
	proposed: (_, entry) => [proposed(entry)],
	signed: (table, entry) => [signed(table, entry)],
	'signed-off': (table, entry) => [signedOff(table, entry)],
	routed: (table, entry) => [routed(table, entry)],
	'effect-changed': (table, entry) => [effectChanged(table, entry)],
	commented: (_, entry) => [commented(entry)],
	'pathway-set': pathwaySet,
	'pathway-stepped': (table, entry) => [pathwayStepped(table, entry)],
	'pathway-decided': (table, entry) => [pathwayDecided(table, entry)],
	governed: (table, entry) => [governed(table, entry)],
	'proxy-given': (_, entry) => [proxyGiven(entry)],
	'proxy-revoked': (table, entry) => [proxyRevoked(table, entry)],
	agreed: (table, entry) => [outcome(table, entry.proposal, agreed(entry)), ...effects(table, entry.effects)],
	declined: (table, entry) => [declined(table, entry)],
	withdrawn: (table, { proposal: id, at }) => [outcome(table, id, { kind: 'withdrawn', at })],
	postponed: (table, { proposal: id, at }) => [outcome(table, id, { kind: 'later', at })],
	superseded: (table, entry) => [
		outcome(table, entry.proposal, { kind: 'superseded', at: entry.at, by: entry.with })
	],
	'made-impossible': (table, { proposal: id, at, because }) => [
		outcome(table, id, { kind: 'impossible', at, because })
	],
	rechecked: (table, entry) => [
		proposal(table, entry.proposal, { required: entry.required, signatures: [] })
	],
	'point-added': (_, entry) => [pointAdded(entry)],
	'point-brought': (_, entry) => [pointBrought(entry)],
	'point-ordered': (table, entry) => [pointOrdered(table, entry)],
	'point-settled': (table, entry) => [pointSettled(table, entry)],
	'emergency-raised': (_, entry) => [emergencyRaised(entry)],
	'emergency-triaged': (table, entry) => [emergencyTriaged(table, entry)],
	'plan-broken': (table, entry) => [planBroken(table, entry)],
	'emergency-over': (table, entry) => [emergencyOver(table, entry)],
	'emergency-reviewed': (table, entry) => [emergencyReviewed(table, entry)],
	'buffer-sized': (table, entry) => [bufferSized(table, entry)],
	'impediment-raised': (_, entry) => [impedimentRaised(entry)],
	'impediment-owned': (table, entry) => [impedimentOwned(table, entry)],
	'impediment-escalated': (table, entry) => [impedimentEscalated(table, entry)],
	'impediment-solved': (table, entry) => [impedimentSolved(table, entry)],
	requested: (_, entry) => [requested(entry)],
	'request-answered': (table, entry) => [requestAnswered(table, entry)],
	'request-withdrawn': (table, entry) => [requestWithdrawn(table, entry)],
	checkpointed: () => []
};

/**
 * What an entry changes: only the records that change, each with what it was, so that swapping them takes it
 * back. Pure; the server, seats, replay and the verifier all fold with it. Throws where an entry does not fit
 * the table, which is a broken log and never a person's mistake.
 */
export const apply = (table: Table, entry: Entry): readonly RecordChange[] =>
	appliedAs<HappeningKind>(entry.kind, table, entry);

const appliedAs = <K extends HappeningKind>(
	kind: K,
	table: Table,
	entry: EntryOf<K>
): readonly RecordChange[] => appliers[kind](table, entry);
