import { describe, expect, test } from 'vitest';
import type { Proposal, ProposedChange, Session, Signature } from './board.ts';
import { agreementOf, partsOf } from './agreement.ts';
import { closingMissing } from './gates.ts';
import { impediment as impedimentOf } from './testing/matters.ts';
import {
	idOf,
	type EmergencyId,
	type GoalId,
	type ImpedimentId,
	type ItemId,
	type LinkId,
	type NotifierId,
	type ProposalId,
	type SessionId
} from './ids.ts';
import type { Emergency, Impediment, Notifier } from './matters.ts';
import type { TableRecords } from './snapshot.ts';
import {
	item,
	items,
	move,
	nine,
	people,
	products,
	records,
	tableOf,
	teams,
	timeboxes,
	words
} from './testing/board.ts';

const { ada, ben, fay, mia, sam } = people;
const tableWith = (session: Partial<Session>, more: Partial<TableRecords> = {}) =>
	tableOf({ ...more, sessions: records.sessions.map((each) => ({ ...each, ...session })) });
const s1 = idOf<SessionId>('s1');
const decided = (id: string, more: Partial<Proposal> = {}): Proposal => ({
	id: idOf<ProposalId>(id),
	session: s1,
	by: sam,
	seat: 'stakeholder',
	at: nine,
	changes: [move(items.a1)],
	because: null,
	cause: null,
	required: [{ product: products.apps, why: 'source' }],
	signatures: [],
	outcome: { kind: 'agreed', at: nine, session: s1 },
	drift: false,
	...more
});
const closing = { state: 'closing' } as const;

const goal = { id: idOf<GoalId>('g'), title: 'Ship it', product: null, timebox: null };
const link = idOf<LinkId>('l');
const to = { product: products.apps, team: teams.red, timebox: timeboxes.spring, after: null };
const everyChange: readonly ProposedChange[] = [
	move(items.a1),
	{ kind: 'edit', item: items.a1, set: { title: 'x' } },
	{ kind: 'add', item: item(idOf<ItemId>('new')), to },
	{ kind: 'drop', item: items.a1 },
	{ kind: 'split', item: items.a1, set: {}, parts: [{ item: item(idOf<ItemId>('new')), to }] },
	{ kind: 'merge', item: items.a1, from: [items.a2], set: {} },
	{ kind: 'signal', item: items.a1, signal: 'raise' },
	{ kind: 'share', product: products.apps, share: 1 },
	{ kind: 'realign', team: teams.red, to: null, capacity: null },
	{ kind: 'open-lane', lane: { kind: 'product', product: { id: idOf('w'), name: 'Web', code: 'WE' } } },
	{ kind: 'open-lane', lane: { kind: 'team', team: { id: idOf('w'), name: 'Web', capacity: null } } },
	{
		kind: 'open-lane',
		lane: { kind: 'timebox', timebox: { id: idOf('w'), name: 'autumn', starts: null, ends: null } }
	},
	{ kind: 'close-lane', lane: { kind: 'product', id: products.none } },
	{ kind: 'close-lane', lane: { kind: 'team', id: teams.blue } },
	{ kind: 'close-lane', lane: { kind: 'timebox', id: timeboxes.summer } },
	{ kind: 'promise', link, from: items.a1, to: items.a2, neededBy: timeboxes.summer },
	{ kind: 'release', link },
	{ kind: 'goal', goal },
	{ kind: 'drop-goal', goal: goal.id }
];

describe('closing', () => {
	test('[GT2] waits for nothing where nothing was decided', () => {
		expect(closingMissing(tableWith(closing))).toEqual([]);
	});

	test('[GT2] waits for each undecided proposal, oldest first, and asks who has not signed', () => {
		const required = [
			{ product: products.apps, why: 'source' },
			{ product: products.core, why: 'target' }
		] as const;
		const signatures = [{ product: products.apps, by: ada, seat: 'product-owner', at: nine }] as const;
		const open = { kind: 'open' } as const;
		const table = tableWith(closing, {
			proposals: [
				decided('new', { outcome: open, at: nine + 1, changes: [move(items.c1)], required, signatures: [] }),
				decided('b', { outcome: open, required, signatures }),
				decided('a', { outcome: open, changes: [move(items.a2)], required, signatures })
			]
		});
		expect(closingMissing(table)).toEqual([
			{ what: 'undecided', because: 'A2: still undecided.', about: 'a', whom: [ben] },
			{ what: 'undecided', because: 'A1: still undecided.', about: 'b', whom: [ben] },
			{ what: 'undecided', because: 'C1: still undecided.', about: 'new', whom: [ada, ben] }
		]);
	});

	test('[GT2] waits for an undecided proposal whatever it changes', () => {
		const undecided = (change: ProposedChange) =>
			closingMissing(
				tableWith(closing, { proposals: [decided('p', { outcome: { kind: 'open' }, changes: [change] })] })
			).map(({ about }) => about);
		for (const change of everyChange) expect([change.kind, undecided(change)]).toEqual([change.kind, ['p']]);
	});

	const notifier: Notifier = {
		id: idOf<NotifierId>('n'),
		proposal: idOf<ProposalId>('a'),
		item: items.a1,
		customer: 'Mercy',
		was: null,
		now: null,
		at: nine,
		person: null,
		due: null,
		doneAt: null
	};

	test('[GT2] waits for somebody to tell each customer, by when', () => {
		const missing = (more: Partial<Notifier>) =>
			closingMissing(tableWith(closing, { notifiers: [{ ...notifier, ...more }] }));
		expect(missing({})).toEqual([
			{
				what: 'notifiers',
				because: 'Nobody is named to tell Mercy about A1.',
				about: 'n',
				whom: [ada, fay, mia]
			}
		]);
		expect(missing({ person: sam })).toHaveLength(1);
		expect(missing({ due: nine })).toHaveLength(1);
		expect(missing({ person: sam, due: nine })).toEqual([]);
		expect(missing({ doneAt: nine })).toEqual([]);
		expect(missing({ item: idOf('gone') })).toMatchObject([
			{ because: 'Nobody is named to tell Mercy about an item that was dropped.', whom: [fay, mia] }
		]);
	});

	const impediment: Impediment = {
		id: idOf<ImpedimentId>('i'),
		by: sam,
		seat: 'stakeholder',
		at: nine,
		text: words,
		private: false,
		severity: 'high',
		product: null,
		item: null,
		owner: null,
		due: null,
		path: [],
		state: 'open',
		solved: null
	};

	test('[GT2] waits for an owner and a time for each open impediment', () => {
		const missing = (more: Partial<Impediment>) =>
			closingMissing(tableWith(closing, { impediments: [{ ...impediment, ...more }] }));
		expect(missing({})).toEqual([
			{ what: 'impediments', because: 'A high impediment has no owner.', about: 'i', whom: [fay, sam] }
		]);
		expect(missing({ by: fay })[0]?.whom).toEqual([fay]);
		expect(missing({ item: items.a1, product: products.core })[0]?.because).toBe(
			'A high impediment on A1 has no owner.'
		);
		expect(missing({ product: products.core })[0]?.because).toBe('A high impediment on Core has no owner.');
		expect(missing({ owner: mia })[0]?.because).toBe('A high impediment has no time to be solved by.');
		expect(missing({ private: true })[0]?.because).toBe('A private impediment has no owner.');
		expect(missing({ due: nine })).toHaveLength(1);
		expect(missing({ owner: mia, due: nine })).toEqual([]);
		expect(missing({ state: 'solved' })).toEqual([]);
	});

	const emergency: Emergency = {
		id: idOf<EmergencyId>('e'),
		by: sam,
		seat: 'stakeholder',
		at: nine,
		number: 3,
		product: products.core,
		item: null,
		reason: 'outage',
		text: words,
		state: 'raised',
		triage: null,
		broken: null,
		overAt: null,
		review: null
	};

	test('[GT2] waits for each emergency to be triaged and looked back at', () => {
		const missing = (more: Partial<Emergency>) =>
			closingMissing(tableWith(closing, { emergencies: [{ ...emergency, ...more }] }));
		expect(missing({})).toEqual([
			{ what: 'emergencies', because: 'Emergency 3 (Core) has not been triaged.', about: 'e', whom: [ben] }
		]);
		const unseen = {
			what: 'emergencies',
			because: 'Emergency 3 (Core) has not been looked back at.',
			about: 'e',
			whom: [fay, mia]
		};
		expect(missing({ state: 'accepted' })).toEqual([unseen]);
		expect(missing({ state: 'over' })).toEqual([unseen]);
		expect(missing({ state: 'refused' })).toEqual([]);
		expect(missing({ state: 'over', review: { session: s1, at: nine, text: words } })).toEqual([]);
	});

	test('[GT2] waits for each decision to be read back, and then for each signature', () => {
		const proposals = [decided('a')];
		expect(closingMissing(tableWith(closing, { proposals }))).toEqual([
			{ what: 'read-back', because: 'A1: not read back yet.', about: 'a', whom: [fay] },
			{ what: 'signatures', because: 'Apps: the agreement is not signed.', about: products.apps, whom: [ada] }
		]);
		const readBack = [idOf<ProposalId>('a')];
		const read = tableWith({ ...closing, readBack }, { proposals });
		expect(closingMissing(read).map(({ what }) => what)).toEqual(['signatures']);
		const [hash = ''] = partsOf(read).map((part) => agreementOf(read, part));
		const agreement: Signature[] = [
			{ product: products.apps, by: ada, seat: 'product-owner', at: nine, hash }
		];
		expect(closingMissing(tableWith({ ...closing, readBack, agreement }, { proposals }))).toEqual([]);
		const further = [...proposals, decided('b', { changes: [move(items.a2)] })];
		expect(
			closingMissing(tableWith({ ...closing, readBack, agreement }, { proposals: further }))
		).toMatchObject([
			{ what: 'read-back', about: 'b' },
			{ because: 'Apps: something was decided after the agreement was signed.' }
		]);
	});

	test('[GT2] a signature for the whole board is about no product', () => {
		const required = [{ product: null, why: 'board', seat: 'metascrum-owner' }] as const;
		const readBack = [idOf<ProposalId>('a')];
		expect(
			closingMissing(tableWith({ ...closing, readBack }, { proposals: [decided('a', { required })] }))
		).toEqual([
			{ what: 'signatures', because: 'MetaScrum Product Owner: the agreement is not signed.', whom: [mia] }
		]);
	});
});

describe('what closing waits for', () => {
	test('[GT2] names whom to ask by their ids, whichever product comes first', () => {
		const required = [
			{ product: products.core, why: 'source' },
			{ product: products.apps, why: 'target' }
		] as const;
		const table = tableWith(closing, { proposals: [decided('p', { outcome: { kind: 'open' }, required })] });
		expect(closingMissing(table)).toMatchObject([{ about: 'p', whom: [ada, ben] }]);
	});

	test('[GT2] is told of an impediment on an item or a lane that is gone, too', () => {
		const gone = (more: Partial<Impediment>) =>
			closingMissing(tableWith(closing, { impediments: [impedimentOf(more)] })).map(({ because }) => because);
		expect(gone({ item: idOf('gone'), product: null })).toEqual(['A high impediment has no owner.']);
		expect(gone({ item: null, product: idOf('gone') })).toEqual(['A high impediment has no owner.']);
	});
});
