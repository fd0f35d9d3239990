import type { Template } from './schema.ts';

/** A Scrum Book, pattern 37. */
export const metascrumClassic: Template = {
	id: 'metascrum-classic',
	name: 'MetaScrum',
	source: 'A Scrum Book, pattern 37: MetaScrum',
	minutes: 90,
	policy: 'management-input',
	seats: [
		{ kind: 'product-owner', name: 'Product Owner', rights: ['read', 'draft', 'propose', 'sign', 'remove'] },
		{
			kind: 'chief-product-owner',
			name: 'Chief Product Owner',
			rights: ['read', 'draft', 'propose', 'sign', 'lead', 'remove']
		},
		{
			kind: 'metascrum-owner',
			name: 'MetaScrum Product Owner',
			rights: ['read', 'draft', 'propose', 'sign', 'lead', 'remove']
		},
		{ kind: 'executive', name: 'Executive', rights: ['read', 'draft', 'propose', 'remove'] },
		{ kind: 'sponsor', name: 'Sponsor', rights: ['read', 'draft', 'propose', 'remove'] },
		{ kind: 'stakeholder', name: 'Stakeholder', rights: ['read', 'draft', 'propose'] },
		{ kind: 'team-member', name: 'Team member', rights: ['read', 'draft', 'propose'] },
		{
			kind: 'facilitator',
			name: 'Facilitator',
			rights: ['read', 'draft', 'propose', 'facilitate', 'remove']
		},
		{ kind: 'observer', name: 'Observer', rights: ['read'] }
	],
	authority: [
		{ class: 're-order', signers: ['source', 'target'] },
		{ class: 're-lane', signers: ['source', 'target', 'receiver'] },
		{ class: 're-team', signers: ['source', 'target', 'receiver'] },
		{ class: 're-date', signers: ['source', 'target', 'receiver'] },
		{ class: 'scope', signers: ['source', 'target'] },
		{ class: 'budget', signers: ['source'] },
		// A Product Owner's authority ends where the approved budget ends (product.md 1.1); 5 points are our proposal.
		{ class: 'budget', over: 5, signers: ['sponsor'] },
		{ class: 'team', signers: ['source', 'target', 'sponsor'] },
		{ class: 'lane', signers: ['metascrum-owner'] },
		{ class: 'promise', signers: ['source', 'receiver'] },
		{ class: 'goal', signers: ['source'] },
		{ class: 'signal', signers: ['source'] }
	],
	preparation: ['goals', 'ready', 'points'],
	closing: ['undecided', 'notifiers', 'impediments', 'emergencies', 'read-back', 'signatures'],
	buffer: 3,
	alarm: { emergencies: 1, sprints: 4 },
	agenda: [
		{ title: 'Last agreement', minutes: 5 },
		{ title: 'Market and strategy', minutes: 10 },
		{ title: 'Walk the product lanes', minutes: 15 },
		{ title: 'Requests', minutes: 10 },
		{ title: 'Proposals', minutes: 25 },
		{ title: 'Impediments', minutes: 10 },
		{ title: 'Budget and staffing', minutes: 5 },
		{ title: 'Who tells whom', minutes: 5 },
		{ title: 'Read-back, sign, lock', minutes: 5 }
	]
};
