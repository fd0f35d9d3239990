import { describe, expect, test } from 'vitest';
import type { LaneRef, Proposal, ProposedChange, Signature } from './board.ts';
import { idOf, type GoalId, type ItemId, type LinkId, type ProductId, type TimeboxId } from './ids.ts';
import type { Table } from './table.ts';
import {
	doAct,
	item,
	items,
	move,
	needs,
	people,
	products,
	proposal,
	records,
	seat,
	tableOf,
	team,
	teams,
	timebox,
	timeboxes,
	told
} from './testing/board.ts';
import { outcomes, sign, withOpen } from './testing/open.ts';

const { apps, core, none } = products;
const { spring, summer, undated } = timeboxes;
const { a1, a2, a3, c1, c2, n1 } = items;
const core1 = { product: core, team: teams.blue };

const drop = (id: ItemId): ProposedChange => ({ kind: 'drop', item: id });
const edit = (id: ItemId, size: number): ProposedChange => ({ kind: 'edit', item: id, set: { size } });
const promise = (from: ItemId, to: ItemId): ProposedChange => ({
	kind: 'promise',
	link: idOf<LinkId>(`p-${from}-${to}`),
	from,
	to,
	neededBy: undated
});

const signedFor = (table: Table, id: string) =>
	table.proposals.get(id)?.signatures.map(({ product }) => product);

describe('what the board moves under', () => {
	test('[PR12] what the receiver alone is asked for withdraws nobody’s signature but theirs', () => {
		const table = withOpen({ p: [move(a1, { product: none, timebox: summer })] }, [
			needs(a1, c1),
			needs(a1, c2)
		]);
		sign(table, people.ada, 'p');
		sign(table, people.ben, 'p');
		const answer = doAct(table, people.ben, 'q', proposal(move(c2, { ...core1, timebox: spring })));
		expect(answer).toMatchObject({
			value: [{}, {}, {}, { kind: 'effect-changed', withdrawn: [{ product: core }] }]
		});
		expect(signedFor(table, 'p')).toEqual([apps]);
	});

	test('[PR12] a requirement that is gone takes its signature with it', () => {
		const table = withOpen({ p: [move(a1, { product: none, timebox: summer })] }, [needs(a1, c1)]);
		sign(table, people.ben, 'p');
		doAct(table, people.ben, 'q', proposal(move(c1, { ...core1, timebox: summer })));
		expect(table.proposals.get('p')).toMatchObject({
			signatures: [],
			required: [{ product: apps }, { product: none }]
		});
	});

	test('[PR12] a signature of before there were hashes is withdrawn where what it stood for has changed', () => {
		const table = withOpen({ d: [drop(a1)], e: [drop(a2), edit(c1, 3)] });
		const old = (id: string): Proposal => {
			const open = table.proposals.get(id);
			if (!open) throw new Error(id);
			const signature: Signature = { product: apps, by: people.ada, seat: 'product-owner', at: 1 };
			return { ...open, signatures: [signature] };
		};
		const later = tableOf({ proposals: [old('d'), old('e')] });
		doAct(later, people.ada, 'p', proposal(move(a1, { timebox: summer }), edit(a2, 5)));
		expect([signedFor(later, 'd'), signedFor(later, 'e')]).toEqual([[], [apps]]);
	});

	test('[PR11] a lane that something has come into no longer closes', () => {
		const table = tableOf({ timeboxes: [...records.timeboxes, timebox(idOf('late'), { rank: 'a9' })] });
		const close: ProposedChange = { kind: 'close-lane', lane: { kind: 'timebox', id: idOf('late') } };
		expect(told(doAct(table, people.sam, 'r', proposal(close)))).toEqual(['proposed']);
		doAct(table, people.ada, 'p', proposal(move(a1, { timebox: idOf('late') })));
		expect(outcomes(table, 'r')).toEqual(['impossible']);
	});

	test('[PR11] nothing goes into a lane that has closed', () => {
		const table = tableOf({ timeboxes: [...records.timeboxes, timebox(idOf('late'), { rank: 'a9' })] });
		doAct(table, people.sam, 'r', proposal(move(a1, { timebox: idOf('late') })));
		const close: ProposedChange = { kind: 'close-lane', lane: { kind: 'timebox', id: idOf('late') } };
		expect(told(doAct(table, people.mia, 'p', proposal(close)))).toContain('made-impossible');
		expect(table.proposals.get('r')?.outcome).toMatchObject({ kind: 'impossible' });
	});

	test('[PR11] what would change nothing any more is closed', () => {
		const table = withOpen({ r: [drop(a3), { kind: 'release', link: idOf<LinkId>('a1-c1') }] }, [
			needs(a1, c1)
		]);
		expect(outcomes(table, 'r')).toEqual(['open']);
		const release: ProposedChange = { kind: 'release', link: idOf<LinkId>('a1-c1') };
		doAct(table, people.sam, 'p', proposal(release));
		sign(table, people.ada, 'p');
		sign(table, people.ben, 'p');
		expect(outcomes(table, 'p', 'r')).toEqual(['agreed', 'superseded']);
	});

	const goal = { id: idOf<GoalId>('g'), title: 'Go', product: none, timebox: null };
	const close = (lane: LaneRef): ProposedChange => ({ kind: 'close-lane', lane });
	const late: LaneRef = { kind: 'timebox', id: idOf('late') };
	const openTeam = (id: string, name: string): ProposedChange => ({
		kind: 'open-lane',
		lane: { kind: 'team', team: { id: idOf(id), name, capacity: null } }
	});

	/** The board with a column, a team and a product lane in which nothing stands. */
	const roomy = () =>
		tableOf({
			seats: [...records.seats, seat(people.zoe, 'sponsor')],
			timeboxes: [...records.timeboxes, timebox(idOf('late'), { rank: 'a9' })],
			teams: [...records.teams, team(idOf('idle'), { rank: 'a9' })],
			places: records.places.filter(({ product }) => product !== none),
			items: records.items.filter(({ id }) => id !== n1)
		});

	test.each<readonly [string, ProposedChange, ProposedChange, string]>([
		['a lane of that name has opened', openTeam('x', 'Green'), openTeam('y', 'Green'), 'mia'],
		[
			'a goal is set for the product it closes',
			close({ kind: 'product', id: none }),
			{ kind: 'goal', goal },
			'mia'
		],
		[
			'a team works for the product it closes',
			close({ kind: 'product', id: none }),
			{ kind: 'realign', team: idOf('idle'), to: none, capacity: null },
			'mia zoe'
		],
		[
			'a dependency is promised by the column it closes',
			close(late),
			{ ...promise(a1, c1), neededBy: idOf<TimeboxId>('late') } as ProposedChange,
			'ada ben'
		],
		['something has come into the column it closes', close(late), move(a1, { timebox: idOf('late') }), 'ada'],
		[
			'something has come for the team it closes',
			close({ kind: 'team', id: idOf('idle') }),
			move(a1, { team: idOf('idle') }),
			'ada'
		],
		['the column it would move to has closed', move(a2, { timebox: idOf('late') }), close(late), 'mia'],
		[
			'the team it would move to has closed',
			move(a2, { team: idOf('idle') }),
			close({ kind: 'team', id: idOf('idle') }),
			'mia'
		],
		[
			'the product of its goal has closed',
			{ kind: 'goal', goal },
			close({ kind: 'product', id: none }),
			'mia'
		]
	])('[PR11] closed where %s', (_, open, agreed, signers) => {
		const table = roomy();
		doAct(table, people.sam, 'r', proposal(open));
		doAct(table, people.sam, 'p', proposal(agreed));
		for (const person of signers.split(' ')) sign(table, idOf(person), 'p');
		expect(outcomes(table, 'p', 'r')).toEqual(['agreed', 'impossible']);
	});

	test('[PR11] closed where all shares would come to more than the budget', () => {
		const table = tableOf({
			seats: [...records.seats, seat(people.zoe, 'sponsor')],
			products: records.products.map((each) => ({ ...each, share: 20 }))
		});
		const share = (product: ProductId, percent: number): ProposedChange => ({
			kind: 'share',
			product,
			share: percent
		});
		doAct(table, people.sam, 'r', proposal(share(apps, 55)));
		doAct(table, people.sam, 'small', proposal(share(none, 40)));
		doAct(table, people.sam, 'p', proposal(share(core, 40)));
		for (const person of [people.ben, people.zoe]) sign(table, person, 'p');
		expect(outcomes(table, 'p', 'r', 'small')).toEqual(['agreed', 'impossible', 'open']);
	});

	test('[PR11] closed where the dependency it releases is gone with its item', () => {
		const table = withOpen({ r: [{ kind: 'release', link: idOf<LinkId>('a1-c1') }] }, [needs(a1, c1)]);
		doAct(table, people.ben, 'p', proposal(drop(c1)));
		expect(outcomes(table, 'r')).toEqual(['impossible']);
	});

	test('[PR12] a dependency that is released breaks no more, one that is promised does', () => {
		const table = withOpen({ r: [move(a1, { timebox: summer })] }, [needs(a1, c1)]);
		const whys = () => table.proposals.get('r')?.required.map(({ why }) => why);
		expect(whys()).toEqual(['source', 'receiver']);
		doAct(table, people.sam, 'p', proposal({ kind: 'release', link: idOf<LinkId>('a1-c1') }));
		for (const person of [people.ada, people.ben]) sign(table, person, 'p');
		expect(whys()).toEqual(['source']);
		doAct(table, people.sam, 'q', proposal({ ...promise(a1, c2), neededBy: spring } as ProposedChange));
		for (const person of [people.ada, people.ben]) sign(table, person, 'q');
		expect(whys()).toEqual(['source', 'receiver']);
	});

	test('[PR11] what changes nothing any more is closed by whoever would sign it', () => {
		const table = withOpen({ r: [move(a2)] });
		doAct(table, people.ada, 'p', proposal(move(a1, { timebox: summer })));
		expect(outcomes(table, 'r')).toEqual(['open']);
		expect(told(sign(table, people.ada, 'r'))).toEqual(['made-impossible']);
		expect(table.proposals.get('r')?.outcome).toMatchObject({ because: 'It would change nothing any more.' });
	});

	test('a new order inside a cell concerns nobody', () => {
		const table = withOpen({ r: [promise(a1, c1)] });
		const before = table.proposals.get('r');
		expect(told(doAct(table, people.ada, 'p', proposal(move(a1, { after: a2 }))))).toEqual([
			'proposed',
			'signed-off',
			'agreed'
		]);
		expect(table.proposals.get('r')).toBe(before);
	});

	test('[SO5] what needs no more than it has happens when a signer says so once more', () => {
		const table = withOpen({ p: [move(a1, { timebox: summer })] }, [needs(a1, c1)]);
		sign(table, people.ada, 'p');
		expect(told(doAct(table, people.ada, 'again', { kind: 'sign-off', proposal: idOf('p') }))).toBe('SO2');
		doAct(table, people.ben, 'q', proposal(move(c1, { ...core1, timebox: summer })));
		expect(outcomes(table, 'p')).toEqual(['open']);
		expect(told(sign(table, people.ben, 'p'))).toBe('SO1');
		expect(told(doAct(table, people.ada, 'once', { kind: 'sign-off', proposal: idOf('p') }))).toEqual([
			'agreed'
		]);
		expect(table.places.get(a1)?.timebox).toBe(summer);
	});

	test('a new lane makes a trade possible that brings items into it', () => {
		const id = idOf<ProductId>('new');
		const open: ProposedChange = {
			kind: 'open-lane',
			lane: { kind: 'product', product: { id, name: 'New', code: 'NE' } }
		};
		const table = withOpen({
			p: [
				open,
				{
					kind: 'add',
					item: item(idOf('new1')),
					to: { product: id, team: teams.red, timebox: spring, after: null }
				}
			]
		});
		expect(told(sign(table, people.mia, 'p'))).toEqual(['signed-off', 'agreed']);
		expect(table.places.get('new1')?.product).toBe(id);
	});
});
