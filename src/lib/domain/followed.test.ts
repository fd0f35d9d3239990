import { describe, expect, test } from 'vitest';
import type { ProposedChange, Signature } from './board.ts';
import { idOf, type GoalId } from './ids.ts';
import {
	doAct,
	items,
	move,
	needs,
	people,
	products,
	proposal,
	tableOf,
	teams,
	timeboxes,
	told
} from './testing/board.ts';
import { changes } from './testing/changes.ts';
import { outcomes, sign, withOpen } from './testing/open.ts';

const { apps, core, none } = products;
const { summer, undated } = timeboxes;
const { a1, a2, c1 } = items;
const core1 = { product: core, team: teams.blue };
const { drop, edit, close, openTeam, openTimebox, goal, dropGoal } = changes;

describe('what an agreement does to the others on the table', () => {
	test('[RV2] dropping two items at once closes what is about one of them', () => {
		const table = withOpen({ p: [edit(a1, { size: 3 })] });
		expect(told(doAct(table, people.ada, 'd', proposal(drop(a2), drop(a1))))).toContain('made-impossible');
		expect(outcomes(table, 'p')).toEqual(['impossible']);
	});

	test('what has become impossible is told before what needs something else, each in the order of ids', () => {
		const late = { kind: 'timebox', id: undated } as const;
		const table = withOpen(
			{
				o: [move(a2, { timebox: undated })],
				n: [move(a1, { timebox: undated })],
				q: [close(late)]
			},
			[needs(a1, c1), needs(a2, c1)]
		);
		const answer = doAct(table, people.ben, 'x', proposal(move(c1, { ...core1, timebox: undated })));
		const after = answer.ok
			? answer.value.slice(3).map((entry) => 'proposal' in entry && [entry.kind, entry.proposal])
			: [];
		expect(after).toEqual([
			['made-impossible', 'q'],
			['effect-changed', 'n'],
			['effect-changed', 'o']
		]);
	});

	test('[PR12] another receiver instead of one is another requirement, though as many sign', () => {
		const table = withOpen({ p: [move(a1, { timebox: summer })] }, [needs(a1, c1)]);
		doAct(table, people.sam, 'x', proposal(move(c1, { product: none })));
		for (const person of [people.ben, people.mia]) sign(table, person, 'x');
		expect(table.proposals.get('p')?.required.map(({ product }) => product)).toEqual([apps, none]);
	});

	test('[PR12] one signature of before there were hashes beside one with: only what changed is withdrawn', () => {
		const table = withOpen({ e: [drop(a2), edit(c1, { size: 3 })] });
		sign(table, people.ben, 'e');
		const open = table.proposals.get('e');
		const old: Signature = { product: apps, by: people.ada, seat: 'product-owner', at: 1 };
		const later = tableOf({ proposals: open ? [{ ...open, signatures: [...open.signatures, old] }] : [] });
		doAct(later, people.ada, 'p', proposal(edit(a2, { size: 5 })));
		expect(later.proposals.get('e')?.signatures.map(({ product }) => product)).toEqual([core, apps]);
	});

	test.each<readonly [string, ProposedChange]>([
		['a timebox', openTimebox('new')],
		['a team', openTeam('new')]
	])('opening %s leaves what is on the table as it is', (_, change) => {
		const table = withOpen({ p: [move(a1, { timebox: summer })] });
		expect(told(doAct(table, people.mia, 'x', proposal(change)))).toEqual([
			'proposed',
			'signed-off',
			'agreed'
		]);
		expect(outcomes(table, 'p')).toEqual(['open']);
	});

	test('[PR11] dropping a goal closes what was to be done with it', () => {
		const goals = [{ id: idOf<GoalId>('g'), title: 'Go', product: apps, timebox: null }];
		const table = tableOf({ goals });
		const rename = goal(idOf<GoalId>('g'), apps, null, 'Gone');
		doAct(table, people.sam, 'p', proposal(rename));
		doAct(table, people.sam, 'q', proposal(edit(a1, { size: 3 })));
		expect(told(doAct(table, people.ada, 'x', proposal(dropGoal(idOf<GoalId>('g')))))).toContain('agreed');
		expect(outcomes(table, 'p', 'q')).toEqual(['superseded', 'open']);
	});
});
