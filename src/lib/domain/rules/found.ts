import type { Content } from '../board.ts';
import { isBefore } from '../days.ts';
import { isReserved } from '../pieces.ts';
import { isRank } from '../rank.ts';
import { no, yes, type Refusal, type Result } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { agreed, noHash, snapshotWith } from '../snapshot.ts';
import { boardOf } from '../table.ts';
import { firstTemplate } from '../templates/templates.ts';

/** The first entry of every board: its content, and the snapshot of version 0. */
export const foundBoard: Rule<'found'> = (
	table,
	{ name, zone, content, policy = firstTemplate.policy },
	asking
) => {
	if (!asking.who.administrator) return no('FD1', 'An administrator founds a board.');
	if (boardOf(table) || table.seq > 0) return no('FD2', 'This board has already been founded.');
	const flaw = flawIn(content);
	if (flaw) return { ok: false, error: flaw };
	const { id: template } = firstTemplate;
	const board = { id: asking.board, name, template, policy, zone };
	const head = { version: 0, previous: noHash, session: null, at: asking.now, log: noHash };
	const { hash } = snapshotWith(board, agreed(content), head);
	const { id, ...common } = board;
	return yes([inSeat(asking, 'administrator', { kind: 'founded', board: id, ...common, content, hash })]);
};

/** The first reason why a board can't be founded on this content, or null. */
export function flawIn(content: Content): Refusal | null {
	for (const check of [ids, keys, names, lanes, links, order, dates, promises]) {
		const checked = check(content);
		if (!checked.ok) return checked.error;
	}
	return null;
}

type Check = (content: Content) => Result<null>;
const sound = yes(null);

const twice = (values: Iterable<string>): string | undefined => {
	const seen = new Set<string>();
	for (const value of values) {
		if (seen.has(value)) return value;
		seen.add(value);
	}
	return undefined;
};

const ids: Check = (content) => {
	for (const list of ['products', 'teams', 'timeboxes', 'items', 'links', 'goals'] as const) {
		const double = twice((content[list] ?? []).map(({ id }) => id));
		if (double !== undefined) return no('FD3', `Two of the ${list} have the id ${double}.`);
	}
	return sound;
};

const keys: Check = ({ items }) => {
	const double = twice(items.map(({ key }) => key));
	return double === undefined ? sound : no('FD4', `Two items have the key ${double}.`);
};

const names: Check = ({ products, teams, timeboxes, items, links: ends, goals = [] }) => {
	const all = [...products, ...teams, ...timeboxes, ...items, ...ends, ...goals].map(({ id }): string => id);
	const reserved = [...all, ...items.map(({ key }) => key)].find(isReserved);
	return reserved === undefined
		? sound
		: no('FD5', `${reserved} is a reserved word and names nothing on a board.`);
};

const lanes: Check = ({ products, teams, timeboxes, items, places }) => {
	const double = twice(places.map(({ item }) => item));
	if (double !== undefined) return no('FD6', `The item ${double} stands in two places.`);
	const placed = new Set(places.map(({ item }) => item));
	const lost = items.find(({ id }) => !placed.has(id));
	if (lost) return no('FD6', `The item ${lost.key} stands nowhere.`);
	const known = [products, teams, timeboxes, items].map((list) => new Set<string>(list.map(({ id }) => id)));
	for (const { product, team, timebox, item } of places)
		for (const [n, id] of [product, team, timebox, item].entries())
			if (!known[n]?.has(id))
				return no('FD6', `The item ${item} stands in a place made of ${id}, which is not on the board.`);
	return sound;
};

const links: Check = ({ items, links: all }) => {
	const known = new Set(items.map(({ id }) => id));
	const loose = all.find(({ from, to }) => from === to || !known.has(from) || !known.has(to));
	if (loose) return no('FD7', `The link ${loose.id} does not join two items of the board.`);
	const double = twice(all.map(({ kind, from, to }) => `${kind} ${from} ${to}`));
	return double === undefined ? sound : no('FD7', `Two links say the same: ${double}.`);
};

const order: Check = ({ products, teams, timeboxes, places }) => {
	const odd = [...products, ...teams, ...timeboxes, ...places].find(({ rank }) => !isRank(rank));
	return odd ? no('FD8', `${odd.rank} is not an order key.`) : sound;
};

const dates: Check = ({ timeboxes }) => {
	const odd = timeboxes.find(({ starts, ends }) => isBefore(ends, starts));
	return odd ? no('FD9', `${odd.name} ends before it starts.`) : sound;
};

const promises: Check = ({ products, teams, timeboxes, links: ends, goals = [] }) => {
	const stray =
		strayIn(products, [...teams.map(({ home }) => home), ...goals.map(({ product }) => product)]) ??
		strayIn(timeboxes, [...goals.map(({ timebox }) => timebox), ...ends.map(({ neededBy }) => neededBy)]);
	if (stray) return no('FD11', `${stray} is not a lane or timebox of the board.`);
	const odd = ends.find((link) => link.kind === 'related' && link.neededBy !== undefined);
	return odd ? no('FD11', `The link ${odd.id} promises what no dependency needs.`) : sound;
};

function strayIn(
	lanes: readonly { readonly id: string }[],
	named: readonly (string | null | undefined)[]
): string | undefined {
	const known = new Set(lanes.map(({ id }) => id));
	return named.find((id) => typeof id === 'string' && !known.has(id)) ?? undefined;
}
