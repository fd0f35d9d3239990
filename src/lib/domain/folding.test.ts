import { describe, expect, test } from 'vitest';
import type { ProposedChange } from './board.ts';
import { folded } from './folding.ts';
import { idOf, type GoalId, type ItemId } from './ids.ts';
import { item, items, move, products, teams, timeboxes } from './testing/board.ts';
import { changes as make } from './testing/changes.ts';

const { a1, a2, a3, c1, c2 } = items;
const { apps, core } = products;
const { summer } = timeboxes;
const x = item(idOf<ItemId>('x'));
const goal = (id: string) => make.goal(idOf<GoalId>(id));

/** Of each kind one, none about what another is about. */
const one: readonly ProposedChange[] = [
	make.split(c1, item(idOf<ItemId>('part'))),
	make.merge(c2, items.n1),
	make.drop(a3),
	make.openTeam('green'),
	make.close({ kind: 'timebox', id: summer }),
	move(a1),
	make.edit(a1, { size: 1 }),
	make.signal(a1, 'raise'),
	make.add(x),
	make.share(apps, 20),
	make.realign(teams.red, core),
	make.promise(a1, a2, summer),
	goal('g'),
	make.dropGoal(idOf<GoalId>('h'))
];
/** About others than the ones above, or about something else of them. */
const other: readonly ProposedChange[] = [
	move(a2),
	make.edit(a2, { size: 2 }),
	make.signal(a2, 'lower'),
	make.share(core, 30),
	make.realign(teams.blue, apps),
	make.promise(a2, a1, summer),
	goal('i'),
	make.dropGoal(idOf<GoalId>('j')),
	make.release('other'),
	make.close({ kind: 'team', id: teams.blue })
];

describe('said one after the other', () => {
	test('changes about different things stand side by side', () => {
		expect(folded([...one, ...other])).toEqual([...one, ...other]);
	});

	test.each<[ProposedChange, ProposedChange]>([
		[make.share(apps, 20), make.share(apps, 30)],
		[make.realign(teams.red, core), make.realign(teams.red, null)],
		[make.promise(a1, a2, summer), make.release('a1-a2')],
		[goal('g'), make.dropGoal(idOf<GoalId>('g'))],
		[make.signal(a1, 'raise'), make.signal(a1, null)],
		[move(a1), move(a1, { timebox: summer })]
	])('the last word counts: %o, then %o', (first, last) => {
		expect(folded([first, move(c2), last])).toEqual([move(c2), last]);
	});

	test('edits of one item are one, whatever was said between them', () => {
		const between = [move(a1), make.signal(a1, 'raise')];
		expect(folded([make.edit(a1, { size: 1 }), ...between, make.edit(a1, { title: 'T' })])).toEqual([
			make.edit(a1, { size: 1, title: 'T' }),
			...between
		]);
	});

	test('whatever was said of an item that goes is void, but nothing of the others', () => {
		const about = [
			move(a1),
			make.edit(a1, { size: 1 }),
			make.signal(a1, 'raise'),
			make.promise(a1, c1, summer),
			make.promise(c2, a1, summer)
		];
		const rest = [...other.slice(0, 5), make.promise(a2, c1, summer)];
		expect(folded([...about, ...rest, make.drop(a1)])).toEqual([...rest, make.drop(a1)]);
	});

	test('an item that was only ever new and goes again is not spoken of at all', () => {
		expect(folded([make.add(x), move(a1), make.drop(x.id)])).toEqual([move(a1)]);
	});
});
