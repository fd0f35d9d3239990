import { describe, expect, test } from 'vitest';
import type { AgreedBoard } from '#lib/domain/agreed.ts';
import type { Effect, Entry, Happening } from '#lib/domain/entries.ts';
import { idOf, type BoardId, type ProposalId } from '#lib/domain/ids.ts';
import { sha256 } from '#lib/domain/canonical.ts';
import { agreedBoard, noHash, snapshotOf, type Snapshot } from '#lib/domain/snapshot.ts';
import { item, items, place, tableOf, timeboxes } from '#lib/domain/testing/board.ts';
import type { ImportedItem } from '#lib/server/import/rows.ts';
import { differences, flawIn, reDates } from './check.ts';

/** The fixture's first item as a portfolio would say it. */
const row = (more: Partial<ImportedItem> = {}): ImportedItem => ({
	line: 1,
	key: 'A1',
	title: 'Item a1',
	product: 'Apps',
	team: 'red',
	timebox: 'spring',
	size: null,
	stage: null,
	status: null,
	live: null,
	fields: [],
	needs: [],
	related: [],
	...more
});
const one: AgreedBoard = agreedBoard(tableOf({ items: [item(items.a1)], places: [place(items.a1)] }));

describe('what differs from the portfolio', () => {
	test('nothing, where all facets are the same', () => {
		expect(differences(one, [row()])).toEqual([]);
	});

	test.each([
		{ title: 'Else' },
		{ team: 'blue' },
		{ status: 'done' },
		{ stage: 'beta' },
		{ timebox: 'summer' },
		{ timebox: null }
	])('%j', (more) => {
		expect(differences(one, [row(more)])).toEqual([expect.stringMatching(/^A1: .*, not /)]);
	});

	test('items that only one of both has', () => {
		expect(differences(one, [])).toEqual(['A1: not there']);
		expect(differences(one, [row(), row({ key: 'A2' })])).toEqual([expect.stringMatching(/^A2: undefined/)]);
	});

	test('what stands in the undated column is not dated', () => {
		const undated = { timebox: timeboxes.undated };
		const board = agreedBoard(tableOf({ items: [item(items.a1)], places: [place(items.a1, undated)] }));
		expect(differences(board, [row({ timebox: null })])).toEqual([]);
	});
});

describe('the chain of snapshots', () => {
	const head = { version: 0, previous: noHash, session: null, at: 1, log: noHash };
	const founding = snapshotOf(tableOf(), head);
	const agreed = agreedBoard(tableOf());

	test('holds where each names the one before and the last is what is agreed', () => {
		const next = snapshotOf(tableOf(), { ...head, version: 1, previous: founding.hash });
		expect(flawIn([founding, next], agreed)).toBeNull();
	});

	test.each<[string, readonly Snapshot[], AgreedBoard]>([
		['There is no snapshot', [], agreed],
		['Snapshot 0: ', [{ ...founding, hash: sha256('') }], agreed],
		['Snapshot 1: ', [founding, snapshotOf(tableOf(), { ...head, version: 1 })], agreed],
		['The last snapshot is not the board as agreed', [founding], one]
	])('says what is wrong: %s', (flaw, snapshots, board) => {
		expect(flawIn(snapshots, board)).toContain(flaw);
	});
});

describe('re-dates', () => {
	const { spring, summer, undated } = timeboxes;
	const { products, teams, timeboxes: boxes } = one;
	const at = (seq: number, what: Happening): Entry => ({
		...what,
		seq,
		at: seq,
		by: { kind: 'board' },
		act: null
	});
	const founded: Happening = {
		kind: 'founded',
		board: idOf<BoardId>('b'),
		name: 'b',
		zone: 'UTC',
		template: 'metascrum-classic',
		policy: 'management-input',
		content: { products, teams, timeboxes: boxes, items: [], places: [place(items.a1)], links: [] },
		hash: ''
	};
	const placed = (...tos: { item?: typeof items.a1; timebox: typeof spring }[]): Happening => ({
		kind: 'agreed',
		proposal: idOf<ProposalId>('p'),
		effects: tos.map(({ item: id = items.a1, timebox }): Effect => ({
			kind: 'placed',
			place: place(id, { timebox })
		}))
	});
	const counted = (...told: Happening[]) => reDates([founded, ...told].map((what, n) => at(n + 1, what)));

	test('are counted by what was agreed: later, earlier, dated, undated', () => {
		expect(
			counted(
				placed({ timebox: summer }),
				placed({ timebox: spring }),
				placed({ timebox: summer }),
				placed({ timebox: undated }),
				placed({ timebox: spring })
			)
		).toEqual({ later: 2, earlier: 1, dated: 1, undated: 1 });
	});

	test('are none where the timebox stays, or the item is new', () => {
		const none = { later: 0, earlier: 0, dated: 0, undated: 0 };
		expect(counted(placed({ timebox: spring }))).toEqual(none);
		expect(counted(placed({ item: items.a2, timebox: summer }))).toEqual(none);
		expect(counted(placed({ item: items.a2, timebox: summer }, { item: items.a2, timebox: spring }))).toEqual(
			{
				...none,
				earlier: 1
			}
		);
		expect(counted({ kind: 'withdrawn', proposal: idOf<ProposalId>('p') })).toEqual(none);
	});
});
