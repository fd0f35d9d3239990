import { describe, expect, test } from 'vitest';
import { idOf, type ItemId, type ProposalId, type SessionId } from '../ids.ts';
import { nextSessionAt, phase } from '../lock.ts';
import { sha256, snapshotFor, snapshotOf } from '../snapshot.ts';
import { boardOf, currentSession } from '../table.ts';
import {
	contextAt,
	doAct,
	hour,
	item,
	items,
	move,
	nine,
	people,
	place,
	proposal,
	records,
	tableIn,
	tableOf,
	timeboxes,
	told
} from '../testing/board.ts';

const next = nine + 168 * hour;
const lock = { kind: 'lock', next } as const;
const log = sha256('the log so far');

describe('lock', () => {
	test('[LK9] names the snapshot of the agreed board, one above the one before, which it names too', () => {
		const table = tableIn('closing');
		const previous = boardOf(table)?.hash;
		const answer = doAct(table, people.fay, 'x', lock, contextAt(nine + hour, log));
		const head = {
			version: 1,
			previous: previous ?? '',
			session: idOf<SessionId>('s1'),
			at: nine + hour,
			log
		};
		const { hash } = snapshotOf(table, head);
		expect(answer).toMatchObject({
			value: [{ kind: 'locked', version: 1, hash, previous, log }, { kind: 'scheduled' }]
		});
		expect(boardOf(table)).toMatchObject({ version: 1, hash, lockedAt: nine + hour });
		const [entry] = answer.ok ? answer.value : [];
		expect(entry && snapshotFor(table, entry)).toMatchObject({ version: 1, hash });
	});

	test('[LK9] goes on from the version and the hash at which the board stands', () => {
		const hash = sha256('the seventh');
		const table = tableOf({
			board: records.board.map((each) => ({ ...each, version: 7, hash })),
			sessions: records.sessions.map((each) => ({ ...each, state: 'closing' as const }))
		});
		expect(doAct(table, people.fay, 'x', lock)).toMatchObject({
			value: [{ kind: 'locked', version: 8, previous: hash }, { kind: 'scheduled' }]
		});
	});

	test('[LK9] keeps on the session when, at which entry and in which version it ended', () => {
		const table = tableIn('closing');
		doAct(table, people.fay, 'x', lock);
		expect(table.sessions.get('s1')).toMatchObject({
			state: 'locked',
			lockedAt: nine + hour,
			lockedSeq: 11,
			version: 1
		});
	});

	test('[LK7] calls the next session, as long as this one', () => {
		const table = tableIn('closing');
		doAct(table, people.fay, 'x', lock);
		expect(currentSession(table)).toMatchObject({
			id: 'id-1',
			number: 2,
			state: 'scheduled',
			startsAt: next,
			minutes: 90
		});
		expect(nextSessionAt(table)).toBe(next);
		expect(phase(table)).toBe('locked');
	});

	test('[LK7] not for a time that has passed', () => {
		expect(told(doAct(tableIn('closing'), people.fay, 'x', { kind: 'lock', next: nine + hour }))).toBe('LK7');
	});

	test('[LK6] is refused while a proposal is undecided, and says which', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', proposal(move(items.a1, { timebox: timeboxes.summer }), move(items.a2)));
		doAct(table, people.fay, 'c', { kind: 'close' });
		const answer = doAct(table, people.fay, 'x', lock);
		expect(answer).toMatchObject({
			error: {
				rule: 'LK6',
				because: 'The session is not ready to be locked. A1 and A2: still undecided.',
				missing: [{ what: 'undecided', about: 'p' }]
			}
		});
		doAct(table, people.ada, 'l', { kind: 'postpone', proposal: idOf<ProposalId>('p') });
		expect(told(doAct(table, people.fay, 'y', lock))).toEqual(['locked', 'scheduled']);
	});

	test('[LK6] of many undecided it names the first few', () => {
		const ids = Array.from({ length: 10 }, (_, n) => idOf<ItemId>(`m${n}`));
		const table = tableOf({
			items: [...records.items, ...ids.map((id) => item(id))],
			places: [...records.places, ...ids.map((id, n) => place(id, { rank: `b0${n}` }))]
		});
		for (const id of ids)
			doAct(table, people.sam, `p-${id}`, proposal(move(id, { timebox: timeboxes.summer })));
		doAct(table, people.fay, 'c', { kind: 'close' });
		expect(doAct(table, people.fay, 'x', lock)).toMatchObject({
			error: { because: expect.stringMatching(/ M0: still .* M7: still undecided\. And 2 more\.$/) as string }
		});
	});

	test('[LK6] of eight undecided it names them all', () => {
		const ids = Array.from({ length: 8 }, (_, n) => idOf<ItemId>(`m${n}`));
		const table = tableOf({
			items: [...records.items, ...ids.map((id) => item(id))],
			places: [...records.places, ...ids.map((id, n) => place(id, { rank: `b0${n}` }))]
		});
		for (const id of ids)
			doAct(table, people.sam, `p-${id}`, proposal(move(id, { timebox: timeboxes.summer })));
		doAct(table, people.fay, 'c', { kind: 'close' });
		expect(doAct(table, people.fay, 'x', lock)).toMatchObject({
			error: { because: expect.stringMatching(/ M7: still undecided\.$/) as string }
		});
	});
});

describe('the closing gate', () => {
	const id = idOf<ProposalId>;
	const decided = () => {
		const table = tableOf();
		doAct(table, people.ada, 'p', proposal(move(items.a1, { timebox: timeboxes.summer })));
		return table;
	};

	test('[GT2] nobody locks before what was decided is read back and signed', () => {
		const table = decided();
		doAct(table, people.fay, 'c', { kind: 'close' });
		expect(doAct(table, people.fay, 'x', lock)).toMatchObject({
			error: {
				rule: 'GT2',
				because:
					'The session is not ready to be locked. A1: not read back yet. Apps: the agreement is not signed.',
				missing: [
					{ what: 'read-back', whom: [people.fay] },
					{ what: 'signatures', whom: [people.ada] }
				]
			}
		});
		doAct(table, people.fay, 'r', { kind: 'read-back', proposal: id('p') });
		expect(told(doAct(table, people.fay, 'y', lock))).toBe('GT2');
		doAct(table, people.ada, 's', { kind: 'sign-agreement' });
		expect(told(doAct(table, people.fay, 'z', lock))).toEqual(['locked', 'scheduled']);
	});

	test('[GT2] where something undecided is not all that is missing, all of it is said', () => {
		const table = decided();
		doAct(table, people.sam, 'q', proposal(move(items.a2, { timebox: timeboxes.summer })));
		doAct(table, people.fay, 'c', { kind: 'close' });
		const answer = doAct(table, people.fay, 'x', lock);
		expect(answer).toMatchObject({ error: { rule: 'GT2' } });
		expect(answer.ok ? [] : answer.error.missing?.map(({ what }) => what)).toEqual([
			'undecided',
			'read-back',
			'signatures'
		]);
	});
});
