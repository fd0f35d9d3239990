import { describe, expect, test } from 'vitest';
import {
	idOf,
	type EmergencyId,
	type ImpedimentId,
	type NotifierId,
	type PersonId,
	type ProposalId,
	type SessionId
} from '#lib/domain/ids.ts';
import {
	hour,
	items,
	nine,
	people,
	products,
	records,
	seat,
	tableIn,
	tableOf,
	who
} from '#lib/domain/testing/board.ts';
import { accepted, emergency, impediment, otherWords, request } from '#lib/domain/testing/matters.ts';
import {
	alarmsOn,
	emergencyActs,
	followUpOf,
	impedimentActs,
	isExecutive,
	isPending,
	ringingFor,
	waitingFor
} from './follow-up.ts';

const { ada, ben, fay, mia, obi, sam } = people;
const day = 24 * hour;
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const blocks = (id: string, more: Parameters<typeof impediment>[0] = {}) =>
	impediment({ id: idOf<ImpedimentId>(id), ...more });
const rings = (id: string, number: number, more: Parameters<typeof emergency>[0] = {}) =>
	emergency({ id: idOf<EmergencyId>(id), number, ...more });

describe('what is listed', () => {
	test('impediments: mine, then the graver, then the older', () => {
		const impediments = [
			blocks('old', { at: nine - hour, severity: 'low' }),
			blocks('new', { severity: 'low' }),
			blocks('grave', { severity: 'blocking', at: nine + hour }),
			blocks('mine', { owner: ada, severity: 'low', at: nine + hour }),
			blocks('solved', { state: 'solved', solved: { by: ada, at: nine, text: otherWords } })
		];
		const all = followUpOf(tableOf({ impediments }), ada, nine);
		expect(ids(all.impediments)).toEqual(['mine', 'grave', 'old', 'new']);
		expect(ids(all.solved)).toEqual(['solved']);
		expect(followUpOf(tableOf({ impediments }), ada, nine + 2 * day).solved).toEqual([]);
		expect(ids(followUpOf(tableOf({ impediments }), null, nine).impediments)[0]).toBe('grave');
	});

	test('emergencies: unanswered, going on, to be looked back at; what is done with is not', () => {
		const review = { session: idOf<SessionId>('s1'), at: nine, text: otherWords };
		const emergencies = [
			rings('over', 1, { state: 'over' }),
			rings('on', 2, { state: 'accepted' }),
			rings('refused', 3, { state: 'refused' }),
			rings('seen', 4, { state: 'over', review }),
			rings('raised', 5),
			rings('raised-too', 6)
		];
		expect(ids(followUpOf(tableOf({ emergencies }), ada, nine).emergencies)).toEqual([
			'raised-too',
			'raised',
			'on',
			'over'
		]);
		expect(isPending(rings('x', 1, { state: 'accepted', review }))).toBe(true);
	});

	test('refused ones, for whoever rang, for a week', () => {
		const { triage } = accepted(nine, 0);
		const emergencies = [
			rings('no', 1, { state: 'refused', triage }),
			rings('theirs', 2, { state: 'refused', triage, by: ben }),
			rings('yes', 3, { state: 'accepted', triage })
		];
		expect(ids(followUpOf(tableOf({ emergencies }), sam, nine).refused)).toEqual(['no']);
		expect(followUpOf(tableOf({ emergencies }), sam, nine + 7 * day).refused).toEqual([]);
	});

	test('plans that were broken in the running Sprint, each product’s at its worst', () => {
		const broken = { over: 1, slipping: [] };
		const lockedAt = nine - day;
		const emergencies = [
			accepted(lockedAt - 1, 4, { id: idOf('before'), number: 1, broken }),
			accepted(lockedAt, 4, { id: idOf('since'), number: 2, broken }),
			accepted(nine, 4, { id: idOf('worse'), number: 3, broken: { over: 2, slipping: [] } }),
			accepted(nine, 4, { id: idOf('other'), number: 4, broken, product: products.core }),
			accepted(nine, 1, { id: idOf('held'), number: 5 })
		];
		expect(ids(followUpOf(tableOf({ emergencies }), ada, nine).broken)).toEqual(['other', 'worse']);
	});

	test('requests: mine to answer first, and what was answered to me for a week', () => {
		const answer = { at: nine, text: otherWords };
		const requests = [
			request({ id: idOf('other'), giver: ben }),
			request({ id: idOf('mine'), at: nine + hour }),
			request({ id: idOf('given'), by: ada, giver: ben, state: 'granted', answer }),
			request({ id: idOf('theirs'), state: 'granted', answer })
		];
		const all = followUpOf(tableOf({ requests }), ada, nine);
		expect(ids(all.requests)).toEqual(['mine', 'other']);
		expect(ids(all.answered)).toEqual(['given']);
		expect(followUpOf(tableOf({ requests }), ada, nine + 7 * day).answered).toEqual([]);
	});
});

test('what waits for a person is counted: to answer, to remove, to give, to tell', () => {
	const notifier = {
		id: idOf<NotifierId>('n1'),
		proposal: idOf<ProposalId>('p'),
		item: items.a1,
		customer: 'St. Mary',
		was: null,
		now: null,
		at: nine,
		person: ada,
		due: nine,
		doneAt: null
	};
	const table = tableOf({
		emergencies: [rings('e', 1), rings('f', 2, { state: 'accepted' })],
		impediments: [blocks('i', { owner: ada }), blocks('j', { owner: ben })],
		requests: [request(), request({ id: idOf('r2'), giver: ben })],
		notifiers: [notifier, { ...notifier, id: idOf('n2'), doneAt: nine }]
	});
	expect(waitingFor(table, ada, nine)).toBe(4);
	expect(waitingFor(table, ben, nine)).toBe(2);
	expect(waitingFor(table, sam, nine)).toBe(0);
	expect(waitingFor(table, null, nine)).toBe(0);
	expect([ada, ben, null].map((each) => ringingFor(table, each, nine).length)).toEqual([1, 0, 0]);
});

test('a plan that is broken waits for the executives', () => {
	const seats = [...records.seats, seat(idOf('eve'), 'executive')];
	const emergencies = [accepted(nine, 4, { broken: { over: 1, slipping: [] } })];
	const table = tableOf({ seats, emergencies });
	expect(waitingFor(table, idOf<PersonId>('eve'), nine)).toBe(1);
	expect(waitingFor(table, sam, nine)).toBe(0);
});

test('executives and sponsors are told first', () => {
	const table = tableOf({
		seats: [...records.seats, seat(idOf('eve'), 'executive'), seat(idOf('pat'), 'sponsor')]
	});
	expect(
		[idOf<PersonId>('eve'), idOf<PersonId>('pat'), ada, null].map((each) => isExecutive(table, each))
	).toEqual([true, true, false, false]);
});

describe('what a person may do', () => {
	test('about an emergency, as the rules have it', () => {
		const raised = rings('e', 1);
		const [on, open] = [accepted(nine, 1), tableOf()];
		expect(emergencyActs(open, who(ada), raised, nine)).toEqual({ triage: true, end: false, review: false });
		expect(emergencyActs(open, who(ben), raised, nine).triage).toBe(false);
		expect(emergencyActs(open, who(ada), on, nine)).toEqual({ triage: false, end: true, review: false });
		expect(emergencyActs(open, who(fay), on, nine)).toEqual({ triage: false, end: true, review: true });
		expect(emergencyActs(open, who(mia), on, nine)).toEqual({ triage: false, end: false, review: true });
		expect(emergencyActs(tableIn('scheduled'), who(fay), on, nine).review).toBe(false);
		expect(emergencyActs(open, null, on, nine)).toEqual({ triage: false, end: false, review: false });
	});

	test('about an impediment, as the rules have it', () => {
		const none = { take: false, give: false, escalate: false, solve: false };
		const table = tableOf();
		const nobodys = blocks('i');
		const bens = blocks('i', { owner: ben });
		expect(impedimentActs(table, who(sam), nobodys)).toEqual({ ...none, give: true, solve: true });
		expect(impedimentActs(table, who(ada), nobodys)).toEqual({ ...none, take: true });
		expect(impedimentActs(table, who(ben), bens)).toEqual({ ...none, escalate: true, solve: true });
		expect(impedimentActs(table, who(fay), bens)).toEqual({
			take: true,
			give: false,
			escalate: true,
			solve: true
		});
		expect(impedimentActs(table, who(fay), { ...bens, private: true })).toEqual(none);
		expect(impedimentActs(table, who(obi), bens)).toEqual(none);
		expect(impedimentActs(table, null, bens)).toEqual(none);
	});
});

test('cards are marked while something is on: an emergency before an impediment', () => {
	const { a1, a2, a3 } = items;
	const table = tableOf({
		emergencies: [rings('e', 1, { item: a1 }), rings('f', 2, { item: a3, state: 'over' })],
		impediments: [
			blocks('i', { item: a1 }),
			blocks('j', { item: a2 }),
			blocks('k', { item: a3, state: 'solved' }),
			blocks('l')
		]
	});
	expect([...alarmsOn(table)].sort()).toEqual([
		[a1, 'emergency'],
		[a2, 'impediment']
	]);
	const on = tableOf({ emergencies: [rings('e', 1, { item: a1, state: 'accepted' })] });
	expect(alarmsOn(on).get(a1)).toBe('emergency');
});
