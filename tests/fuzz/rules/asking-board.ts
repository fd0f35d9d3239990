import { changesOf, within } from './asking-changes.ts';
import {
	anyPaper,
	chairs,
	everybody,
	ids,
	laneOf,
	later,
	lead,
	signersOf,
	text,
	type Maker
} from './asking-pieces.ts';
import { hour, people, root } from './founding.ts';
import { firstMap } from './needs.ts';
import { authorities, seatKinds, those } from './standing.ts';
import type { Line } from './world.ts';

/** Proposals, seats, owners, policy, proxies and pathways, as people might ask for them. */

export const propose: Maker = (world, chance) => {
	const answered = chance.once(8) ? anyPaper(world, chance)?.id : undefined;
	const lane = laneOf(world, chance);
	const own = chance.once(2) ? within(world, chance, lane) : null;
	const whose = own ? authorities(world, { product: lane, role: null }) : those(world, 'propose');
	const act = {
		kind: 'propose',
		changes: own ? [own] : changesOf(world, chance),
		because: chance.once(2) ? text : null,
		cause: chance.of(['market', 'sales-contract', 'other', null]),
		...(chance.once(12) ? { unsigned: true } : {}),
		...(answered === undefined ? {} : { answers: answered })
	} as const;
	// Last: the stories of earlier seeds stay what they were as far as they go.
	const amended = chance.once(8) ? anyPaper(world, chance) : null;
	if (amended) return [[amended.by], { ...act, amends: amended.id }];
	return [whose, act];
};

const maps: readonly (readonly Line[] | null)[] = [
	null,
	[...firstMap, { class: 're-date', over: 1, signers: ['chief-product-owner'] }],
	[...firstMap, { class: 'scope', lane: 'apps', over: 5, signers: ['sponsor', 'metascrum-owner'] }],
	firstMap.map((line) =>
		line.class === 're-order' ? { ...line, signers: ['source', 'facilitator'] } : line
	),
	[{ class: 're-lane', signers: ['target'] }]
];

export const seat: Maker = (_, chance) => {
	const person = chance.of(everybody);
	const usual = people[person] ?? [];
	const seats = chance.once(3) ? seatKinds.filter(() => chance.once(4)) : usual;
	return [[root], { kind: 'seat', person, seats }];
};

export const own: Maker = (world, chance) => {
	const person = chance.weighted([
		[4, chance.of(['ada', 'ben', 'cy'])],
		[1, chance.of(everybody)],
		[1, null]
	]);
	return [['mia', 'fay', root], { kind: 'own', product: laneOf(world, chance), person }];
};

export const govern: Maker = (world, chance) => [
	[...lead(world), root],
	{
		kind: 'govern',
		policy: chance.weighted([
			[6, 'management-input'],
			[1, 'full-freeze'],
			[2, 'soft'],
			[1, 'off']
		]),
		authority: chance.of(maps)
	}
];

export const giveProxy: Maker = (world, chance) => {
	const person = chance.of(['ada', 'ben', 'mia', 'sue', 'cy']);
	const mine = world.ground.lanes.filter(({ owner }) => owner === person).map(({ id }) => id);
	const products =
		chance.once(2) && mine.length > 0 ? [chance.of(mine)] : chance.once(8) ? [laneOf(world, chance)] : null;
	const from = world.now + (chance.once(3) ? hour : 0);
	return [
		[person],
		{
			kind: 'give-proxy',
			to: chance.of(everybody),
			products,
			from,
			until: from + (chance.once(12) ? 0 : hour * 24)
		}
	];
};

export const setPathway: Maker = (world, chance) => {
	const paper = chance.once(2) ? anyPaper(world, chance) : null;
	const point = chance.once(3)
		? ids(
				world.points.filter(({ state }) => state === 'waiting'),
				chance
			)
		: null;
	const act = {
		kind: 'set-pathway',
		title: text,
		proposal: paper?.id ?? null,
		point: point === 'none' ? null : point,
		decider: chance.of(everybody),
		options: [text, text],
		due: later(world, chance),
		first: text
	} as const;
	return [paper ? [...signersOf(world, paper), ...chairs(world)] : [...chairs(world), ...lead(world)], act];
};
