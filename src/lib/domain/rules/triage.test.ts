import { describe, expect, test } from 'vitest';
import { idOf, type ProductId, type ProposalId, type ProxyId } from '../ids.ts';
import {
	doAct,
	hour,
	item,
	items,
	move,
	nine,
	people,
	products,
	proposal,
	records,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	told
} from '../testing/board.ts';
import { accepted, emergency, emergencyId, otherWords } from '../testing/matters.ts';

const answer = {
	kind: 'triage',
	emergency: emergencyId,
	accept: true,
	points: 1,
	because: otherWords,
	changes: []
} as const;
const rung = { emergencies: [emergency()] };
const later = move(items.a1, { timebox: timeboxes.summer });
const proxy = {
	id: idOf<ProxyId>('x1'),
	of: people.ada,
	to: people.sam,
	products: null,
	from: nine,
	until: nine + 2 * hour,
	revokedAt: null
};

describe('who answers', () => {
	test('[EM5] the Product Owner, though the board is frozen', () => {
		const table = tableIn('scheduled', rung, 'full-freeze');
		expect(doAct(table, people.ada, 'x', answer)).toMatchObject({
			value: [
				{
					kind: 'emergency-triaged',
					by: { person: people.ada, seat: 'product-owner' },
					accepted: true,
					points: 1,
					proposal: null
				}
			]
		});
		expect(table.emergencies.get(emergencyId)).toMatchObject({
			state: 'accepted',
			triage: { by: people.ada, at: nine + hour, points: 1, because: otherWords, proposal: null },
			broken: null
		});
		expect(table.emergencies.get(emergencyId)?.triage).not.toHaveProperty('proxyOf');
	});

	test('[EM5] their proxy, who is named with whom they stand for', () => {
		const table = tableIn('scheduled', { ...rung, proxies: [proxy] });
		expect(doAct(table, people.sam, 'x', answer)).toMatchObject({
			value: [{ by: { person: people.sam, seat: 'product-owner' }, proxyOf: people.ada }]
		});
		expect(table.emergencies.get(emergencyId)?.triage).toMatchObject({
			by: people.sam,
			proxyOf: people.ada
		});
		const late = tableIn('scheduled', { ...rung, proxies: [{ ...proxy, until: nine + hour }] });
		expect(told(doAct(late, people.sam, 'x', answer))).toBe('EM5');
	});

	test('[EM5] nobody else, whatever they lead; whom to ask is said', () => {
		for (const by of [people.ben, people.mia, people.fay, people.sam, people.zoe])
			expect(doAct(tableOf(rung), by, 'x', answer)).toMatchObject({
				error: { rule: 'EM5', whom: [people.ada] }
			});
	});

	test('[EM5] the MetaScrum Product Owner for a product that was closed meanwhile', () => {
		const gone = { emergencies: [emergency({ product: idOf<ProductId>('gone'), item: null })] };
		expect(told(doAct(tableOf(gone), people.ada, 'x', answer))).toBe('EM5');
		expect(told(doAct(tableOf(gone), people.mia, 'x', answer))).toEqual(['emergency-triaged']);
	});

	test('[EM3] only an emergency of this board', () => {
		expect(told(doAct(tableOf(), people.ada, 'x', answer))).toBe('EM3');
	});
});

describe('the answer', () => {
	test('[EM6] is given once', () => {
		const table = tableOf(rung);
		doAct(table, people.ada, 'x', answer);
		expect(told(doAct(table, people.ada, 'y', answer))).toBe('EM6');
		expect(told(doAct(table, people.ada, 'z', { ...answer, accept: false }))).toBe('EM6');
	});

	test('[EM7] no: it takes nothing and changes nothing', () => {
		const refusal = { ...answer, accept: false, points: 0 };
		const table = tableOf(rung);
		expect(told(doAct(table, people.ada, 'x', { ...refusal, points: 0.5 }))).toBe('EM7');
		expect(told(doAct(table, people.ada, 'y', { ...refusal, changes: [later] }))).toBe('EM7');
		expect(told(doAct(table, people.ada, 'z', refusal))).toEqual(['emergency-triaged']);
		expect(table.emergencies.get(emergencyId)).toMatchObject({ state: 'refused', triage: { points: 0 } });
	});
});

describe('what it changes', () => {
	const changing = { ...answer, changes: [later] };

	test('[EM8] happens at once under a lock, as drift', () => {
		const table = tableIn('scheduled', rung, 'full-freeze');
		expect(told(doAct(table, people.ada, 'x', changing))).toEqual([
			'emergency-triaged',
			'proposed',
			'signed-off',
			'agreed'
		]);
		expect(table.places.get(items.a1)?.timebox).toBe(timeboxes.summer);
		expect(table.emergencies.get(emergencyId)?.triage?.proposal).toBe('x');
		expect(table.proposals.get('x')).toMatchObject({
			id: 'x',
			by: people.ada,
			seat: 'product-owner',
			session: null,
			because: otherWords,
			cause: null,
			drift: true,
			emergency: emergencyId,
			from: [{ item: items.a1, timebox: timeboxes.spring }],
			signatures: [{ product: products.apps, by: people.ada }],
			outcome: { kind: 'agreed', at: nine + hour }
		});
	});

	test.each(['open', 'closing'] as const)('[EM8] is a decision of the session that is %s', (state) => {
		const table = tableIn(state, rung);
		doAct(table, people.ada, 'x', changing);
		expect(table.proposals.get('x')).toMatchObject({ session: 's1', drift: false });
	});

	test('[EM8] signs as the proxy who answers', () => {
		const table = tableIn('scheduled', { ...rung, proxies: [proxy] });
		doAct(table, people.sam, 'x', changing);
		expect(table.proposals.get('x')).toMatchObject({
			by: people.sam,
			seat: 'product-owner',
			signatures: [{ by: people.sam, proxyOf: people.ada }],
			outcome: { kind: 'agreed' }
		});
	});

	test('[EM8] is refused where it needs another’s signature, with whose', () => {
		const away = move(items.a1, { product: products.core, team: teams.blue });
		const table = tableOf(rung);
		expect(doAct(table, people.ada, 'x', { ...answer, changes: [later, away] })).toMatchObject({
			error: { rule: 'PR2' }
		});
		expect(doAct(table, people.ada, 'y', { ...answer, changes: [away] })).toMatchObject({
			error: {
				rule: 'EM8',
				because: expect.stringContaining('Core') as string,
				whom: [people.ben]
			}
		});
		const both = [away, move(items.n1, { product: products.core, team: teams.blue })];
		expect(doAct(tableOf(rung), people.ada, 'z', { ...answer, changes: both })).toMatchObject({
			error: {
				rule: 'EM8',
				because: expect.stringContaining('Core and ') as string,
				whom: [people.ben, people.mia]
			}
		});
		expect(table.emergencies.get(emergencyId)?.state).toBe('raised');
	});

	test('[PR4] fits the board', () => {
		const nowhere = move(items.a1, { timebox: idOf('gone') });
		expect(told(doAct(tableOf(rung), people.ada, 'x', { ...answer, changes: [nowhere] }))).toBe('PR4');
	});

	test('[PR6] [PR5] changes something, under an id that is free', () => {
		const same = move(items.a1);
		expect(told(doAct(tableOf(rung), people.ada, 'x', { ...answer, changes: [same] }))).toBe('PR6');
		const table = tableOf(rung);
		doAct(table, people.sam, 'p', proposal(move(items.a3)));
		expect(told(doAct(table, people.ada, 'p', changing))).toBe('PR5');
		expect(table.proposals.get(idOf<ProposalId>('p'))?.outcome.kind).toBe('open');
	});

	test('[RD1] moves a promised date with its cause only, and somebody must tell the customer', () => {
		const live = { customer: 'St. Mary', date: '2026-05-01' };
		const promised = records.items.map((each) => (each.id === items.a1 ? item(items.a1, { live }) : each));
		const table = tableIn('scheduled', { ...rung, items: promised });
		expect(told(doAct(table, people.ada, 'x', changing))).toBe('RD1');
		expect(table.emergencies.get(emergencyId)?.state).toBe('raised');
		expect(told(doAct(table, people.ada, 'x', { ...changing, cause: 'development' }))).toContain(
			'notifier-needed'
		);
		expect(table.proposals.get('x')?.cause).toBe('development');
	});
});

describe('the buffer', () => {
	test('[IB2] overflows by one point: the plan is broken, and the last item slips', () => {
		const table = tableIn('scheduled', rung);
		expect(told(doAct(table, people.ada, 'x', { ...answer, points: 4 }))).toEqual([
			'emergency-triaged',
			'plan-broken'
		]);
		// `a2` is what the emergency is about, so `a1` gives way.
		expect(table.emergencies.get(emergencyId)?.broken).toEqual({ over: 1, slipping: [items.a1] });
	});

	test('[IB2] holds to its last point', () => {
		const table = tableIn('scheduled', rung);
		expect(told(doAct(table, people.ada, 'x', { ...answer, points: 3 }))).toEqual(['emergency-triaged']);
		expect(table.emergencies.get(emergencyId)?.broken).toBeNull();
	});

	test('[IB2] counts what other emergencies of the Sprint took; one without points breaks nothing', () => {
		const before = accepted(nine, 3, { id: idOf('e0') });
		const table = tableIn('scheduled', { emergencies: [before, emergency()] });
		expect(doAct(table, people.ada, 'x', { ...answer, points: 1 })).toMatchObject({
			value: [{}, { kind: 'plan-broken', by: { kind: 'board' }, product: products.apps, over: 1 }]
		});
		const over = accepted(nine, 9, { id: idOf('e0') });
		const none = tableIn('scheduled', { emergencies: [over, emergency()] });
		expect(told(doAct(none, people.ada, 'x', { ...answer, points: 0 }))).toEqual(['emergency-triaged']);
	});

	test('[IB2] what the answer itself moves does not slip too', () => {
		const table = tableIn('scheduled', { emergencies: [emergency({ item: null })] });
		doAct(table, people.ada, 'x', { ...answer, points: 9, changes: [later] });
		expect(table.emergencies.get(emergencyId)?.broken).toEqual({ over: 6, slipping: [items.a2] });
	});

	test('[IB2] of a lane that nobody owns, by the MetaScrum Product Owner', () => {
		const unowned = emergency({ product: products.none, item: null });
		const table = tableIn('scheduled', { emergencies: [unowned] });
		doAct(table, people.mia, 'x', { ...answer, points: 4 });
		expect(table.emergencies.get(emergencyId)?.broken).toEqual({ over: 1, slipping: [items.n1] });
	});
});
