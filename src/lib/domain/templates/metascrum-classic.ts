import type { Template } from './schema.ts';

/** A Scrum Book, pattern 37. */
export const metascrumClassic: Template = {
	id: 'metascrum-classic',
	name: 'MetaScrum',
	source: 'A Scrum Book, pattern 37: MetaScrum',
	minutes: 90,
	policy: 'management-input',
	seats: [
		{ kind: 'product-owner', name: 'Product Owner', rights: ['read', 'draft', 'propose', 'sign'] },
		{
			kind: 'chief-product-owner',
			name: 'Chief Product Owner',
			rights: ['read', 'draft', 'propose', 'sign']
		},
		{
			kind: 'metascrum-owner',
			name: 'MetaScrum Product Owner',
			rights: ['read', 'draft', 'propose', 'sign']
		},
		{ kind: 'executive', name: 'Executive', rights: ['read', 'draft', 'propose'] },
		{ kind: 'sponsor', name: 'Sponsor', rights: ['read', 'draft', 'propose'] },
		{ kind: 'stakeholder', name: 'Stakeholder', rights: ['read', 'draft', 'propose'] },
		{ kind: 'team-member', name: 'Team member', rights: ['read', 'draft', 'propose'] },
		{ kind: 'facilitator', name: 'Facilitator', rights: ['read', 'draft', 'propose', 'facilitate'] },
		{ kind: 'observer', name: 'Observer', rights: ['read'] }
	],
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
