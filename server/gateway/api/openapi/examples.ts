import type { ActKind } from '#lib/domain/acts.ts';

/**
 * An act of each kind as it comes over the wire, without its `kind`; on a board with the products `apps` and `core`, the
 * teams `red` and `blue` and the timeboxes `spring` and `summer`. The tests read each by its form and ask for it.
 */
const nine = Date.UTC(2027, 2, 4, 9);
const hour = 3_600_000;
const later = {
	kind: 'move',
	item: 'a1',
	to: { product: 'apps', team: 'red', timebox: 'summer', after: null }
};
const proposal = { proposal: '01JPROPOSAL' };
const pathway = { pathway: '01JPATHWAY' };
const point = { point: '01JPOINT' };
const notifier = { notifier: '01JNOTIFIER' };
const emergency = { emergency: '01JEMERGENCY' };
const impediment = { impediment: '01JIMPEDIMENT' };
const request = { request: '01JREQUEST' };
const because = 'The gateway’s new certificates come in June.';

const board = {
	found: {
		name: 'Portfolio',
		zone: 'Europe/Berlin',
		content: { products: [], teams: [], timeboxes: [], items: [], places: [], links: [] }
	},
	seat: { person: 'ada', seats: ['product-owner'] },
	own: { product: 'apps', person: 'ada' },
	govern: {
		policy: 'management-input',
		authority: [
			{ class: 'scope', signers: ['source'] },
			{ class: 'budget', over: 10, signers: ['source', 'sponsor'] }
		]
	},
	'give-proxy': { to: 'ben', products: ['apps'], from: nine, until: nine + 72 * hour },
	'revoke-proxy': { proxy: '01JPROXY' }
};

const session = {
	schedule: { startsAt: nine, minutes: 90 },
	prepare: {},
	'set-goals': { goals: ['Agree on the summer release'] },
	'say-ready': { ready: true },
	open: {},
	'take-over': {},
	'hand-over': { to: 'ada' },
	close: {},
	reopen: {},
	'read-back': proposal,
	'sign-agreement': {},
	lock: { next: nine + 168 * hour }
};

const proposals = {
	propose: { changes: [later], because, cause: 'development' },
	'sign-off': { ...proposal, hash: 'a'.repeat(64) },
	decline: { ...proposal, because },
	withdraw: proposal,
	postpone: proposal,
	route: { ...proposal, because },
	comment: { ...proposal, text: because },
	'set-pathway': {
		...{ title: 'Which gateway?', proposal: null, point: null, decider: 'ada' },
		...{ options: ['The old one', 'The new one'], due: nine, first: 'Ask the supplier today.' }
	},
	'step-pathway': { ...pathway, text: 'The supplier answers on Monday.' },
	'decide-pathway': { ...pathway, option: 1, because }
};

const points = {
	'add-point': { text: 'The payout date', changes: [later] },
	'bring-point': { text: 'The payout date', guest: 'Rob of Sales' },
	'order-point': { ...point, after: null },
	'settle-point': point
};

const matters = {
	'name-notifier': { ...notifier, person: 'ada', due: nine },
	'tell-customer': notifier,
	'raise-emergency': { product: 'apps', item: 'a1', reason: 'outage', text: 'Payouts fail.' },
	triage: { ...emergency, accept: true, points: 3, because, changes: [later], cause: 'development' },
	'end-emergency': emergency,
	'review-emergency': { ...emergency, text: 'A second certificate is kept from now on.' },
	'size-buffer': { product: 'apps', points: 5 },
	'raise-impediment': {
		...{ text: 'No test gateway', severity: 'high', product: 'apps', item: null, owner: null },
		private: false
	},
	'own-impediment': { ...impediment, owner: 'mia', due: null },
	'escalate-impediment': { ...impediment, to: 'mia', because },
	'solve-impediment': { ...impediment, text: 'The supplier lends one.' },
	request: { what: 'funding', text: 'A second gateway', giver: 'mia', product: 'apps', item: null },
	'answer-request': { ...request, granted: true, text: 'From the reserve.' },
	'withdraw-request': request
};

export const actExamples: Readonly<Record<ActKind, Readonly<Record<string, unknown>>>> = {
	...board,
	...session,
	...proposals,
	...points,
	...matters
};
