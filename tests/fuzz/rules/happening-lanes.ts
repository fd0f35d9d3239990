import { saysTheSame } from './happening.ts';
import type { Aim, Change, Ground } from './world.ts';

/** What changes of shares, teams, lanes, dependencies and goals do to the ground; a text says why they can't. */

const isCard = (ground: Ground, id: string): boolean => ground.cards.some((card) => card.id === id);

export function share(ground: Ground, product: string, percent: number | null): string | null {
	const lane = ground.lanes.find(({ id }) => id === product);
	if (!lane) return 'no such product';
	lane.share = percent;
	return null;
}

export function realign(ground: Ground, change: Extract<Change, { kind: 'realign' }>): string | null {
	const crew = ground.crews.find(({ id }) => id === change.team);
	if (!crew) return 'no such team';
	if (change.to !== null && !ground.lanes.some(({ id }) => id === change.to)) return 'no such product';
	crew.home = change.to;
	crew.capacity = change.capacity;
	return null;
}

export function openLane(ground: Ground, { lane }: Extract<Change, { kind: 'open-lane' }>): string | null {
	if (lane.kind === 'product') {
		if (ground.lanes.some(({ id }) => id === lane.product.id)) return 'the id is taken';
		ground.lanes.push({ id: lane.product.id, owner: null, share: null });
	} else if (lane.kind === 'team') {
		if (ground.crews.some(({ id }) => id === lane.team.id)) return 'the id is taken';
		ground.crews.push({ id: lane.team.id, home: null, capacity: lane.team.capacity });
	} else {
		const { id, starts, ends } = lane.timebox;
		if (ground.columns.some((each) => each.id === id)) return 'the id is taken';
		if (starts !== null && ends !== null && ends < starts) return 'ends before it starts';
		// A new column stands behind all others.
		if (ground.columns.some((each) => starts !== null && each.starts !== null && starts < each.starts))
			return 'too early';
		const dated = ground.columns.filter(({ undated }) => !undated);
		const undated = ground.columns.filter((each) => each.undated);
		ground.columns = [...dated, { id, starts, ends, undated: false }, ...undated];
	}
	return null;
}

/** Only an empty lane closes. */
export function closeLane(ground: Ground, { kind, id }: { kind: string; id: string }): string | null {
	const place = kind === 'product' ? 0 : kind === 'team' ? 1 : 2;
	if (Object.keys(ground.cells).some((cell) => cell.split(' ')[place] === id)) return 'not empty';
	const held =
		ground.aims.some(
			(aim) => (kind === 'product' && aim.product === id) || (kind === 'timebox' && aim.timebox === id)
		) ||
		(kind === 'product' && ground.crews.some(({ home }) => home === id)) ||
		(kind === 'timebox' && ground.ties.some(({ neededBy }) => neededBy === id));
	if (held) return 'still named';
	const others = <T extends { id: string }>(list: T[]): T[] => list.filter((each) => each.id !== id);
	const before = ground.lanes.length + ground.crews.length + ground.columns.length;
	if (kind === 'product') ground.lanes = others(ground.lanes);
	else if (kind === 'team') ground.crews = others(ground.crews);
	else ground.columns = others(ground.columns);
	const after = ground.lanes.length + ground.crews.length + ground.columns.length;
	return before === after ? 'no such lane' : null;
}

export function promise(ground: Ground, change: Extract<Change, { kind: 'promise' }>): string | null {
	const { link: id, from, to, neededBy } = change;
	if (!isCard(ground, from) || !isCard(ground, to) || from === to) return 'no two cards';
	if (!ground.columns.some((each) => each.id === neededBy)) return 'no such column';
	const told = ground.ties.find((tie) => saysTheSame(tie, { kind: 'needs', from, to }));
	const known = ground.ties.find((tie) => tie.id === id);
	if (known !== told) return 'another link';
	ground.ties = ground.ties.filter((tie) => tie.id !== id);
	ground.ties.push({ id, kind: 'needs', from, to, neededBy, reopened: false });
	return null;
}

export function release(ground: Ground, link: string): string | null {
	if (!ground.ties.some(({ id }) => id === link)) return 'no such link';
	ground.ties = ground.ties.filter(({ id }) => id !== link);
	return null;
}

export function goal(ground: Ground, aim: Aim): string | null {
	if (aim.product !== null && !ground.lanes.some(({ id }) => id === aim.product)) return 'no such product';
	if (aim.timebox !== null && !ground.columns.some(({ id }) => id === aim.timebox)) return 'no such column';
	ground.aims = [...ground.aims.filter(({ id }) => id !== aim.id), { ...aim }];
	return null;
}

export function dropGoal(ground: Ground, goal: string): string | null {
	if (!ground.aims.some(({ id }) => id === goal)) return 'no such goal';
	ground.aims = ground.aims.filter(({ id }) => id !== goal);
	return null;
}
