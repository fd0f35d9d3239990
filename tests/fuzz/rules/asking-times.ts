import { changesOf } from './asking-changes.ts';
import {
	about,
	anyPaper,
	because,
	chairs,
	everybody,
	ids,
	laneOf,
	later,
	lead,
	openAlarms,
	openPaths,
	settled,
	step,
	text,
	type Maker
} from './asking-pieces.ts';
import { root } from './founding.ts';
import { owners } from './sittings.ts';
import { those } from './standing.ts';
import { sitting } from './world.ts';
import {
	triage,
	impede,
	blockAct,
	nameNotifier,
	tellCustomer,
	review,
	request,
	plea
} from './asking-affairs.ts';
import { propose, seat, own, govern, giveProxy, setPathway } from './asking-board.ts';
import { readBack, signAgreementOnceRead, lockOnceDone } from './asking-closing.ts';

/** Which acts are asked when, and how often. */

/** What may come at any moment. */
export const always: readonly (readonly [number, Maker])[] = [
	[
		3,
		(world, chance) => [
			those(world, 'propose'),
			{ kind: 'add-point', text, changes: chance.once(3) ? changesOf(world, chance) : [] }
		]
	],
	[1, () => [['ada', 'ben'], { kind: 'bring-point', text, guest: 'A guest' }]],
	[
		1,
		(world, chance) => [
			[...chairs(world), ...lead(world)],
			{
				kind: 'order-point',
				point: ids(settled(world), chance),
				after: chance.once(2) ? null : ids(settled(world), chance)
			}
		]
	],
	[1, (world, chance) => [chairs(world), { kind: 'settle-point', point: ids(settled(world), chance) }]],
	[
		3,
		(world, chance) => [
			those(world, 'propose'),
			{ kind: 'raise-emergency', product: laneOf(world, chance), item: null, reason: 'outage', text }
		]
	],
	[4, triage],
	[
		1,
		(world, chance) => [
			['ada', 'ben', 'mia', 'fay'],
			{ kind: 'end-emergency', emergency: ids(openAlarms(world, 'accepted'), chance) }
		]
	],
	[2, review],
	[2, impede],
	[2, blockAct('own-impediment')],
	[1, blockAct('escalate-impediment')],
	[2, blockAct('solve-impediment')],
	[1, request],
	[1, plea('answer-request', 'giver', { granted: true, text })],
	[1, plea('withdraw-request', 'by', {})],
	[3, nameNotifier],
	[2, tellCustomer],
	[
		1,
		(world, chance) => [
			those(world, 'propose'),
			{ kind: 'step-pathway', pathway: ids(openPaths(world), chance), text }
		]
	],
	[
		1,
		(world, chance) => {
			const path = chance.maybe(openPaths(world), null);
			return [
				path ? [path.decider, 'mia'] : ['mia'],
				{ kind: 'decide-pathway', pathway: path?.id ?? 'none', option: chance.below(3), ...because }
			];
		}
	],
	[1, giveProxy],
	[
		1,
		(world, chance) => {
			const given = chance.maybe(world.deputies, null);
			return [given ? [given.of] : ['ada'], { kind: 'revoke-proxy', proxy: given?.id ?? 'none' }];
		}
	],
	[1, seat],
	[1, own],
	[
		1,
		(world, chance) => {
			const paper = anyPaper(world, chance);
			return [paper ? [paper.by] : ['sam'], { kind: 'withdraw', proposal: paper?.id ?? 'none' }];
		}
	],
	[1, about('decline', because)],
	[1, about('route', because)],
	[1, about('postpone')],
	[
		1,
		(world, chance) => [
			those(world, 'propose'),
			{ kind: 'comment', proposal: anyPaper(world, chance)?.id ?? 'none', text }
		]
	],
	[
		1,
		(world, chance) => [
			[...chairs(world), ...lead(world)],
			{ kind: 'take-over', ...(chance.once(99) ? {} : {}) }
		]
	],
	[1, (world, chance) => [[sitting(world)?.chair ?? 'fay'], { kind: 'hand-over', to: chance.of(everybody) }]],
	[1, setPathway],
	[1, govern],
	[
		1,
		(world, chance) => [
			['ada', 'ben', 'mia'],
			{ kind: 'size-buffer', product: laneOf(world, chance), points: chance.below(8) }
		]
	],
	[
		1,
		() => [
			[root],
			{
				kind: 'found',
				name: 'Again',
				zone: 'UTC',
				content: { products: [], teams: [], timeboxes: [], items: [], places: [], links: [] }
			}
		]
	]
];

/** What each state of the session calls for, beside. */
export const called: Record<string, readonly (readonly [number, Maker])[]> = {
	none: [
		[
			60,
			(world, chance) => [chairs(world), { kind: 'schedule', startsAt: later(world, chance), minutes: 90 }]
		]
	],
	scheduled: [
		[40, step('prepare')],
		[
			4,
			(world, chance) => [chairs(world), { kind: 'schedule', startsAt: later(world, chance), minutes: 60 }]
		],
		[10, propose]
	],
	preparing: [
		[12, (world) => [[...chairs(world), ...lead(world)], { kind: 'set-goals', goals: [text] }]],
		[14, (world, chance) => [owners(world), { kind: 'say-ready', ready: !chance.once(8) }]],
		[12, step('open')],
		[10, step('open', { anyway: true })],
		[12, propose]
	],
	open: [
		[70, propose],
		[40, about('sign-off')],
		[5, about('decline', because)],
		[4, about('route', because)],
		[6, step('close')],
		[
			3,
			(world, chance) => [
				['ada', 'ben', 'mia'],
				{ kind: 'size-buffer', product: laneOf(world, chance), points: chance.below(8) }
			]
		],
		[2, govern]
	],
	closing: [
		[30, about('sign-off')],
		[8, about('postpone')],
		[6, about('decline', because)],
		[30, readBack],
		[20, signAgreementOnceRead],
		[8, nameNotifier],
		[8, review],
		[8, triage],
		[6, blockAct('own-impediment')],
		[30, lockOnceDone],
		[3, step('reopen')],
		[2, propose]
	]
};
