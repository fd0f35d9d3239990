import { describe, expect, test } from 'vitest';
import { closingMissing, preparationMissing } from '#lib/domain/gates.ts';
import { idOf, type NotifierId, type ProposalId } from '#lib/domain/ids.ts';
import type { Notifier } from '#lib/domain/matters.ts';
import {
	doAct,
	hour,
	items,
	move,
	nine,
	people,
	products,
	proposal,
	records,
	seat,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	who,
	words
} from '#lib/domain/testing/board.ts';
import {
	closingOf,
	gateTasks,
	groupsOf,
	mayHandOver,
	mayTakeOver,
	readinessOf,
	tellingsOf
} from './gates.ts';

const { ada, ben, fay, mia, sam, obi } = people;
const now = nine + hour;
const id = idOf<ProposalId>;

/** Closing, with `p` agreed by Ada and Ben, and `q` by Ada alone. */
function closing() {
	const table = tableOf();
	const across = move(items.a1, {
		product: products.core,
		team: teams.blue,
		timebox: timeboxes.summer
	});
	doAct(table, ada, 'p', proposal(across));
	doAct(table, ben, 's', { kind: 'sign-off', proposal: id('p') });
	doAct(table, ada, 'q', proposal(move(items.a2, { timebox: timeboxes.summer })));
	doAct(table, fay, 'c', { kind: 'close' });
	return table;
}

describe('what a gate waits for', () => {
	test('stands by item, in the gate’s order', () => {
		const groups = groupsOf(preparationMissing(tableIn('preparing')));
		expect(groups.map(({ name, missing }) => [name, missing.length])).toEqual([
			['Goals', 1],
			['Readiness', 3],
			['Talking points', 3]
		]);
		expect(groupsOf(closingMissing(closing())).map(({ name }) => name)).toEqual(['Read-back', 'Signatures']);
	});

	test('is counted for whoever has to do it', () => {
		const preparing = tableIn('preparing');
		const tasks = (table: ReturnType<typeof tableOf>) =>
			[ada, fay, sam].map((person) => gateTasks(table, who(person), now));
		expect(tasks(preparing)).toEqual([1, 0, 0]);
		doAct(preparing, ada, 'r', { kind: 'say-ready', ready: true });
		expect(tasks(preparing)).toEqual([0, 0, 0]);
		expect(tasks(closing())).toEqual([1, 2, 0]);
		expect(tasks(tableOf())).toEqual([0, 0, 0]);
		expect(gateTasks(closing(), null, now)).toBe(0);
	});
});

test('who is ready: each Product Owner with their products, who stands in for the others, and whether a point of theirs waits', () => {
	const table = tableIn('preparing');
	doAct(table, ada, 'r', { kind: 'say-ready', ready: true });
	doAct(table, ben, 'p', { kind: 'add-point', text: words, changes: [] });
	expect(readinessOf(table)).toEqual([
		{ person: ada, owns: ['Apps'], standsIn: [], ready: true, hasPoint: false },
		{ person: ben, owns: ['Core'], standsIn: [], ready: false, hasPoint: true },
		{ person: mia, owns: [], standsIn: ['No product'], ready: false, hasPoint: false }
	]);
});

describe('the closing walk', () => {
	test('goes decision by decision, and says which were read back', () => {
		const table = closing();
		doAct(table, fay, 'r', { kind: 'read-back', proposal: id('q') });
		const { decisions } = closingOf(table, ada, now);
		expect(decisions.map(({ proposal: { id: each }, read }) => [each, read])).toEqual([
			['p', false],
			['q', true]
		]);
	});

	test('says whose signature is missing, whether it is mine, and what I have to hear before', () => {
		const table = closing();
		expect(closingOf(table, ada, now)).toMatchObject({
			unheard: 2,
			parts: [
				{ name: 'Apps', state: 'waiting', signers: [ada], mine: true },
				{ name: 'Core', state: 'waiting', signers: [ben], mine: false }
			]
		});
		expect(closingOf(table, ben, now).unheard).toBe(1);
		expect(closingOf(table, null, now).unheard).toBe(0);
	});

	test('says who signed, and what is void since', () => {
		const table = closing();
		for (const each of ['p', 'q']) doAct(table, fay, each + each, { kind: 'read-back', proposal: id(each) });
		for (const owner of [ada, ben]) doAct(table, owner, `s-${owner}`, { kind: 'sign-agreement' });
		doAct(table, fay, 'o', { kind: 'reopen' });
		doAct(table, ada, 'n', proposal(move(items.a3, { timebox: timeboxes.spring })));
		doAct(table, fay, 'd', { kind: 'close' });
		expect(closingOf(table, ada, now)).toMatchObject({
			unheard: 1,
			parts: [
				{ state: 'void', signature: null },
				{ state: 'signed', signature: { by: ben } }
			]
		});
	});
});

describe('who tells whom', () => {
	const notifier = (name: string, more: Partial<Notifier> = {}): Notifier => ({
		id: idOf<NotifierId>(name),
		proposal: id('p'),
		item: items.a1,
		customer: name,
		was: null,
		now: '2026-05-01',
		at: nine,
		person: null,
		due: null,
		doneAt: null,
		...more
	});

	test('nobody named comes first, then by when; told in this session last, told before not at all', () => {
		const table = tableOf({
			notifiers: [
				notifier('done', { doneAt: nine }),
				notifier('before', { doneAt: nine - 1 }),
				notifier('late', { person: sam, due: now - 1 }),
				notifier('soon', { person: sam, due: now }),
				notifier('new')
			]
		});
		const tellings = tellingsOf(table, who(sam), now);
		expect(tellings.map(({ notifier: { customer }, late }) => [customer, late])).toEqual([
			['new', false],
			['late', true],
			['soon', false],
			['done', false]
		]);
	});

	test('says who names somebody, and who says that it is done', () => {
		const table = tableOf({ notifiers: [notifier('x', { person: obi, due: now + 1 })] });
		const may = (person: typeof ada) =>
			tellingsOf(table, who(person), now).map(({ names, tells }) => [names, tells])[0];
		expect([ada, fay, mia, obi, sam].map(may)).toEqual([
			[true, true],
			[true, false],
			[true, false],
			[false, true],
			[false, false]
		]);
		const done = tableOf({ notifiers: [notifier('x', { person: obi, doneAt: now })] });
		expect(tellingsOf(done, who(obi), now)).toMatchObject([{ names: false, tells: false }]);
		expect(tellingsOf(table, null, now)).toMatchObject([{ names: false, tells: false }]);
	});
});

describe('who facilitates', () => {
	test('is taken over by who leads or facilitates, while a session is under way, and not from oneself', () => {
		const taken = (state: Parameters<typeof tableIn>[0]) =>
			[fay, mia, ada].map((person) => mayTakeOver(tableIn(state), who(person)));
		expect(taken('open')).toEqual([false, true, false]);
		expect(taken('preparing')).toEqual([false, true, false]);
		expect(taken('closing')).toEqual([false, true, false]);
		expect(taken('scheduled')).toEqual([false, false, false]);
		expect(mayTakeOver(tableOf(), null)).toBe(false);
	});

	test('is handed over by who facilitates it', () => {
		const table = tableOf({ seats: [...records.seats, seat(people.zoe, 'facilitator')] });
		expect([fay, people.zoe, mia].map((person) => mayHandOver(table, who(person)))).toEqual([
			true,
			false,
			false
		]);
		expect(mayHandOver(tableIn('scheduled'), who(fay))).toBe(false);
		expect(mayHandOver(table, null)).toBe(false);
	});
});
