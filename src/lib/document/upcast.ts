import type { Entry, HappeningKind } from '#lib/domain/entries.ts';

/**
 * Entries are for ever: a kind never changes its meaning. Where a later form says the same in other words,
 * the old one is turned into it here, on reading, and nowhere else.
 */

/** Kinds that are written no more, and what they are read as. */
const retired: Readonly<Record<string, (entry: Readonly<Record<string, unknown>>) => unknown>> = {};

const current: Readonly<Record<HappeningKind, true>> = {
	founded: true,
	seated: true,
	'owner-set': true,
	scheduled: true,
	'preparing-begun': true,
	opened: true,
	'closing-begun': true,
	reopened: true,
	locked: true,
	proposed: true,
	signed: true,
	agreed: true,
	declined: true,
	withdrawn: true,
	postponed: true,
	superseded: true,
	'made-impossible': true,
	rechecked: true,
	'point-added': true,
	'point-settled': true,
	'signed-off': true,
	routed: true,
	'effect-changed': true,
	'point-brought': true,
	'point-ordered': true,
	governed: true,
	'proxy-given': true,
	'proxy-revoked': true,
	'facilitator-changed': true,
	'goals-set': true,
	'readiness-said': true,
	'read-back': true,
	'agreement-signed': true,
	commented: true,
	'pathway-set': true,
	'pathway-stepped': true,
	'pathway-decided': true,
	'notifier-needed': true,
	'notifier-named': true,
	'customer-told': true,
	'emergency-raised': true,
	'emergency-triaged': true,
	'plan-broken': true,
	'emergency-over': true,
	'emergency-reviewed': true,
	'buffer-sized': true,
	'impediment-raised': true,
	'impediment-owned': true,
	'impediment-escalated': true,
	'impediment-solved': true,
	requested: true,
	'request-answered': true,
	'request-withdrawn': true,
	checkpointed: true
};

/**
 * A stored entry in today's form. Throws on a kind this version has never heard of: a newer version wrote
 * the log, and folding past it would make up a board nobody agreed to.
 */
export function upcast(stored: unknown): Entry {
	const entry = stored as Readonly<Record<string, unknown>> | null;
	const kind = String(entry?.['kind']);
	if (entry && Object.hasOwn(current, kind)) return entry as unknown as Entry;
	const turn = Object.hasOwn(retired, kind) ? retired[kind] : undefined;
	if (entry && turn) return upcast(turn(entry));
	throw new Error(`an entry of kind “${kind}”: this log was written by a newer version`);
}
