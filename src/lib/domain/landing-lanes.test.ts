import { describe, expect, test } from 'vitest';
import { idOf, type GoalId, type LinkId } from './ids.ts';
import { land } from './landing.ts';
import {
	item,
	items,
	move,
	needs,
	product,
	products,
	records,
	tableOf,
	team,
	teams,
	timebox,
	timeboxes
} from './testing/board.ts';
import { changes as make, target } from './testing/changes.ts';

const { a1, a2, c1 } = items;
const { apps, core, none } = products;
const { red, blue } = teams;
const { spring, summer, undated } = timeboxes;
const goal = idOf<GoalId>('g');
const effects = (...[table, ...changes]: [ReturnType<typeof tableOf>, ...Parameters<typeof land>[1]]) =>
	land(table, changes).effects;

describe('what changes of lanes come to', () => {
	test('[CH4] a new product stands last, in the next colour, without owner and share', () => {
		expect(effects(tableOf(), make.openProduct('next', 'Next'))).toEqual([
			{
				kind: 'product-opened',
				product: product(idOf('next'), { name: 'Next', code: 'NX', colour: 3, rank: 'a3' })
			}
		]);
	});

	test('[CH4] the ninth product has the first colour again', () => {
		const eight = Array.from({ length: 8 }, (_, n) => product(idOf(`p${n}`), { rank: `a${n}` }));
		const told = effects(tableOf({ products: eight, places: [], items: [] }), make.openProduct('ninth'));
		expect(told).toMatchObject([{ product: { colour: 0, rank: 'a8' } }]);
	});

	test('[CH4] new teams and columns stand last, whatever the order they are kept in', () => {
		const table = tableOf({
			teams: [team(blue, { rank: 'a5' }), team(red, { rank: 'a1' })],
			timeboxes: [...records.timeboxes].reverse()
		});
		const dates = { starts: '2026-09-01', ends: '2026-11-30' };
		expect(effects(table, make.openTeam('gold'), make.openTimebox('autumn', dates))).toEqual([
			{ kind: 'team-opened', team: team(idOf('gold'), { rank: 'a6', capacity: 20 }) },
			{ kind: 'timebox-opened', timebox: timebox(idOf('autumn'), { rank: 'a3', ...dates }) }
		]);
	});

	test('the first of its kind gets the first order key', () => {
		const empty = tableOf({ teams: [], places: [], items: [] });
		expect(effects(empty, make.openTeam('gold'))).toMatchObject([{ team: { rank: 'a0' } }]);
	});

	test('a lane that opens and closes is not told, one that closes is', () => {
		const table = tableOf({ places: [], items: [] });
		expect(effects(table, make.openTeam('gold'), make.close({ kind: 'team', id: idOf('gold') }))).toEqual([]);
		expect(
			effects(
				table,
				make.close({ kind: 'product', id: none }),
				make.close({ kind: 'team', id: red }),
				make.close({ kind: 'timebox', id: undated })
			)
		).toEqual([
			{ kind: 'product-closed', product: none },
			{ kind: 'team-closed', team: red },
			{ kind: 'timebox-closed', timebox: undated }
		]);
	});

	test('[CH11] what is put into a lane that the same proposal opens, stands in it', () => {
		const { placeOf, effects: told } = land(tableOf(), [
			make.openProduct('next'),
			move(a1, { product: idOf('next') })
		]);
		expect(told.map(({ kind }) => kind)).toEqual(['product-opened', 'placed']);
		expect(placeOf(a1)?.product).toBe('next');
	});

	test('a share is told where it is another', () => {
		expect(effects(tableOf(), make.share(apps, 30))).toEqual([{ kind: 'shared', product: apps, share: 30 }]);
		expect(effects(tableOf(), make.share(apps, null))).toEqual([]);
	});

	test('a team gets another home or another capacity', () => {
		expect(effects(tableOf(), make.realign(red, core))).toEqual([
			{ kind: 'realigned', team: red, home: core, capacity: null }
		]);
		expect(effects(tableOf(), make.realign(red, null, 5))).toEqual([
			{ kind: 'realigned', team: red, home: null, capacity: 5 }
		]);
		expect(effects(tableOf(), make.realign(red, null))).toEqual([]);
		const home = tableOf({ teams: [team(red, { home: core })] });
		expect(effects(home, make.realign(red, null))).toMatchObject([{ home: null }]);
		expect(effects(home, make.realign(red, core))).toEqual([]);
	});

	test('about lanes that are not there nothing happens', () => {
		expect(effects(tableOf(), make.share(idOf('x'), 3), make.realign(idOf('x'), core))).toEqual([]);
	});

	test('a goal is set, said anew and dropped', () => {
		const set = make.goal(goal, apps, summer);
		const record = { id: goal, title: 'Reach it', product: apps, timebox: summer };
		expect(effects(tableOf(), set)).toEqual([{ kind: 'goal-set', goal: record }]);
		const table = tableOf({ goals: [record] });
		expect(effects(table, set)).toEqual([]);
		expect(effects(table, make.goal(goal, apps, null))).toMatchObject([{ goal: { timebox: null } }]);
		expect(effects(table, make.dropGoal(goal))).toEqual([{ kind: 'goal-dropped', goal }]);
		expect(effects(tableOf(), make.dropGoal(goal))).toEqual([]);
	});
});

describe('what promises come to', () => {
	const promised = needs(a1, c1, { neededBy: summer });
	const reopened = { kind: 'linked', link: { ...promised, reopened: true } };

	test('a promise makes the link, or makes the link a promise', () => {
		const linked = [{ kind: 'linked', link: promised }];
		expect(effects(tableOf(), make.promise(a1, c1, summer))).toEqual(linked);
		expect(effects(tableOf({ links: [needs(a1, c1)] }), make.promise(a1, c1, summer))).toEqual(linked);
		const open = tableOf({ links: [{ ...promised, reopened: true }] });
		expect(effects(open, make.promise(a1, c1, summer))).toEqual(linked);
		expect(effects(tableOf({ links: [promised] }), make.promise(a1, c1, summer))).toEqual([]);
	});

	test('a release takes the link away', () => {
		expect(effects(tableOf({ links: [promised] }), make.release('a1-c1'))).toEqual([
			{ kind: 'unlinked', link: 'a1-c1' }
		]);
		expect(effects(tableOf(), make.release('a1-c1'))).toEqual([]);
	});

	test.each([
		['the giver', move(a1, { timebox: summer })],
		['the receiver', move(c1, { product: core, team: blue, timebox: summer })]
	])('[CH9] carrying %s to another column opens the promise again', (_, change) => {
		const told = effects(tableOf({ links: [promised] }), change);
		expect(told).toContainEqual(reopened);
		expect(told).toHaveLength(2);
	});

	test('[CH9] not where it only changes lanes, comes back, was no promise, or is open already', () => {
		const kinds = (links: (typeof promised)[], ...changes: Parameters<typeof land>[1]) =>
			effects(tableOf({ links }), ...changes).map(({ kind }) => kind);
		expect(kinds([promised], move(a1, { product: core, team: blue }))).toEqual(['placed']);
		expect(kinds([promised], move(a1, { timebox: summer }), move(a1, { after: a2 }))).toEqual(['placed']);
		expect(kinds([needs(a1, c1)], move(a1, { timebox: summer }))).toEqual(['placed']);
		expect(kinds([{ ...promised, reopened: true }], move(a1, { timebox: summer }))).toEqual(['placed']);
	});

	test('[CH9] nor where the same proposal promises it anew, before or after', () => {
		const again = make.promise(a1, c1, summer);
		for (const changes of [
			[again, move(a1, { timebox: summer })],
			[move(a1, { timebox: summer }), again]
		])
			expect(land(tableOf({ links: [promised] }), changes).effects.map(({ kind }) => kind)).toEqual([
				'placed'
			]);
	});

	test('[CH9] other promises of the same item are opened all the same', () => {
		const other = needs(a1, a2, { neededBy: spring, id: idOf<LinkId>('other') });
		const table = tableOf({ links: [promised, other] });
		const { effects: told } = land(table, [make.promise(a1, c1, summer), move(a1, { timebox: summer })]);
		expect(told).toContainEqual({ kind: 'linked', link: { ...other, reopened: true } });
		expect(told).toHaveLength(2);
	});

	test('a new item may be promised at once', () => {
		const fresh = item(idOf('new'));
		const { effects: told } = land(tableOf(), [
			{ kind: 'add', item: fresh, to: target() },
			make.promise(fresh.id, c1, summer)
		]);
		expect(told.map(({ kind }) => kind)).toEqual(['added', 'linked', 'placed']);
	});
});
