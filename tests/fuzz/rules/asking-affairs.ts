import { within } from './asking-changes.ts';
import {
	because,
	chairs,
	everybody,
	ids,
	laneOf,
	later,
	lead,
	openAlarms,
	openBlocks,
	openPleas,
	openTellers,
	text,
	type Maker,
	type Raw
} from './asking-pieces.ts';
import { signs, those } from './standing.ts';

/** Emergencies, impediments, customers to be told and requests, as people might ask for them. */

export const triage: Maker = (world, chance) => {
	const alarm = chance.maybe(openAlarms(world, 'raised'), null);
	const lane = alarm?.product ?? 'gone';
	const change = chance.once(3) ? within(world, chance, lane) : null;
	const accept = !chance.once(4);
	const act = {
		kind: 'triage',
		emergency: alarm?.id ?? 'none',
		accept,
		points: accept || chance.once(6) ? chance.below(5) : 0,
		...because,
		changes: change && (accept || chance.once(6)) ? [change] : [],
		...(chance.once(2) ? { cause: chance.of(['development', 'other']) } : {})
	} as const;
	return [everybody.filter((person) => signs(world, person, { product: lane, role: null })), act];
};

export const impede: Maker = (world, chance) => {
	const hidden = chance.once(4);
	const product = (hidden && !chance.once(8)) || chance.once(2) ? null : laneOf(world, chance);
	const owner =
		hidden || chance.once(2)
			? chance.once(6)
				? chance.of([...everybody, null])
				: chance.maybe(those(world, 'remove'), null)
			: null;
	return [
		everybody,
		{
			kind: 'raise-impediment',
			text,
			severity: chance.of(['low', 'blocking']),
			product,
			item: null,
			owner,
			private: hidden
		}
	];
};

export const blockAct =
	(kind: 'own-impediment' | 'escalate-impediment' | 'solve-impediment'): Maker =>
	(world, chance) => {
		const block = chance.maybe(openBlocks(world), null);
		const whom = [block?.by, block?.owner, ...chairs(world)].filter(
			(each): each is string => typeof each === 'string'
		);
		const other = chance.maybe(those(world, 'remove'), 'mia');
		const more =
			kind === 'own-impediment'
				? { owner: other, due: chance.once(2) ? null : later(world, chance) }
				: kind === 'escalate-impediment'
					? { to: other, ...because }
					: { text };
		return [whom, { kind, impediment: block?.id ?? 'none', ...more }];
	};

export const nameNotifier: Maker = (world, chance) => {
	const act = {
		kind: 'name-notifier',
		notifier: ids(openTellers(world), chance),
		person: chance.of(everybody),
		due: later(world, chance)
	} as const;
	return [[...chairs(world), ...lead(world), act.person], act];
};

export const tellCustomer: Maker = (world, chance) => {
	const teller = chance.maybe(openTellers(world), null);
	return [
		!teller?.person ? ['ada', 'ben', 'mia'] : [teller.person],
		{ kind: 'tell-customer', notifier: teller?.id ?? 'none' }
	];
};

export const review: Maker = (world, chance) => [
	[...chairs(world), ...lead(world)],
	{
		kind: 'review-emergency',
		emergency: ids(
			openAlarms(world, 'accepted', 'over').filter(({ reviewed }) => !reviewed),
			chance
		),
		text
	}
];

export const request: Maker = (world, chance) => [
	those(world, 'propose'),
	{
		kind: 'request',
		what: 'funding',
		text,
		giver: chance.of(everybody),
		product: chance.once(2) ? null : laneOf(world, chance),
		item: null
	}
];
export const plea =
	(kind: Raw['kind'], whose: 'by' | 'giver', more: Record<string, unknown>): Maker =>
	(world, chance) => {
		const each = chance.maybe(openPleas(world), null);
		return [each ? [each[whose]] : ['sam'], { kind, request: each?.id ?? 'none', ...more }];
	};
