import { aftermath } from './aftermath.ts';
import { deed, type Ruled } from './deed.ts';
import { firstMap } from './needs.ts';
import { deciding, openPaper } from './papers.ts';
import { authorities, may, sits } from './standing.ts';
import { moment, sitting, type World } from './world.ts';

/** Decision pathways, the board's policy and map, and proxies (product.md 1.5, 1.10, 2). */

/** Weighty decisions get a way to be decided (product.md 1.5). */
export function setPathway(
	world: World,
	person: string,
	asked: { proposal: string | null; point: string | null; decider: string; options: number; due: number }
): Ruled {
	const paper = asked.proposal === null ? null : openPaper(world, asked.proposal);
	const point = asked.point === null ? null : world.points.find(({ id }) => id === asked.point);
	if (paper === undefined) return 'not open';
	if (point === undefined || (point && point.state !== 'waiting')) return 'no such point';
	if (paper && moment(world) === 'locked') return 'the lock';
	if (world.seats[asked.decider] === undefined) return 'nobody to decide';
	if (asked.due <= world.now) return 'not in the future';
	const leads = may(world, person, 'facilitate') || may(world, person, 'lead') || may(world, person, 'sign');
	if (paper ? !deciding(world, person, paper) : !leads) return 'not theirs';
	return deed((news) => {
		const [id = ''] = news('pathway-set');
		const { decider, options } = asked;
		world.paths.push({ id, decider, options, steps: 0, state: 'open', option: null });
		if (paper) paper.state = 'pathway';
		if (point) point.state = 'settled';
	});
}

export function stepPathway(world: World, person: string, id: string): Ruled {
	const path = world.paths.find((each) => each.id === id && each.state === 'open');
	if (!path) return 'not open';
	if (!may(world, person, 'propose')) return 'no seat that proposes';
	return deed(() => (path.steps += 1));
}

export function decidePathway(world: World, person: string, id: string, option: number): Ruled {
	const path = world.paths.find((each) => each.id === id && each.state === 'open');
	if (!path) return 'not open';
	if (option >= path.options) return 'no such option';
	if (path.decider !== person && !sits(world, person, 'metascrum-owner')) return 'not theirs';
	const doing = (): void => {
		path.state = 'decided';
		path.option = option;
	};
	return world.seats[person] === undefined ? 'no seat' : deed(doing);
}

/** Policy and map from now on; every open proposal is looked at again. */
export function govern(
	world: World,
	person: string,
	administrator: boolean,
	asked: { policy: string; authority: World['map'] }
): Ruled {
	const leads = may(world, person, 'lead') && sitting(world)?.state === 'open';
	if (!leads && !(administrator && world.opens === 0)) return 'not now, or not theirs';
	return deed(() => {
		world.policy = asked.policy;
		world.map = asked.authority;
		aftermath(world);
	});
}

export function giveProxy(
	world: World,
	person: string,
	asked: { to: string; products: readonly string[] | null; from: number; until: number }
): Ruled {
	const { to, products, from, until } = asked;
	if (to === person || until <= from || until <= world.now) return 'no time, or to oneself';
	if (!may(world, to, 'propose')) return 'the other may not propose';
	const named = (world.map ?? firstMap).some(({ signers }) =>
		signers.some((seat) => sits(world, person, seat))
	);
	const theirs = (product: string): boolean =>
		authorities(world, { product, role: null }).includes(person) ||
		(named && world.ground.lanes.some(({ id }) => id === product));
	if (products === null ? !named && !may(world, person, 'sign') : !products.every(theirs))
		return 'not theirs to give';
	return deed((news) => {
		const [id = ''] = news('proxy-given');
		world.deputies.push({ id, of: person, to, products, from, until, revoked: false });
	});
}

export function revokeProxy(world: World, person: string, id: string): Ruled {
	const given = world.deputies.find((each) => each.id === id);
	if (!given || given.revoked) return 'none';
	if (given.of !== person && given.to !== person) return 'not theirs';
	if (given.until <= world.now) return 'over already';
	if (world.seats[person] === undefined) return 'no seat';
	return deed(() => (given.revoked = true));
}
