import type { SeatKind } from '#lib/domain/board.ts';
import { charges } from './charges.ts';
import { golives } from './golives.ts';
import { messaging } from './messaging.ts';
import { orders } from './orders.ts';
import { portal } from './portal.ts';
import { rounding } from './rounding.ts';

/** Roundwell, a made-up maker of hospital software whose MetaScrum the demo board shows. */

export const boardName = 'Roundwell MetaScrum';
export const zone = 'America/New_York';

/** Products in the order of their lanes: code, share of the budget in percent, owner by e-mail, backlog. */
export const products = [
	{ name: 'Physician Portal', code: 'PP', share: 24, owner: 'tomas@roundwell.example', backlog: portal },
	{ name: 'Mobile Rounding', code: 'MR', share: 18, owner: 'ingrid@roundwell.example', backlog: rounding },
	{ name: 'Order Entry', code: 'OE', share: 20, owner: 'marcus@roundwell.example', backlog: orders },
	{ name: 'Charge Capture', code: 'CC', share: 14, owner: 'yuki@roundwell.example', backlog: charges },
	{ name: 'Clinical Messaging', code: 'CM', share: 10, owner: 'tomas@roundwell.example', backlog: messaging },
	{ name: 'Implementations', code: 'IM', share: 14, owner: 'leah@roundwell.example', backlog: golives }
] as const;

/** Teams by the short name that backlogs use, in order, with their points a Sprint. */
export const teams = {
	chart: { name: 'Chart Review', capacity: 22 },
	notes: { name: 'Documentation', capacity: 18 },
	ios: { name: 'Rounds iOS', capacity: 16 },
	android: { name: 'Rounds Android', capacity: 16 },
	orders: { name: 'Ordering', capacity: 18 },
	meds: { name: 'Medication Safety', capacity: 20 },
	charges: { name: 'Charging', capacity: 16 },
	coding: { name: 'Coding Rules', capacity: 14 },
	messaging: { name: 'Messaging', capacity: 20 },
	integration: { name: 'Integration', capacity: 34 },
	platform: { name: 'Platform', capacity: 16 },
	field: { name: 'Field Deployment', capacity: 24 }
} as const;

/** Somebody at Roundwell. */
export interface DemoPerson {
	readonly name: string;
	readonly email: string;
	readonly seats: readonly SeatKind[];
	/** Whether the first run offers a link to sign in as them. */
	readonly greeted: boolean;
}

export const people: readonly DemoPerson[] = [
	{ name: 'Dana Whitfield', email: 'dana@roundwell.example', seats: ['facilitator'], greeted: true },
	{ name: 'Tomás Herrera', email: 'tomas@roundwell.example', seats: ['product-owner'], greeted: true },
	{ name: 'Ingrid Solberg', email: 'ingrid@roundwell.example', seats: ['product-owner'], greeted: true },
	{ name: 'Rob Castellano', email: 'rob@roundwell.example', seats: ['stakeholder'], greeted: true },
	{
		name: 'Priya Raman',
		email: 'priya@roundwell.example',
		seats: ['metascrum-owner', 'chief-product-owner'],
		greeted: false
	},
	{ name: 'Marcus Bell', email: 'marcus@roundwell.example', seats: ['product-owner'], greeted: false },
	{ name: 'Yuki Tanaka', email: 'yuki@roundwell.example', seats: ['product-owner'], greeted: false },
	{ name: 'Leah Abrams', email: 'leah@roundwell.example', seats: ['product-owner'], greeted: false },
	{ name: 'Helen Marsh', email: 'helen@roundwell.example', seats: ['executive'], greeted: false },
	{ name: 'Samuel Osei', email: 'samuel@roundwell.example', seats: ['sponsor'], greeted: false },
	{ name: 'Nadia Farouk', email: 'nadia@roundwell.example', seats: ['team-member'], greeted: false }
];
