import { describe, expect, test } from 'vitest';
import { appendEntry } from '#lib/document/agreed.ts';
import type { Entry } from '#lib/domain/entries.ts';
import { idOf, type ProductId } from '#lib/domain/ids.ts';
import { boardKey, write, type RecordChange } from '#lib/domain/table.ts';
import type { Step } from '../../../server/gateway/decisions.ts';
import { founded, founding, nine, people, root } from './founding.ts';
import * as invariants from './invariants.ts';
import type { Asker } from './judging.ts';
import { meet, type Meeting } from './meeting.ts';
import type { World } from './world.ts';

/** That each invariant can be broken: what looks at it sees it. The long run is in rules.test.ts. */

const admin: Asker = { person: root, administrator: true, link: false };
const by = (person: string): Asker => ({ person, administrator: false, link: false });

async function board(policy = 'management-input'): Promise<Meeting> {
	const meeting = meet();
	await meeting.ask(admin, 'found', founding(policy), nine);
	for (const [person, seats] of Object.entries(people))
		await meeting.ask(admin, `seat-${person}`, { kind: 'seat', person, seats }, nine);
	return meeting;
}

/** A board in session, with a proposal that Ada has signed and Ben has not. */
async function proposed(): Promise<Meeting> {
	const meeting = await board();
	await meeting.ask(by('fay'), 'call', { kind: 'schedule', startsAt: nine + 1, minutes: 90 }, nine);
	for (const act of [{ kind: 'prepare' }, { kind: 'open', anyway: true }])
		await meeting.ask(by('fay'), act.kind, act, nine);
	const to = { product: 'core', team: 'red', timebox: 'march', after: null };
	const changes = [{ kind: 'move', item: 'a1', to }];
	await meeting.ask(by('ada'), 'move', { kind: 'propose', changes, because: null, cause: null }, nine);
	return meeting;
}

function world(policy = 'management-input'): World {
	const made = founded(policy);
	for (const [person, seats] of Object.entries(people)) made.seats[person] = seats;
	return made;
}

const stepOf = (entry: object): Step => ({
	entry: { seq: 1, at: nine, act: null, ...entry } as Entry,
	changes: [],
	log: ''
});
const inSeat = (person: string, seat: string) => ({ by: { kind: 'person', person, seat } });

describe('[IN1] no entry without the right', () => {
	const entry = (person: string, seat: string) => [
		stepOf({ kind: 'closing-begun', session: 's', ...inSeat(person, seat) })
	];
	test('in a seat of one’s own it stands', () => {
		expect(() =>
			invariants.everyEntryHasItsRight(world(), by('fay'), entry('fay', 'facilitator'))
		).not.toThrow();
	});
	test.each([
		['another than who asked', 'ada', 'fay', 'facilitator'],
		['a seat that is not theirs', 'ada', 'ada', 'facilitator'],
		['an administrator who is none', 'ada', 'ada', 'administrator']
	])('%s is seen', (_, asker, person, seat) => {
		expect(() => invariants.everyEntryHasItsRight(world(), by(asker), entry(person, seat))).toThrow('[IN1]');
	});
	test('a proxy acts in the seat of whom they stand for', () => {
		const given = { id: 'p', of: 'ada', to: 'sam', products: null, from: 0, until: nine + 1, revoked: false };
		const before = { ...world(), deputies: [given] };
		expect(() =>
			invariants.everyEntryHasItsRight(before, by('sam'), entry('sam', 'product-owner'))
		).not.toThrow();
	});
});

describe('[IN2] a locked board changes only as its policy or an emergency allows; a snapshot never', () => {
	const agreed = [
		stepOf({ kind: 'agreed', proposal: 'move', effects: [], ...inSeat('ada', 'product-owner') })
	];
	test('what needs another is seen on a locked board', async () => {
		const { table } = await proposed();
		expect(() => invariants.lockHolds(world(), by('ada'), agreed, table)).toThrow('[IN2]');
		expect(() => invariants.lockHolds(world('soft'), by('ada'), agreed, table)).not.toThrow();
	});
	test('a snapshot that is not what it was is seen', async () => {
		const meeting = await board();
		await expect(invariants.snapshotsStand(meeting, new Map())).resolves.toBeUndefined();
		await expect(invariants.snapshotsStand(meeting, new Map([[0, '{}']]))).rejects.toThrow('[IN2]');
	});
});

test('[IN3] a change of the agreed board by anything else is seen', async () => {
	const { table } = await board();
	const now = invariants.onlyAgreementsChangeTheBoard(
		'',
		[stepOf({ kind: 'founded', by: { kind: 'board' } })],
		table
	);
	const other = [stepOf({ kind: 'point-settled', point: 'p', by: { kind: 'board' } })];
	expect(invariants.onlyAgreementsChangeTheBoard(now, other, table)).toBe(now);
	expect(() => invariants.onlyAgreementsChangeTheBoard('', other, table)).toThrow('[IN3]');
});

/** A change that no entry tells of. */
function secretly({ table }: Meeting): RecordChange {
	const id = idOf<ProductId>('apps');
	const was = table.products.get(id);
	if (!was) throw new Error('no such product');
	return { kind: 'products', id, was, now: { ...was, share: 99 } };
}

test('[IN4] a shared record that is not the table’s is seen', async () => {
	const meeting = await board();
	expect(() => invariants.mapsAreTheFold(meeting)).not.toThrow();
	const entry = stepOf({ kind: 'checkpointed', generation: 2, by: { kind: 'board' } }).entry;
	appendEntry(meeting.doc(), { ...entry, seq: meeting.table.seq + 1 }, [secretly(meeting)]);
	expect(() => invariants.mapsAreTheFold(meeting)).toThrow('[IN4]');
});

test('[IN5] a table that is not the fold of its log is seen', async () => {
	const meeting = await board();
	await expect(invariants.boardIsItsFold(meeting)).resolves.toBeUndefined();
	write(meeting.table, [secretly(meeting)], meeting.table.seq);
	await expect(invariants.boardIsItsFold(meeting)).rejects.toThrow('[IN5]');
});

test('[IN6] a signature for something else is seen', async () => {
	const { table } = await proposed();
	expect(() => invariants.signaturesMatch(table)).not.toThrow();
	const was = [...table.proposals.values()][0];
	if (!was) throw new Error('nothing was proposed');
	const signatures = was.signatures.map((each) => ({ ...each, hash: '0'.repeat(64) }));
	write(table, [{ kind: 'proposals', id: was.id, was, now: { ...was, signatures } }], table.seq);
	expect(() => invariants.signaturesMatch(table)).toThrow('[IN6]');
});

test('[IN7] something undecided at a lock is seen', async () => {
	const locked = [stepOf({ kind: 'locked', by: { kind: 'board' } })];
	expect(() => invariants.nothingUndecidedAtLock(locked, meet().table)).not.toThrow();
	const { table } = await proposed();
	expect(() => invariants.nothingUndecidedAtLock([], table)).not.toThrow();
	expect(() => invariants.nothingUndecidedAtLock(locked, table)).toThrow('[IN7]');
});

test('[IN8] an act asked again is answered as before and does nothing', async () => {
	const meeting = await board();
	const point = { kind: 'add-point', text: 'Staffing', changes: [] };
	const first = await meeting.ask(by('sam'), 'again', point, nine);
	const { seq } = meeting.table;
	expect(await meeting.ask(by('sam'), 'again', point, nine + 1)).toEqual(first);
	expect(await meeting.ask(by('sam'), 'again', { ...point, text: 'Other' }, nine + 1)).toMatchObject({
		ok: false,
		refusal: { rule: 'ID1' }
	});
	expect(meeting.table.seq).toBe(seq);
});

test('[IN9] a refusal by no rule of the page, or without a sentence, is seen', () => {
	const refused = (rule: string, because: string) => () =>
		invariants.refusalSaysWhy({ id: 'a', ok: false, refusal: { rule, because } });
	expect(refused('LK1', 'The board is locked.')).not.toThrow();
	expect(refused('ZZ1', 'The board is locked.')).toThrow('[IN9]');
	expect(refused('LK1', 'Locked')).toThrow('[IN9]');
});

test('[IN10] a person’s words in an entry are seen', () => {
	const entry = (text: string) => [stepOf({ kind: 'commented', text, by: { kind: 'board' } })];
	expect(() => invariants.wordsStayBeside(entry('3f2a'), 'These words')).not.toThrow();
	expect(() => invariants.wordsStayBeside(entry('These words, then'), 'These words')).toThrow('[IN10]');
});

test('a board that was founded is one', async () => {
	expect((await board()).table.board.has(boardKey)).toBe(true);
});
