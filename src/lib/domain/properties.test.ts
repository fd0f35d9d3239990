import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from './apply.ts';
import { change } from './asks/changes.ts';
import { requiredFor } from './authority.ts';
import type { Required } from './board.ts';
import { canonical } from './canonical.ts';
import type { Entry, HappeningKind } from './entries.ts';
import { byRank } from './lookup.ts';
import { heldBack, phase } from './lock.ts';
import { requirementKey, signatureKey } from './requirement.ts';
import { fold, timeline } from './replay.ts';
import { agreedBoard, recordsOf, snapshotFor, tableFrom, verifyChain, type Snapshot } from './snapshot.ts';
import { inverse, write } from './table.ts';
import { acted, type Asked } from '../../../tests/fixtures/acts.ts';
import { play, start } from '../../../tests/fixtures/play.ts';
import { records } from './testing/board.ts';

/**
 * What holds of any acts by anyone in any order. Seeds are fixed; a failing run prints the shortest list of
 * acts that breaks the property.
 */
const run = { seed: 20260303, numRuns: 50 };
const asked = fc.array(acted, { minLength: 10, maxLength: 60, size: 'max' });

const happenings = [
	'founded',
	'seated',
	'owner-set',
	'scheduled',
	'preparing-begun',
	'opened',
	'closing-begun',
	'reopened',
	'locked',
	'proposed',
	'signed-off',
	'agreed',
	'declined',
	'withdrawn',
	'postponed',
	'superseded',
	'made-impossible',
	'effect-changed',
	'notifier-needed',
	'point-added',
	'point-settled',
	'checkpointed'
] as const satisfies readonly HappeningKind[];

const holds = (property: (list: readonly Asked[]) => void, more = {}) =>
	fc.assert(fc.property(asked, property), { ...run, ...more });

describe('whatever people do', () => {
	test('acts are parsed and judged without a throw, and many are accepted', () => {
		let tried = 0;
		let accepted = 0;
		holds((list) => {
			tried += list.length;
			play(list, () => (accepted += 1));
		});
		expect(accepted / tried).toBeGreaterThan(0.3);
	});

	test('the acts reach the kinds of entry that proposals and sessions come to, and every kind of change', () => {
		const seen = new Set<string>(['founded', 'checkpointed']);
		const changed = new Set<string>();
		const note = (entry: Entry): void => {
			seen.add(entry.kind);
			if (entry.kind === 'proposed') for (const { kind } of entry.changes) changed.add(kind);
		};
		holds((list) => play(list).log.forEach(note), { numRuns: 150 });
		expect([...seen].sort()).toEqual([...happenings].sort());
		expect([...changed].sort()).toEqual(change.options.map(({ entries }) => entries.kind.literal).sort());
	});

	test('entries count on without a gap', () => {
		holds((list) => {
			expect(play(list).log.map(({ seq }) => seq)).toEqual([...play(list).log.keys()].map((n) => n + 11));
		});
	});

	test('apply then its inverse is as if nothing had been', () => {
		holds((list) => {
			const table = start();
			for (const entry of play(list).log) {
				const before = recordsOf(table);
				const changes = apply(table, entry);
				write(table, changes, entry.seq);
				write(table, inverse(changes), entry.seq - 1);
				expect(recordsOf(table)).toEqual(before);
				expect(table.index).toEqual(tableFrom(before, table.seq).index);
				fold(table, [entry]);
			}
		});
	});

	test('apply names each record at most once, and says what it was', () => {
		holds((list) => {
			const table = start();
			for (const entry of play(list).log) {
				const changes = apply(table, entry);
				expect(new Set(changes.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(changes.length);
				for (const { kind, id, was } of changes) expect(table[kind].get(id) ?? null).toEqual(was);
				fold(table, [entry]);
			}
		});
	});

	test('the index is that of a table made afresh from the same records', () => {
		holds((list) => {
			const { table } = play(list);
			expect(table.index).toEqual(tableFrom(recordsOf(table), table.seq).index);
		});
	});

	test('a timeline taken anywhere stands where a fold to there does', () => {
		fc.assert(
			fc.property(asked, fc.array(fc.nat(60), { maxLength: 6 }), (list, goals) => {
				const { log } = play(list);
				const line = timeline(start(), log);
				for (const goal of goals.map((n) => Math.min(line.to, line.from + n))) {
					line.seek(goal);
					expect(recordsOf(line.table)).toEqual(
						recordsOf(
							fold(
								start(),
								log.filter(({ seq }) => seq <= goal)
							)
						)
					);
				}
			}),
			run
		);
	});

	test('every item stands in one place, in an order nobody doubts', () => {
		holds((list) => {
			const { table } = play(list);
			expect([...table.places.keys()].sort()).toEqual([...table.items.keys()].sort());
			for (const cell of table.index.cells.values()) expect(cell).toEqual([...cell].sort(byRank));
		});
	});

	test('an open proposal needs exactly the signatures that its changes need on the table as it stands', () => {
		holds((list) => {
			const { table } = play(list);
			const named = (required: readonly Required[]) => required.map(requirementKey).sort();
			for (const proposal of table.proposals.values())
				if (proposal.outcome.kind === 'open')
					expect(named(proposal.required)).toEqual(named(requiredFor(table, proposal.changes)));
		});
	});

	test('nothing is agreed without all its signatures, each by who had the authority', () => {
		holds((list) => {
			for (const { required, signatures, outcome } of play(list).table.proposals.values()) {
				const given = signatures.map(signatureKey).sort();
				expect(new Set(given).size).toBe(given.length);
				if (outcome.kind === 'agreed') expect(given).toEqual(required.map(requirementKey).sort());
			}
		});
	});

	test('[LK1] [LK2] a locked board changes only by what its policy leaves to who did it', () => {
		holds((list) => {
			play(list, ({ table, by, act, entries }) => {
				const agreed = entries.some(({ kind }) => kind === 'agreed');
				if (phase(table) === 'open' || !agreed) return;
				if (phase(table) === 'closing') expect(act.kind).toBe('sign-off');
				else expect(act.kind === 'propose' ? heldBack(table, by.person, act.changes) : act.kind).toBeNull();
			});
		});
	});

	test('[OP2] nothing happens to a proposal any more once it is closed', () => {
		holds((list) => {
			const table = start();
			for (const entry of play(list).log) {
				// Somebody is to be told of what was agreed.
				const after = entry.kind === 'notifier-needed';
				const id = 'proposal' in entry && !after ? entry.proposal : null;
				const about = id === null ? undefined : table.proposals.get(id);
				if (about) expect(about.outcome.kind).toBe('open');
				fold(table, [entry]);
			}
		});
	});

	test('the agreed board changes only with an agreement or a new owner', () => {
		holds((list) => {
			const table = start();
			for (const entry of play(list).log) {
				const before = canonical(agreedBoard(table));
				fold(table, [entry]);
				if (entry.kind !== 'agreed' && entry.kind !== 'owner-set')
					expect(canonical(agreedBoard(table))).toBe(before);
			}
		});
	});

	test('[LK9] the snapshots of a board’s locks make a chain, each made again from the log alone', () => {
		let locks = 0;
		holds((list) => {
			const table = start();
			const made: Snapshot[] = [];
			for (const entry of play(list).log) {
				fold(table, [entry]);
				const snapshot = snapshotFor(table, entry);
				if (snapshot === null) continue;
				expect(entry).toMatchObject({ hash: snapshot.hash, version: snapshot.version });
				made.push(snapshot);
			}
			locks += made.length;
			for (const [n, { body }] of made.entries())
				expect(JSON.parse(body)).toMatchObject({ previous: made[n - 1]?.hash ?? records.board[0]?.hash });
			expect(verifyChain(made).ok).toBe(made.length === 0);
		});
		expect(locks).toBeGreaterThan(0);
	});

	test('the same acts come to the same log, on a table read from a checkpoint too', () => {
		holds((list) => {
			expect(play(list).hash).toBe(play(list).hash);
			const { log } = play(list);
			const again = log.reduce((table, entry) => {
				const read = JSON.parse(canonical(recordsOf(table))) as ReturnType<typeof recordsOf>;
				return fold(tableFrom(read, table.seq), [entry]);
			}, start());
			expect(canonical(recordsOf(again))).toBe(canonical(recordsOf(play(list).table)));
		});
	});
});
