import { describe, expect, test } from 'vitest';
import { apply } from './apply.ts';
import { canonical, sha256 } from './canonical.ts';
import { idOf, type ProposalId } from './ids.ts';
import { fold } from './replay.ts';
import {
	agreedBoard,
	chain,
	noHash,
	recordsOf,
	snapshotOf,
	tableFrom,
	verifyChain,
	type Snapshot,
	type SnapshotBody
} from './snapshot.ts';
import { emptyTable } from './table.ts';
import {
	doAct,
	items,
	move,
	needs,
	nine,
	people,
	proposal,
	records,
	tableOf,
	timeboxes
} from './testing/board.ts';

const head = { version: 1, previous: noHash, session: null, at: nine, log: noHash };

describe('a snapshot', () => {
	test('of equal boards is equal, in whatever order they came to be', () => {
		const reversed = Object.fromEntries(
			Object.entries(records).map(([kind, list]) => [kind, [...list].reverse()])
		);
		expect(snapshotOf(tableOf(reversed), head)).toEqual(snapshotOf(tableOf(), head));
	});

	test('holds the agreed board and its head, and nothing else', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
		const body: unknown = JSON.parse(snapshotOf(table, head).body);
		expect(Object.keys(Object(body) as object)).toEqual([
			'agreed',
			'at',
			'board',
			'format',
			'log',
			'previous',
			'session',
			'version'
		]);
		expect(body).toMatchObject({ agreed: agreedBoard(table), board: { name: 'Portfolio' } });
		expect(snapshotOf(table, head)).toEqual(snapshotOf(tableOf(), head));
	});

	test('of another board is another', () => {
		const table = tableOf();
		doAct(table, people.ada, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
		expect(snapshotOf(table, head).hash).not.toBe(snapshotOf(tableOf(), head).hash);
	});

	test('of no board is a bug', () => {
		expect(() => snapshotOf(emptyTable(), head)).toThrow('No board');
	});
});

describe('the chain of snapshots', () => {
	const first = snapshotOf(tableOf(), { ...head, version: 0 });
	const second = snapshotOf(tableOf(), { ...head, previous: first.hash });
	const forged = (change: Partial<SnapshotBody>): Snapshot => {
		const body = { ...(JSON.parse(second.body) as SnapshotBody), ...change };
		return snapshotOf(tableOf(), {
			version: body.version,
			previous: body.previous,
			session: null,
			at: body.at,
			log: body.log
		});
	};

	test('holds as it was made', () => {
		expect(verifyChain([])).toEqual({ ok: true });
		expect(verifyChain([first, second])).toEqual({ ok: true });
	});

	test.each([
		[
			'content that was changed',
			[first, { ...second, body: second.body.replace('Portfolio', 'Portfolia') }],
			1,
			'Its hash is not that of its content'
		],
		['a hash that was changed', [{ ...first, hash: noHash }], 0, 'Its hash is not that of its content'],
		['another one before', [first, forged({ previous: noHash })], 1, 'It does not name the snapshot before'],
		['a version left out', [first, forged({ version: 2 })], 1, 'It says it is version 2'],
		['a first that follows another', [second], 0, 'It says it is version 1']
	])('is broken by %s', (_, snapshots, version, because) => {
		expect(verifyChain(snapshots)).toEqual({ ok: false, version, because });
	});

	test.each(['{"version": 0}', '{"version": 1, "a": 1}', 'nonsense', 'null', '1'])(
		'is broken by what is not canonical JSON of a snapshot: %s',
		(body) => {
			expect(verifyChain([{ body, hash: sha256(body) }])).toEqual({
				ok: false,
				version: 0,
				because: 'It is not canonical JSON'
			});
		}
	);
});

test('the chain over the log depends on every entry and their order', () => {
	const table = tableOf();
	const answer = doAct(table, people.ada, 'p', proposal(move(items.a2)));
	const [a, b] = answer.ok ? answer.value : [];
	if (!a || !b) throw new Error('Not agreed');
	expect(chain(chain(noHash, a), b)).not.toBe(chain(chain(noHash, b), a));
	expect(chain(noHash, a)).toMatch(/^[0-9a-f]{64}$/);
	expect(chain(noHash, { ...a, at: a.at + 1 })).not.toBe(chain(noHash, a));
});

describe('a table as records', () => {
	const table = tableOf({ links: [needs(items.a1, items.c1)] });
	doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));

	test('comes back the same, index and all', () => {
		const again = tableFrom(recordsOf(table), table.seq);
		expect(recordsOf(again)).toEqual(recordsOf(table));
		expect(again.seq).toBe(table.seq);
		expect(again.index).toEqual(table.index);
	});

	test('goes on from there as the first would', () => {
		const again = tableFrom(
			JSON.parse(canonical(recordsOf(table))) as ReturnType<typeof recordsOf>,
			table.seq
		);
		const act = { kind: 'withdraw', proposal: 'p' } as never;
		const answer = doAct(tableFrom(recordsOf(table), table.seq), people.sam, 'w', act);
		if (!answer.ok) throw new Error('Refused');
		expect(recordsOf(fold(again, answer.value)).proposals).toMatchObject([
			{ outcome: { kind: 'withdrawn' } }
		]);
	});
});

describe('entries that do not fit the table', () => {
	const common = { seq: 11, at: nine, by: { kind: 'board' }, act: null } as const;

	test('are a broken log', () => {
		const proposal = idOf<ProposalId>('gone');
		expect(() => apply(tableOf(), { ...common, kind: 'agreed', proposal, effects: [] })).toThrow(
			'proposal gone'
		);
		expect(() => apply(tableOf(), { ...common, kind: 'point-settled', point: idOf('gone') })).toThrow(
			'talking point gone'
		);
		expect(() =>
			apply(emptyTable(), { ...common, kind: 'opened', session: idOf('s1'), facilitator: people.fay })
		).toThrow('session s1');
	});

	test('as is a proposal by the board', () => {
		const proposed = {
			kind: 'proposed',
			proposal: idOf<ProposalId>('p'),
			session: null,
			changes: [],
			because: null,
			cause: null,
			required: [],
			drift: false
		} as const;
		expect(() => apply(tableOf(), { ...common, ...proposed })).toThrow('Only a person');
	});

	test('a checkpoint changes nothing', () => {
		expect(apply(tableOf(), { ...common, kind: 'checkpointed', generation: 2 })).toEqual([]);
	});
});
