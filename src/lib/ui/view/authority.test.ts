import { describe, expect, test } from 'vitest';
import type { Proposal } from '#lib/domain/board.ts';
import { idOf, type PersonId, type ProposalId, type ProxyId } from '#lib/domain/ids.ts';
import type { Pathway, Proxy } from '#lib/domain/matters.ts';
import type { Table } from '#lib/domain/table.ts';
import {
	doAct,
	hour,
	items,
	move,
	needs,
	nine,
	pathway,
	people,
	products,
	proposal,
	records,
	seat,
	tableOf,
	teams,
	timeboxes,
	words
} from '#lib/domain/testing/board.ts';
import { classNames, laneWords, overWords, roleName } from './authority-words.ts';
import { decidedPathways, decides, openPathways, seatedPeople } from './pathways.ts';
import { lastingProxies, productsToGive, signsAnything, standingOf } from './proxies.ts';
import { changeChips, proposalChips, tellingChips, waitsFor } from './signers.ts';

const { ada, ben, mia, sam, zoe } = people;
const { apps, core, none } = products;
const { summer } = timeboxes;
const nameOf = (person: PersonId) => person.toUpperCase();
const sponsors = [...records.seats, seat(zoe, 'sponsor')];
const proxy: Proxy = {
	id: idOf<ProxyId>('x'),
	of: ada,
	to: sam,
	products: null,
	from: nine,
	until: nine + 2 * hour,
	revokedAt: null
};
const share = { kind: 'share', product: apps, share: 10 } as const;

const found = (table: Table, id = 'p'): Proposal => {
	const proposal = table.proposals.get(idOf<ProposalId>(id));
	if (!proposal) throw new Error(`no proposal ${id}`);
	return proposal;
};

describe('signers as chips', () => {
	test('a seat that signs is one of them, with its product', () => {
		const table = tableOf({ seats: sponsors });
		expect(changeChips(table, [share], zoe)).toEqual([
			{ label: 'Apps', state: 'waiting', mine: false },
			{ label: 'Sponsor (Apps)', state: 'waiting', mine: true }
		]);
		expect(changeChips(tableOf(), [share], null).map(({ state }) => state)).toEqual(['waiting', 'nobody']);
	});

	test('a proxy signs for another, while it holds', () => {
		const table = tableOf({ proxies: [proxy] });
		doAct(table, mia, 'p', proposal(move(items.a1, { timebox: summer })));
		expect(waitsFor(table, found(table), sam, nine)).toBe(true);
		expect(waitsFor(table, found(table), sam)).toBe(false);
		expect(waitsFor(table, found(table), sam, proxy.until)).toBe(false);
		expect(tellingChips(table, found(table), sam, nameOf, nine)).toEqual([
			{
				key: 'apps ',
				label: 'Apps',
				state: 'waiting',
				mine: true,
				says: 'ADA has not signed; SAM may as a proxy',
				proxy: null
			}
		]);
	});

	test('who signed is named, in whose name too', () => {
		const table = tableOf({ proxies: [proxy] });
		doAct(table, mia, 'p', proposal(move(items.a1, { product: core, team: teams.blue })));
		doAct(table, sam, 's', { kind: 'sign-off', proposal: idOf('p') });
		const told = () =>
			tellingChips(table, found(table), null, nameOf).map(({ says, proxy: by, state }) => [says, by, state]);
		expect(told()).toEqual([
			['signed by SAM for ADA', 'SAM for ADA', 'signed'],
			['BEN has not signed', null, 'waiting']
		]);
		doAct(table, ben, 'd', { kind: 'decline', proposal: idOf('p'), because: words });
		expect(told()[1]?.[2]).toBe('declined');
	});

	test('where nobody may, it says so', () => {
		const table = tableOf();
		doAct(table, sam, 'p', proposal(share));
		expect(tellingChips(table, found(table), null, nameOf)[1]).toMatchObject({
			state: 'nobody',
			says: 'no authority here'
		});
	});

	test('what needs nothing more waits for its signers’ word', () => {
		const table = tableOf({ links: [needs(items.a1, items.c1)] });
		doAct(table, ada, 'p', proposal(move(items.a1, { timebox: summer })));
		expect(waitsFor(table, found(table), ada)).toBe(false);
		doAct(table, ben, 'q', proposal(move(items.c1, { product: core, team: teams.blue, timebox: summer })));
		expect(proposalChips(table, found(table), ada).map(({ state }) => state)).toEqual(['signed']);
		expect([waitsFor(table, found(table), ada), waitsFor(table, found(table), ben)]).toEqual([true, false]);
	});
});

describe('pathways', () => {
	const later: Pathway = { ...pathway, id: idOf('v'), due: pathway.due + 1 };
	const decision = { option: 0, because: words, by: sam, at: nine };
	const decided: Pathway = { ...pathway, id: idOf('u'), state: 'decided', decision };
	const table = tableOf({ pathways: [later, pathway, decided] });

	test('open ones stand soonest first, decided ones for a while', () => {
		expect(openPathways(table).map(({ id }) => id)).toEqual(['w', 'v']);
		expect(decidedPathways(table, nine).map(({ id }) => id)).toEqual(['u']);
		expect(decidedPathways(table, nine + 1)).toEqual([]);
	});

	test('are decided by who was named, or the MetaScrum Product Owner', () => {
		expect([sam, mia, ada, null].map((me) => decides(table, pathway, me))).toEqual([
			true,
			true,
			false,
			false
		]);
		expect(decides(table, decided, sam)).toBe(false);
	});

	test('whoever has a seat can be named, by name', () => {
		const seated = seatedPeople(
			tableOf({ seats: [seat(sam, 'stakeholder'), seat(ben), seat(ada, 'observer')] }),
			nameOf
		);
		expect(seated.map(({ name }) => name)).toEqual(['ADA', 'SAM']);
	});
});

describe('proxies', () => {
	test('come, hold, and end', () => {
		const times = [nine - 1, nine, proxy.until - 1, proxy.until];
		expect(times.map((now) => standingOf(proxy, now))).toEqual(['coming', 'holds', 'holds', 'ended']);
		expect(standingOf({ ...proxy, revokedAt: nine }, nine)).toBe('ended');
		const other: Proxy = { ...proxy, id: idOf('y'), until: proxy.until - 1 };
		const table = tableOf({ proxies: [proxy, other, { ...proxy, id: idOf('z'), revokedAt: nine }] });
		expect(lastingProxies(table, nine).map(({ id }) => id)).toEqual(['y', 'x']);
	});

	test('are given for what is one’s own; a seat the map names signs for any product', () => {
		const table = tableOf({ seats: sponsors });
		const ids = (person: PersonId) => productsToGive(table, person).map(({ id }) => id);
		expect([ids(ada), ids(zoe), ids(sam)]).toEqual([[apps], [apps, core, none], []]);
		expect([ada, mia, zoe, sam].map((person) => signsAnything(table, person))).toEqual([
			true,
			true,
			true,
			false
		]);
	});
});

describe('the map in words', () => {
	test('roles, products and thresholds', () => {
		const table = tableOf();
		expect([roleName(table, 'source'), roleName(table, 'sponsor')]).toEqual(['Its Product Owner', 'Sponsor']);
		expect([laneWords(table, undefined), laneWords(table, apps), laneWords(table, idOf('gone'))]).toEqual([
			'Any product',
			'Apps',
			'A product that is gone'
		]);
		expect(overWords({ class: 'budget', over: 5, signers: ['sponsor'] })).toBe('past 5 percentage points');
		expect(overWords({ class: 'budget', signers: ['sponsor'] })).toBe('');
		expect(Object.values(classNames).every(Boolean)).toBe(true);
	});
});
