import { describe, expect, test } from 'vitest';
import { idOf, type ProposalId } from '../ids.ts';
import { hashOf } from '../signing.ts';
import {
	administrator,
	doAct,
	items,
	move,
	needs,
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

const { apps, core, none } = products;
const { summer } = timeboxes;
const p = idOf<ProposalId>('p');
const sign = { kind: 'sign-off', proposal: p } as const;
const across = proposal(move(items.a1, { product: core, team: teams.blue }));

describe('sign-off', () => {
	test('[SO3] with the last signature the change happens, in the name of who gave it', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', across);
		expect(told(doAct(table, people.ada, 'x', sign))).toEqual(['signed-off']);
		expect(table.places.get(items.a1)?.product).toBe(apps);
		const answer = doAct(table, people.ben, 'y', sign);
		expect(answer).toMatchObject({
			value: [
				{ kind: 'signed-off', signs: [{ product: core }] },
				{ kind: 'agreed', by: { person: people.ben } }
			]
		});
		expect(table.places.get(items.a1)).toMatchObject({ product: core, team: teams.blue });
		expect(table.proposals.get('p')?.outcome.kind).toBe('agreed');
	});

	test('[SO3] signs for every product the person signs for, in the seat that has the authority', () => {
		const table = tableOf({
			seats: [...records.seats, seat(people.ada, 'product-owner', 'metascrum-owner')]
		});
		doAct(table, people.sam, 'p', proposal(move(items.a1, { product: none })));
		expect(told(doAct(table, people.ada, 'x', sign))).toEqual(['signed-off', 'signed-off', 'agreed']);
		expect(table.proposals.get('p')?.signatures.map(({ seat: kind }) => kind)).toEqual([
			'product-owner',
			'metascrum-owner'
		]);
	});

	test('[AU2] the MetaScrum Product Owner signs for a lane without an owner', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', proposal(move(items.n1, { product: none, timebox: summer })));
		expect(told(doAct(table, people.ada, 'x', sign))).toBe('SO1');
		expect(told(doAct(table, people.mia, 'y', sign))).toEqual(['signed-off', 'agreed']);
	});

	test.each([people.sam, people.mia, people.fay, people.ben, people.zoe])(
		'[SO1] %s does not sign for Apps',
		(person) => {
			const table = tableOf();
			doAct(table, people.sam, 'p', proposal(move(items.a2)));
			expect(doAct(table, person, 'x', sign)).toMatchObject({
				error: { rule: 'SO1', because: 'Only who has the authority over Apps decides on this.' }
			});
		}
	);

	test('[SO1] an administrator signs nothing', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', proposal(move(items.a2)));
		expect(told(doAct(table, administrator, 'x', sign))).toBe('SO1');
	});

	test('[SO2] nobody signs twice for the same', () => {
		const table = tableOf();
		doAct(table, people.ada, 'p', across);
		expect(told(doAct(table, people.ada, 'x', sign))).toBe('SO2');
	});

	test('[SO2] a signature given stands when its product changes hands', () => {
		const table = tableOf();
		doAct(table, people.ada, 'p', across);
		doAct(table, people.fay, 'o', { kind: 'own', product: apps, person: people.ben });
		expect(told(doAct(table, people.ben, 'x', sign))).toEqual(['signed-off', 'agreed']);
	});

	test('[OP1] a proposal that is not there, or [OP2] not open any more, is not signed', () => {
		const table = tableOf();
		expect(told(doAct(table, people.ada, 'x', sign))).toBe('OP1');
		doAct(table, people.ada, 'p', proposal(move(items.a2)));
		expect(told(doAct(table, people.ada, 'y', sign))).toBe('OP2');
	});

	test('[OP2] a closed proposal stays closed, whatever is asked of it', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', across);
		doAct(table, people.sam, 'w', { kind: 'withdraw', proposal: p });
		for (const kind of ['sign-off', 'withdraw', 'postpone'] as const)
			expect(told(doAct(table, people.ada, kind, { kind, proposal: p }))).toBe('OP2');
	});

	test('is given while the session is closing', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', across);
		const closing = tableIn('closing', { proposals: [...table.proposals.values()] });
		expect(told(doAct(closing, people.ada, 'x', sign))).toEqual(['signed-off']);
	});

	test('[PR10] closes the rivals', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: summer })));
		doAct(table, people.sam, 'q', across);
		expect(told(doAct(table, people.ada, 'x', sign))).toEqual(['signed-off', 'agreed', 'superseded']);
	});

	test.each([
		[
			'item',
			{ items: records.items.slice(1), places: records.places.slice(1) },
			'This item is no longer on the board.'
		],
		['lane', { teams: records.teams.slice(0, 1) }, 'This lane or timebox is no longer on the board.']
	])('[PR11] of a proposal whose %s is gone closes it with the reason instead', (_, without, because) => {
		const table = tableOf();
		doAct(table, people.sam, 'p', across);
		const later = tableOf({ ...without, proposals: [...table.proposals.values()] });
		const answer = doAct(later, people.ada, 'x', sign);
		expect(answer).toMatchObject({ value: [{ kind: 'made-impossible', by: { kind: 'board' }, because }] });
		expect(later.proposals.get('p')?.outcome).toMatchObject({ kind: 'impossible', because });
	});

	test('[SO4] of what has changed since it was read is refused, and of what was read is taken', () => {
		const table = tableOf({ links: [needs(items.a1, items.c2)] });
		doAct(table, people.sam, 'p', proposal(move(items.a1, { product: none, timebox: summer })));
		const open = table.proposals.get('p');
		if (!open) throw new Error('No proposal');
		const read = hashOf(table, open);
		doAct(table, people.ben, 'q', proposal(move(items.c2, { product: core, team: teams.blue })));
		expect(told(doAct(table, people.ada, 'x', { ...sign, hash: read }))).toBe('SO4');
		const again = table.proposals.get('p');
		const hash = again && hashOf(table, again);
		expect(told(doAct(table, people.ada, 'y', { ...sign, hash: hash ?? '' }))).toEqual(['signed-off']);
	});

	test('[SO1] names who decides', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', across);
		expect(doAct(table, people.fay, 'x', sign)).toMatchObject({
			error: {
				because: 'Only who has the authority over Apps and Core decides on this.',
				whom: [people.ada, people.ben]
			}
		});
	});
});
