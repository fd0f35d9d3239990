import { describe, expect, test } from 'vitest';
import type { Act } from '../acts.ts';
import type { AuthorityRule } from '../authority-map.ts';
import { idOf, type ProductId } from '../ids.ts';
import { requiredFor } from '../authority.ts';
import { boardOf } from '../table.ts';
import {
	administrator,
	doAct,
	items,
	move,
	people,
	products,
	proposal,
	records,
	seat,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	told
} from '../testing/board.ts';

const { apps } = products;
const change = move(items.a1, { timebox: timeboxes.summer });
const strict: AuthorityRule[] = [{ class: 're-date', signers: ['source', 'sponsor'] }];
const govern = (authority: readonly AuthorityRule[] | null = strict): Act => ({
	kind: 'govern',
	policy: 'full-freeze',
	authority: authority as AuthorityRule[] | null
});
const newcomer = tableOf({ sessions: [] });

describe('governing a board', () => {
	test('[GV1] a seat that leads gives it another policy and map while a session is open, and takes the map back', () => {
		const table = tableOf();
		expect(told(doAct(table, people.mia, 'g', govern()))).toEqual(['governed']);
		expect(boardOf(table)).toMatchObject({ policy: 'full-freeze', authority: strict });
		expect(requiredFor(table, [change])).toHaveLength(2);
		doAct(table, people.mia, 'h', govern(null));
		expect(boardOf(table)).not.toHaveProperty('authority');
		expect(requiredFor(table, [change])).toHaveLength(1);
	});

	test.each(['scheduled', 'preparing', 'closing', 'locked'] as const)('[GV1] not while it is %s', (state) => {
		const answer = doAct(tableIn(state), people.mia, 'g', govern());
		expect(answer).toMatchObject({ error: { rule: 'GV1', offer: 'talking-point' } });
	});

	test('[GV1] an administrator does before the first session has been opened, and not after', () => {
		expect(told(doAct(newcomer, administrator, 'g', govern()))).toEqual(['governed']);
		const called = records.sessions.map((each) => ({ ...each, state: 'preparing' as const, openedAt: null }));
		expect(told(doAct(tableOf({ sessions: called }), administrator, 'g', govern()))).toEqual(['governed']);
		expect(told(doAct(tableOf(), administrator, 'g', govern()))).toBe('SE1');
		expect(told(doAct(tableOf({ sessions: [] }), people.mia, 'g', govern()))).toBe('GV1');
	});

	test('[SE1] takes a seat that leads', () => {
		for (const person of [people.ada, people.fay, people.sam])
			expect(told(doAct(tableOf(), person, 'g', govern()))).toBe('SE1');
		const table = tableOf({ seats: [seat(people.ada, 'chief-product-owner')] });
		expect(told(doAct(table, people.ada, 'g', govern()))).toEqual(['governed']);
	});

	test('[GV2] a line names a product of the board', () => {
		const line = (lane: ProductId): AuthorityRule[] => [{ class: 'scope', lane, signers: ['source'] }];
		expect(told(doAct(tableOf(), people.mia, 'g', govern(line(idOf<ProductId>('gone')))))).toBe('GV2');
		expect(told(doAct(tableOf(), people.mia, 'g', govern(line(apps))))).toEqual(['governed']);
	});

	test('[GV3] what is on the table is told in the order of its ids, whatever came first', () => {
		const table = tableOf({ seats: [...records.seats, seat(people.zoe, 'sponsor')] });
		doAct(table, people.sam, 'q', proposal(change));
		doAct(
			table,
			people.sam,
			'p',
			proposal(move(items.c1, { product: products.core, team: teams.blue, timebox: timeboxes.summer }))
		);
		expect(doAct(table, people.mia, 'g', govern())).toMatchObject({
			value: [{ kind: 'governed' }, { proposal: 'p' }, { proposal: 'q' }]
		});
	});

	test('[GV3] a signature of a seat that is not asked for any more is withdrawn by that seat’s name', () => {
		const table = tableOf({ seats: [...records.seats, seat(people.zoe, 'sponsor')] });
		doAct(table, people.mia, 'g', govern());
		doAct(table, people.sam, 'p', proposal(change));
		doAct(table, people.zoe, 's', { kind: 'sign-off', proposal: idOf('p') });
		expect(doAct(table, people.mia, 'h', govern(null))).toMatchObject({
			value: [
				{ kind: 'governed' },
				{
					kind: 'effect-changed',
					required: [{ product: apps }],
					withdrawn: [{ product: apps, as: 'sponsor' }]
				}
			]
		});
	});

	test('[GV3] signatures of before there were hashes are asked for again', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', proposal(change, move(items.c1, { product: apps })));
		const proposals = [...table.proposals.values()].map((each) => ({
			...each,
			signatures: [{ product: apps, by: people.ada, seat: 'product-owner', at: 1 } as const]
		}));
		expect(told(doAct(tableOf({ proposals }), people.mia, 'g', govern(null)))).toEqual([
			'governed',
			'effect-changed'
		]);
	});

	test('[GV3] what is on the table needs what it asks for from now on, and keeps what was signed', () => {
		const table = tableOf({ seats: [...records.seats, seat(people.zoe, 'sponsor')] });
		doAct(table, people.sam, 'p', proposal(change, move(items.c1, { product: apps })));
		doAct(table, people.sam, 'q', proposal(move(items.a2)));
		doAct(table, people.ada, 's', { kind: 'sign-off', proposal: idOf('p') });
		const answer = doAct(table, people.mia, 'g', govern());
		expect(told(answer)).toEqual(['governed', 'effect-changed']);
		expect(table.proposals.get('p')).toMatchObject({
			required: [
				{ product: apps, why: 'source' },
				{ product: apps, why: 'budget', seat: 'sponsor' },
				{ product: 'core', why: 'source' }
			],
			signatures: [{ product: apps, by: people.ada }]
		});
	});
});
