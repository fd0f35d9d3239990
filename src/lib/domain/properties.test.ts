import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAsk, sealWords, type Act } from './acts.ts';
import { apply } from './apply.ts';
import { change } from './asks/changes.ts';
import { requiredFor } from './authority.ts';
import type { Required } from './board.ts';
import { canonical } from './canonical.ts';
import { decide, type Who } from './decide.ts';
import type { Entry, HappeningKind } from './entries.ts';
import { idOf, type ActId, type WordsId } from './ids.ts';
import { byRank } from './lookup.ts';
import { heldBack, phase } from './lock.ts';
import { requirementKey, signatureKey } from './requirement.ts';
import { fold, timeline } from './replay.ts';
import {
	agreedBoard,
	chain,
	noHash,
	recordsOf,
	snapshotFor,
	tableFrom,
	verifyChain,
	type Snapshot
} from './snapshot.ts';
import { inverse, write, type Table } from './table.ts';
import { acted, type Asked } from '../../../tests/fixtures/acts.ts';
import {
	administrator,
	contextAt,
	hour,
	needs,
	nine,
	items,
	people,
	records,
	tableIn,
	who
} from './testing/board.ts';

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

const links = [needs(items.a1, items.c1), needs(items.c2, items.a3), needs(items.a2, items.n1)];
const start = (): Table => tableIn('preparing', { links });
const byName = (name: string): Who => (name === 'root' ? administrator : who(idOf(name)));

interface Step {
	readonly table: Table;
	readonly by: Who;
	readonly act: Act;
	readonly entries: readonly Entry[];
}

/** Puts the id of an open proposal or of a talking point in the place of `nth-<n>`. */
function pointed(table: Table, act: object): object {
	const open = [...table.proposals.values()].filter(({ outcome }) => outcome.kind === 'open');
	const choose = (text: unknown, among: readonly { readonly id: string }[]) =>
		among[Number(/^nth-(\d)$/.exec(String(text))?.[1] ?? 0) % among.length]?.id ?? 'none';
	if ('proposal' in act) return { ...act, proposal: choose(act.proposal, open) };
	if ('point' in act) return { ...act, point: choose(act.point, [...table.points.values()]) };
	return act;
}

/** Lets people act one after the other; `watch` sees the table before each accepted act. */
function play(
	list: readonly Asked[],
	watch: (step: Step) => void = () => undefined
): { table: Table; log: Entry[]; hash: string } {
	const table = start();
	const log: Entry[] = [];
	let hash = noHash;
	const context = contextAt();
	const opening = { by: people.fay, act: { kind: 'open', anyway: true } };
	for (const [n, { by, act: raw }] of [opening, ...list].entries()) {
		const parsed = parseAsk({ id: `act-${n}`, act: pointed(table, raw) });
		if (!parsed.ok) continue;
		const act = sealWords(parsed.value.act, (text) => idOf<WordsId>(`w-${text.length}`));
		const answer = decide(table, { id: idOf<ActId>(`act-${n}`), act }, byName(by), {
			...context,
			now: nine + n * hour,
			log: hash
		});
		if (!answer.ok) continue;
		watch({ table, by: byName(by), act, entries: answer.value });
		fold(table, answer.value);
		log.push(...answer.value);
		hash = answer.value.reduce(chain, hash);
	}
	return { table, log, hash };
}

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

test('canonical JSON is JSON, and one text a value', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const json: unknown = JSON.parse(JSON.stringify(value));
			expect(JSON.parse(canonical(json))).toEqual(json);
			expect(canonical(JSON.parse(canonical(json)))).toBe(canonical(json));
		}),
		{ ...run, numRuns: 300 }
	);
});

test('whatever arrives is parsed or refused, never thrown at', () => {
	const kinds = fc.constantFrom('found', 'propose', 'lock', 'seat', 'decline', '__proto__');
	const body = fc.dictionary(
		fc.constantFrom('kind', 'changes', 'content', 'next', 'proposal', '__proto__', 'x'),
		fc.jsonValue()
	);
	fc.assert(
		fc.property(body, kinds, fc.anything(), (act, kind, id) => {
			expect(typeof parseAsk({ id, act: { ...act, kind } }).ok).toBe('boolean');
		}),
		{ ...run, numRuns: 300 }
	);
});
