import { expect, test } from 'vitest';
import { parseAsk } from '#lib/domain/acts.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { flawIn } from '#lib/domain/rules/found.ts';
import { demoBoard } from './demo.ts';

const counted = () => {
	let n = 0;
	return () => `id-${++n}`;
};
const demo = demoBoard(counted(), '2026-07-15');
const { content } = demo;
const item = (key: string) => {
	const found = content.items.find((each) => each.key === key);
	if (!found) throw new Error(`no ${key}`);
	return found;
};
const boxOf = (id: ItemId) => {
	const place = content.places.find((each) => each.item === id);
	return content.timeboxes.findIndex((box) => box.id === place?.timebox);
};

test('the demo organization founds a board that the door accepts', () => {
	const act = { kind: 'found', name: demo.name, zone: demo.zone, content };
	expect(parseAsk({ id: 'a', act })).toMatchObject({ ok: true });
	expect(flawIn(content)).toBeNull();
});

test('it has six products, twelve teams, about 150 items, and every lane and Sprint is used', () => {
	expect(content.products).toHaveLength(6);
	expect(content.teams).toHaveLength(12);
	expect(content.items.length).toBeGreaterThan(140);
	for (const { id } of content.teams) expect(content.places.some((place) => place.team === id)).toBe(true);
	for (const { id } of content.timeboxes)
		expect(content.places.some((place) => place.timebox === id)).toBe(true);
});

test('keys and titles are told apart, and ids are used once', () => {
	expect(new Set(content.items.map(({ key }) => key)).size).toBe(content.items.length);
	expect(new Set(content.items.map(({ title }) => title)).size).toBe(content.items.length);
	const ids = [
		...content.products,
		...content.teams,
		...content.timeboxes,
		...content.items,
		...content.links
	];
	expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
});

test('the Sprint under way is the one that holds today, whatever the day', () => {
	for (const today of ['2026-07-15', '2026-12-31', '2027-03-01', '2028-02-29']) {
		const current = demoBoard(counted(), today).content.timeboxes[1];
		expect(current?.starts && current.starts <= today && current.ends && today <= current.ends).toBe(true);
	}
});

test('a live date lies inside its Sprint and names the hospital', () => {
	const live = content.items.filter((each) => each.live);
	expect(live.length).toBeGreaterThan(20);
	for (const { id, live: promised } of live) {
		const box = content.timeboxes[boxOf(id)];
		expect(
			promised && box?.starts && promised.date >= box.starts && box.ends && promised.date <= box.ends
		).toBe(true);
	}
	expect(item('LIVE-604').live?.customer).toBe('Mercy Harbor Medical Center');
});

test('dependencies are close: many givers land in the Sprint of who needs them, one already too late', () => {
	const needs = content.links.map(({ from, to }) => boxOf(to) - boxOf(from));
	expect(needs.filter((gap) => gap === 0).length).toBeGreaterThan(10);
	expect(needs.filter((gap) => gap < 0).length).toBeGreaterThan(0);
	expect(needs.filter((gap) => gap < 0).length).toBeLessThan(6);
});

test('every product has a Product Owner, who is seated as one, and four people are greeted with a link', () => {
	const owned = demo.people.flatMap(({ owns, seats }) => (seats.includes('product-owner') ? owns : []));
	expect([...owned].sort()).toEqual(content.products.map(({ id }) => id).sort());
	expect(demo.people.filter(({ greeted }) => greeted).map(({ seats }) => seats[0])).toEqual([
		'facilitator',
		'product-owner',
		'product-owner',
		'stakeholder'
	]);
});
