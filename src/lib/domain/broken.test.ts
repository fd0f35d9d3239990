import { describe, expect, test } from 'vitest';
import type { Link, ProposedChange } from './board.ts';
import { brokenBy } from './broken.ts';
import { idOf } from './ids.ts';
import { land } from './landing.ts';
import { items, move, needs, products, records, tableOf, teams, timeboxes } from './testing/board.ts';

const { apps, core } = products;
const { spring, summer, undated } = timeboxes;

/** The dependencies that the first of these changes breaks, as `giver receiver product`. */
function broken(links: readonly Link[], ...changes: [ProposedChange, ...ProposedChange[]]): string[] {
	const table = tableOf({ links });
	return brokenBy(table, changes[0], land(table, changes)).map(
		({ giver, receiver, product }) => `${giver} ${receiver} ${product}`
	);
}

const drop = (item: typeof items.a1): ProposedChange => ({ kind: 'drop', item });
const promised = (more: Partial<Link> = {}) => needs(items.a1, items.c2, { neededBy: spring, ...more });
const core2 = { product: core, team: teams.blue };

describe('dependencies a change breaks', () => {
	test('[AU8] a promise, by landing later than promised, though not later than the receiver', () => {
		expect(broken([promised()], move(items.a1, { timebox: summer }))).toEqual(['a1 c2 core']);
		expect(broken([promised({ neededBy: summer })], move(items.a1, { timebox: summer }))).toEqual([]);
		expect(broken([needs(items.a1, items.c2)], move(items.a1, { timebox: summer }))).toEqual([]);
	});

	test('[AU8] not one that has been re-opened', () => {
		expect(broken([promised({ reopened: true })], move(items.a1, { timebox: summer }))).toEqual([]);
	});

	test('[AU8] not one that was late before', () => {
		const late = needs(items.a3, items.c2, { neededBy: spring });
		expect(broken([late], move(items.a3, { ...core2, timebox: summer }))).toEqual([]);
	});

	test('[AU8] not one whose receiver lands later than it was promised', () => {
		const kept = needs(items.a2, items.a1, { neededBy: spring });
		expect(broken([kept], move(items.a1, { timebox: summer }))).toEqual([]);
	});

	test('[AU8] once, where it is later than both', () => {
		expect(broken([promised()], move(items.a1, { timebox: undated }))).toEqual(['a1 c2 core']);
	});

	test('[AU8] by going, unless its receiver goes too', () => {
		expect(broken([needs(items.a1, items.c1)], drop(items.a1))).toEqual(['a1 c1 core']);
		expect(broken([needs(items.a1, items.c1)], drop(items.a1), drop(items.c1))).toEqual([]);
		expect(broken([needs(items.a1, items.c1)], drop(items.c1))).toEqual([]);
	});

	test('[AU8] a merge hands its dependencies on: they break where what it is merged into is late', () => {
		const merge = (item: typeof items.a1): ProposedChange => ({
			kind: 'merge',
			item,
			from: [items.a1],
			set: {}
		});
		expect(broken([needs(items.a1, items.c1)], merge(items.a2))).toEqual([]);
		expect(broken([needs(items.a1, items.c1)], merge(items.a3))).toEqual(['a1 c1 core']);
	});

	test('[AU4] each once, by receiver, and neither the other end nor what is only related', () => {
		const links = [
			needs(items.a1, items.n1),
			needs(items.a1, items.c1),
			needs(items.a2, items.a1),
			needs(items.a1, items.a2, { kind: 'related' })
		];
		expect(broken(links, move(items.a1, { timebox: summer }))).toEqual(['a1 c1 core', 'a1 n1 none']);
	});

	test('[AU4] not by an edit, nor by a receiver that comes earlier', () => {
		expect(broken([needs(items.a1, items.c1)], { kind: 'edit', item: items.a1, set: { size: 1 } })).toEqual(
			[]
		);
		expect(broken([needs(items.a3, items.c2)], move(items.c2, { ...core2, timebox: spring }))).toEqual([]);
	});

	test('[AU4] the receiver’s product is the one it stands in before', () => {
		const table = [needs(items.a1, items.c1)];
		expect(broken(table, move(items.a1, { timebox: summer }), move(items.c1, { product: apps }))).toEqual([
			'a1 c1 core'
		]);
	});
});

describe('of several', () => {
	const late = { timebox: summer };

	test('[AU4] by receiver and then by giver, whatever their links are called', () => {
		const merge: ProposedChange = { kind: 'merge', item: items.a3, from: [items.a2, items.a1], set: {} };
		const links = [
			needs(items.a2, items.n1),
			needs(items.a1, items.n1, { id: idOf('z') }),
			needs(items.a1, items.c1, { id: idOf('y') })
		];
		expect(broken(links, merge)).toEqual(['a1 c1 core', 'a1 n1 none', 'a2 n1 none']);
	});

	test('[AU4] the change that carries the giver breaks it, not what else is said of it', () => {
		const edit: ProposedChange = { kind: 'edit', item: items.a1, set: { size: 1 } };
		expect(broken([needs(items.a1, items.c1)], edit, move(items.a1, late))).toEqual([]);
	});

	test('[AU4] an item that stood nowhere breaks what it lands too late for; one that needs it nowhere, nothing', () => {
		const table = tableOf({
			links: [needs(items.a1, items.c1), needs(items.a2, items.c2)],
			places: records.places.filter(({ item }) => item !== items.a1 && item !== items.c2)
		});
		const breaks = (change: ProposedChange) => brokenBy(table, change, land(table, [change]));
		expect(breaks(move(items.a1, late))).toEqual([{ giver: 'a1', receiver: 'c1', product: core }]);
		expect(breaks(drop(items.a2))).toEqual([]);
	});
});
