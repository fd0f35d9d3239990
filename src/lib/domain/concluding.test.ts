import { describe, expect, test } from 'vitest';
import type { ProposedChange } from './board.ts';
import { isComplete, signable, signedOff } from './concluding.ts';
import { idOf, type ActId, type ItemId, type ProxyId } from './ids.ts';
import { placesIn } from './lookup.ts';
import { requirementKey } from './requirement.ts';
import {
	contextAt,
	doAct,
	hour,
	item,
	items,
	move,
	needs,
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
	told,
	who
} from './testing/board.ts';

const { apps, core, none } = products;
const { spring, summer } = timeboxes;
const cell = { product: apps, team: teams.red, timebox: spring };
const fresh = idOf<ItemId>('new');
const add = (more: Parameters<typeof item>[1] = {}): ProposedChange => ({
	kind: 'add',
	item: item(fresh, more),
	to: { ...cell, after: null }
});
const edit = (set: Extract<ProposedChange, { kind: 'edit' }>['set']): ProposedChange => ({
	kind: 'edit',
	item: items.a1,
	set
});

describe('what agreeing does', () => {
	const order = (table = tableOf()) => placesIn(table, cell).map((place) => place.item);

	test('[PR8] a trade happens as a whole, in its order', () => {
		const table = tableOf();
		doAct(table, people.ada, 'p', proposal(add(), move(items.a3, { after: fresh }), edit({ size: 8 })));
		expect(order(table)).toEqual(['new', 'a3', 'a1', 'a2']);
		expect(table.items.get(items.a1)?.size).toBe(8);
		expect(table.items.get('new')?.key).toBe('NEW');
	});

	test('[PR8] a trade that one owner has not signed has not happened at all', () => {
		const table = tableOf();
		doAct(
			table,
			people.ada,
			'p',
			proposal(move(items.a1, { timebox: summer }), { kind: 'edit', item: items.c1, set: { size: 8 } })
		);
		expect(table.places.get(items.a1)?.timebox).toBe(spring);
		expect(table.items.get(items.c1)?.size).toBeNull();
	});

	test('[RB3] a decision says what it took off the board was called, and nothing where it took nothing', () => {
		const table = tableOf();
		const merge: ProposedChange = {
			kind: 'merge',
			item: items.a2,
			from: [items.a3],
			set: { title: 'Both of them' }
		};
		const drop: ProposedChange = { kind: 'drop', item: items.a1 };
		const answer = doAct(table, people.ada, 'p', proposal(drop, merge));
		const gone = [
			{ id: items.a1, key: 'A1', title: 'Item a1' },
			{ id: items.a3, key: 'A3', title: 'Item a3' }
		];
		expect(answer.ok && answer.value.at(-1)).toMatchObject({ kind: 'agreed', gone });
		expect(table.proposals.get('p')?.outcome).toMatchObject({ kind: 'agreed', gone });
		expect(table.index.gone).toEqual(new Map([items.a1, items.a3].map((id) => [id, new Set(['p'])])));
		doAct(table, people.ada, 'q', proposal(move(items.a2, { timebox: summer })));
		expect(table.proposals.get('q')?.outcome).toMatchObject({ kind: 'agreed' });
		expect(table.proposals.get('q')?.outcome).not.toHaveProperty('gone');
	});

	test('[RB3] a decision names what else it ended, and nothing where a dependency is promised anew', () => {
		const link = needs(items.a1, items.c1);
		const agreedTo = (...changes: ProposedChange[]) => {
			const table = tableOf({ links: [link] });
			doAct(table, people.ada, 'p', proposal(...changes));
			doAct(table, people.ben, 'q', { kind: 'sign-off', proposal: idOf('p') });
			return table.proposals.get('p')?.outcome;
		};
		const ends = { from: items.a1, to: items.c1 };
		const released = agreedTo({ kind: 'release', link: link.id });
		expect(released).toMatchObject({ kind: 'agreed', ended: [{ kind: 'link', id: link.id, ...ends }] });
		const promised = agreedTo({ kind: 'promise', link: link.id, ...ends, neededBy: summer });
		expect(promised).toMatchObject({ kind: 'agreed' });
		expect(promised).not.toHaveProperty('ended');
	});

	test('[PR8] an edit leaves what it does not say', () => {
		const table = tableOf({ items: records.items.map((each) => ({ ...each, stage: 'beta' })) });
		doAct(table, people.ada, 'p', proposal(edit({ title: 'Other', status: 'done' })));
		expect(table.items.get(items.a1)).toEqual(
			item(items.a1, { stage: 'beta', title: 'Other', status: 'done' })
		);
	});

	test.each([
		['first where it is put first', move(items.a3), ['a3', 'a1', 'a2']],
		['behind the one it was put behind', move(items.a3, { after: items.a1 }), ['a1', 'a3', 'a2']],
		['last where that is gone', move(items.a3, { after: idOf<ItemId>('gone') }), ['a1', 'a2', 'a3']],
		['last where that stands elsewhere', move(items.a3, { after: items.c1 }), ['a1', 'a2', 'a3']],
		['behind another in its own cell', move(items.a1, { after: items.a2 }), ['a2', 'a1']],
		[
			'last where it was put behind itself in another cell',
			move(items.a3, { after: items.a3 }),
			['a1', 'a2', 'a3']
		]
	])('[PR9] an item lands %s', (_, change, expected) => {
		const table = tableOf();
		doAct(table, people.ada, 'p', proposal(change));
		expect(order(table)).toEqual(expected);
	});

	test('[PR9] neighbours that tie are given new order keys, and keep their order', () => {
		const table = tableOf({ places: records.places.map((place) => ({ ...place, rank: 'a0' })) });
		expect(order(table)).toEqual(['a1', 'a2']);
		doAct(table, people.ada, 'p', proposal(move(items.a3, { after: items.a1 })));
		expect(order(table)).toEqual(['a1', 'a3', 'a2']);
	});

	test('[PR10] an owner’s own change closes the rivals, of whatever kind', () => {
		const table = tableOf();
		doAct(table, people.sam, 'r1', proposal(edit({ size: 1 })));
		doAct(
			table,
			people.sam,
			'r2',
			proposal(move(items.a1, { product: core }), move(items.c1, { product: apps }))
		);
		doAct(table, people.sam, 'other', proposal(move(items.a2)));
		const answer = doAct(table, people.ada, 'p', proposal(move(items.a1, { timebox: summer })));
		expect(told(answer)).toEqual(['proposed', 'signed-off', 'agreed', 'superseded', 'superseded']);
		expect(table.proposals.get('r1')?.outcome).toMatchObject({ kind: 'superseded', by: 'p' });
		expect(table.proposals.get('r2')?.outcome.kind).toBe('superseded');
		expect(table.proposals.get('other')?.outcome.kind).toBe('open');
	});

	test('[PR10] rivals stand side by side until one is agreed', () => {
		const table = tableOf();
		doAct(table, people.sam, 'r1', proposal(move(items.a1, { timebox: summer })));
		doAct(table, people.sam, 'r2', proposal(move(items.a1, { after: items.a2 })));
		expect([...(table.index.open.get(items.a1) ?? [])]).toEqual(['r1', 'r2']);
	});

	test('[PR11] proposals to add under a key that is now taken are closed, with the reason', () => {
		const table = tableOf();
		doAct(
			table,
			people.sam,
			'r',
			proposal({ ...add(), item: item(idOf<ItemId>('new2'), { key: 'NEW' }) } as ProposedChange)
		);
		expect(told(doAct(table, people.ada, 'p', proposal(add())))).toEqual([
			'proposed',
			'signed-off',
			'agreed',
			'made-impossible'
		]);
		expect(table.proposals.get('r')?.outcome).toMatchObject({
			kind: 'impossible',
			because: 'The key NEW is already taken.'
		});
	});

	test('[PR11] a rival that would add the very same item is superseded, and closed once', () => {
		const table = tableOf();
		doAct(table, people.sam, 'r', proposal(add()));
		expect(told(doAct(table, people.ada, 'p', proposal(add())))).toEqual([
			'proposed',
			'signed-off',
			'agreed',
			'superseded'
		]);
	});

	test('[PR12] a proposal that now breaks a dependency needs its receiver too, and keeps what was signed for the same', () => {
		const table = tableOf({ links: [needs(items.a1, items.c2)] });
		doAct(table, people.ada, 'p', proposal(move(items.a1, { product: none, timebox: summer })));
		expect(table.proposals.get('p')?.signatures).toHaveLength(1);
		const answer = doAct(
			table,
			people.ben,
			'q',
			proposal(move(items.c2, { product: core, team: teams.blue }))
		);
		expect(told(answer)).toEqual(['proposed', 'signed-off', 'agreed', 'effect-changed']);
		expect(table.proposals.get('p')).toMatchObject({
			signatures: [{ product: apps, by: people.ada }],
			required: [{ product: apps }, { product: none }, { product: core, why: 'receiver' }]
		});
	});

	test('[PR12] and one that no longer breaks it needs the receiver no more', () => {
		const table = tableOf({ links: [needs(items.a1, items.c1)] });
		doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: summer })));
		doAct(
			table,
			people.ben,
			'q',
			proposal(move(items.c1, { product: core, team: teams.blue, timebox: summer }))
		);
		expect(table.proposals.get('p')?.required).toEqual([{ product: apps, why: 'source' }]);
	});

	test('[PR12] one that needs the same as before keeps its signatures', () => {
		const table = tableOf({ links: [needs(items.a1, items.c2)] });
		doAct(table, people.ada, 'p', proposal(move(items.a1, { product: none })));
		expect(
			told(doAct(table, people.ben, 'q', proposal(move(items.c2, { product: core, team: teams.blue }))))
		).toEqual(['proposed', 'signed-off', 'agreed']);
		expect(table.proposals.get('p')?.signatures).toHaveLength(1);
	});

	test('[PR12] exactly the signatures for what has changed are withdrawn', () => {
		const table = tableOf({ links: [needs(items.a1, items.c2), needs(items.a1, items.n1)] });
		const later = { product: none, timebox: summer };
		doAct(table, people.sam, 'p', proposal(move(items.a1, later)));
		doAct(table, people.ada, 's', { kind: 'sign-off', proposal: idOf('p') });
		doAct(table, people.mia, 't', { kind: 'sign-off', proposal: idOf('p') });
		expect(table.proposals.get('p')?.outcome.kind).toBe('agreed');
		doAct(table, people.sam, 'q', proposal(move(items.a2, { product: core, timebox: summer })));
		doAct(table, people.ada, 'u', { kind: 'sign-off', proposal: idOf('q') });
		const drop = { kind: 'drop', item: items.a2 } as const;
		doAct(table, people.sam, 'd', proposal(drop, move(items.c1, { product: none, timebox: summer })));
		doAct(table, people.ada, 'v', { kind: 'sign-off', proposal: idOf('d') });
		doAct(table, people.ben, 'w', { kind: 'sign-off', proposal: idOf('d') });
		expect(table.proposals.get('d')?.signatures.map(({ product }) => product)).toEqual([apps, core]);
		const answer = doAct(table, people.ben, 'x', { kind: 'sign-off', proposal: idOf('q') });
		expect(answer).toMatchObject({
			value: [
				{ kind: 'signed-off' },
				{ kind: 'agreed' },
				{ kind: 'effect-changed', proposal: 'd', withdrawn: [{ product: apps }, { product: core }] }
			]
		});
	});
});

describe('signatures', () => {
	const required = [
		{ product: apps, why: 'source' },
		{ product: core, why: 'target' },
		{ product: apps, why: 'budget', seat: 'sponsor' }
	] as const;
	const proxy = (id: string, of: typeof people.ada) => ({
		...{ id: idOf<ProxyId>(id), of, to: people.sam, products: null },
		...{ from: nine, until: nine + hour, revokedAt: null }
	});
	const table = tableOf({
		seats: [...records.seats, seat(people.sam, 'stakeholder', 'sponsor')],
		proxies: [proxy('x', people.ada), proxy('y', people.ben)]
	});

	test('[PX7] are gathered by the seat and by each one in whose name they are given', () => {
		expect(signable(table, people.sam, required, nine)).toEqual([
			{ seat: 'product-owner', proxyOf: people.ada, signs: [required[0]] },
			{ seat: 'product-owner', proxyOf: people.ben, signs: [required[1]] },
			{ seat: 'sponsor', proxyOf: null, signs: [required[2]] }
		]);
	});

	test('[SO3] are complete once every requirement has one', () => {
		const signed = required.map(({ product }, n) => ({
			...{ product, by: people.sam, seat: 'sponsor' as const, at: nine },
			...(n === 2 ? { as: 'sponsor' as const } : {})
		}));
		expect([isComplete(required, []), isComplete(required, signed.slice(1))]).toEqual([false, false]);
		expect(isComplete(required, signed)).toBe(true);
	});

	test('[SO6] say for which seat they are, where it is not the product’s own', () => {
		const asking = { ...contextAt(), id: idOf<ActId>('a'), who: who(people.sam) };
		const bound = new Map(required.map((each) => [requirementKey(each), `hash of ${each.why}`]));
		const signs = signedOff(asking, idOf('p'), signable(table, people.sam, required, nine), bound).map(
			({ what }) => (what.kind === 'signed-off' ? what.signs : [])
		);
		expect(signs).toStrictEqual([
			[{ product: apps, hash: 'hash of source' }],
			[{ product: core, hash: 'hash of target' }],
			[{ product: apps, as: 'sponsor', hash: 'hash of budget' }]
		]);
	});
});

test('[RB1] what is agreed in a session is that session’s, and under a lock nobody’s', () => {
	const agreedIn = (table: ReturnType<typeof tableOf>) => {
		const answer = doAct(table, people.ada, 'p', proposal(move(items.a2)));
		return answer.ok ? answer.value.find(({ kind }) => kind === 'agreed') : undefined;
	};
	expect(agreedIn(tableOf())).toMatchObject({ session: 's1' });
	expect(agreedIn(tableIn('scheduled', {}, 'soft'))).not.toHaveProperty('session');
});
