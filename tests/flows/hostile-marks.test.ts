import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { allHung, dropMark, hangMark, hungAt, markAt, putMark } from '../../src/lib/document/free.ts';
import type { Mark } from '../../src/lib/domain/free.ts';
import { mostOf } from '../../src/lib/domain/free-room.ts';
import type { MarkId } from '../../src/lib/domain/ids.ts';
import { sync } from '../fixtures/sync.ts';
import { commentOf, freshMark, hang, noteOf, onCard, sends, updateOf } from './frames.ts';
import { openBoard, openSession, type Caller, type House, type People } from './house.ts';
import { join, leaveAll, type Raw, until } from './seats.ts';

/** The free layer under people who do not keep to the client: stock Yjs clients and raw sockets. */

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard({ refusal: 0 }));
	await openSession(house, people.fay);
});
afterEach(leaveAll);
afterAll(() => house.leave());

/** What the draft holds for somebody who comes now. */
async function draftNow(caller: Caller = people.mia): Promise<Y.Doc> {
	const seat = join(house, caller, 'draft@1');
	await seat.synced;
	expect(seat.doc.store.pendingStructs).toBeNull();
	return seat.doc;
}

/** A mark that stands in the draft, made by its author with a stock client. */
async function standing(caller: Caller, mark: Mark): Promise<MarkId> {
	const seat = join(house, caller, 'draft@1');
	await seat.synced;
	const id = freshMark();
	hang(seat.doc, id, mark);
	const doc = await draftNow();
	await until(() => hungAt(doc, id));
	return id;
}

/** A caller who holds what is there and writes this. */
async function writing(caller: Caller, write: (doc: Y.Doc) => void): Promise<Raw> {
	const doc = await draftNow();
	const fresh = new Y.Doc();
	Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
	return sends(house, caller, 'draft@1', sync(2, updateOf(fresh, write)));
}

/** With which code they are sent away. */
const writes = async (...written: Parameters<typeof writing>): Promise<number> =>
	(await writing(...written)).closed;

describe('a mark', () => {
	test('is made by a stock client in its own name, and everybody writes in a note', async () => {
		const id = await standing(people.ada, noteOf(people.ada, 'Hers'));
		const ben = join(house, people.ben, 'draft@1');
		await ben.synced;
		putMark(ben.doc, id, noteOf(people.ada, 'Hers, as Ben reads it'));
		const doc = await draftNow();
		await until(() => (hungAt(doc, id)?.mark as { text?: string }).text === 'Hers, as Ben reads it');
	});

	test('is never made in another’s name', async () => {
		const id = freshMark();
		const ben = await writing(people.ben, (doc) => hang(doc, id, noteOf(people.ada, 'Forged')));
		expect([await ben.closed, await ben.because]).toEqual([4422, 'A mark is made in one’s own name only.']);
		expect(hungAt(await draftNow(), id)).toBeNull();
	});

	test.each<[string, Mark['kind'], object]>([
		['its author', 'note', { by: 'ben' }],
		['when it was made', 'note', { at: 99 }],
		['what it is', 'note', { kind: 'text', size: 14 }]
	])('keeps %s whoever writes in it', async (_what, _kind, more) => {
		const id = await standing(people.ada, noteOf(people.ada, 'Hers'));
		expect(await writes(people.ben, (doc) => putMark(doc, id, noteOf(people.ada, 'Hers', more)))).toBe(4422);
		expect(markAt(await draftNow(), id)).toEqual(noteOf(people.ada, 'Hers'));
	});

	test('that was taken away comes back as it was, and under nobody else’s name', async () => {
		const id = await standing(people.ada, noteOf(people.ada, 'Hers'));
		const ben = join(house, people.ben, 'draft@1');
		await ben.synced;
		dropMark(ben.doc, id);
		const doc = await draftNow();
		await until(() => !hungAt(doc, id));
		expect(await writes(people.sam, (mine) => hang(mine, id, noteOf(people.sam, 'Mine now')))).toBe(4422);
		hang(ben.doc, id, noteOf(people.ada, 'Hers'));
		await until(() => hungAt(doc, id));
		expect(markAt(doc, id)?.by).toBe(people.ada.person);
	});

	test('hangs nowhere unless it is there', async () => {
		const id = freshMark();
		expect(await writes(people.ben, (doc) => hangMark(doc, id, onCard))).toBe(4422);
	});
});

describe('a comment', () => {
	test.each<[string, (doc: Y.Doc, id: MarkId) => void]>([
		['deleted', (doc, id) => dropMark(doc, id)],
		['rewritten', (doc, id) => putMark(doc, id, commentOf(people.ada, 'I agree to everything'))],
		['moved', (doc, id) => hangMark(doc, id, { ...onCard, dx: 900 } as typeof onCard)],
		['left without its place', (doc, id) => doc.getMap('anchors').delete(id)],
		['cleared away with all others', (doc) => doc.getMap('marks').clear()]
	])('of another is not %s', async (_how, write) => {
		const said = commentOf(people.ada, 'Not before the audit');
		const id = await standing(people.ada, said);
		expect(await writes(people.ben, (doc) => write(doc, id))).toBe(4422);
		expect(hungAt(await draftNow(), id)).toEqual({ id, mark: said, anchor: onCard });
	});

	test('is settled and taken away by the facilitator, who changes no word of it', async () => {
		const said = commentOf(people.ada, 'Not before the audit');
		const id = await standing(people.ada, said);
		const put = (text: string) => writes(people.fay, (doc) => putMark(doc, id, { ...said, text } as Mark));
		expect(await put('Fine by me')).toBe(4422);
		const fay = join(house, people.fay, 'draft@1');
		await fay.synced;
		putMark(fay.doc, id, { ...said, resolved: true } as Mark);
		const doc = await draftNow();
		await until(() => (markAt(doc, id) as { resolved?: true } | null)?.resolved);
		dropMark(fay.doc, id);
		await until(() => markAt(doc, id) === null);
		expect(await writes(people.fay, (mine) => hang(mine, id, commentOf(people.ada, 'Fine by me')))).toBe(
			4422
		);
	});

	test('answers a comment that is there, and the first of its thread', async () => {
		const first = await standing(people.ada, commentOf(people.ada, 'When?'));
		const answer = await standing(people.ben, commentOf(people.ben, 'In May', first));
		const note = await standing(people.ben, noteOf(people.ben, 'x'));
		for (const wrong of [freshMark(), answer, note])
			expect(
				await writes(people.ben, (doc) => hang(doc, freshMark(), commentOf(people.ben, 'So', wrong)))
			).toBe(4422);
	});
});

describe('what does not belong in a free layer', () => {
	const image = (data: string, type = 'image/png') =>
		noteOf(people.ben, '', { kind: 'image', type, data, alt: '' });
	/** One that has `width` pixels in a row, as far as its bytes tell. */
	const pngOf = (width: number): string => {
		const head = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB', 'base64');
		head.writeUInt32BE(width, 16);
		return head.toString('base64');
	};
	const png = pngOf(1);

	test('a picture is what it says it is', async () => {
		const { text: _t, tint: _n, ...fine } = image(png) as unknown as Record<string, unknown>;
		const id = await standing(people.ben, fine as unknown as Mark);
		expect(hungAt(await draftNow(), id)?.mark.kind).toBe('image');
		for (const [data, type] of [
			[Buffer.from('<svg onload=alert(1)>').toString('base64'), 'image/png'],
			[png, 'image/jpeg'],
			[png, 'image/webp'],
			['', 'image/png'],
			[pngOf(50_000), 'image/png'],
			[png, 'image/svg+xml']
		])
			expect(
				await writes(people.ben, (doc) => hang(doc, freshMark(), { ...fine, data, type } as never))
			).toBe(4422);
	});

	test.each<[string, (doc: Y.Doc) => void]>([
		['a value that is no mark', (doc) => doc.getMap('marks').set('x', { kind: 'note' })],
		['a list', (doc) => doc.getMap('marks').set('x', [1])],
		['a nested map', (doc) => doc.getMap('anchors').set('x', new Y.Map())],
		['text that many type', (doc) => doc.getMap('marks').set('x', new Y.Text('x'))],
		['a list under the root', (doc) => doc.getArray('marks').push([1])],
		['a reserved key', (doc) => doc.getMap('marks').set('constructor', noteOf(people.ben, 'x'))],
		['more than a mark', (doc) => hang(doc, freshMark(), noteOf(people.ben, 'x', { more: 1 }))],
		[
			'an anchor off the board',
			(doc) => hang(doc, freshMark(), noteOf(people.ben, 'x'), { ...onCard, dx: 1e9 } as typeof onCard)
		],
		['control characters', (doc) => hang(doc, freshMark(), noteOf(people.ben, 'a\u0007b'))],
		[
			'a note of ten megabytes’ width',
			(doc) => hang(doc, freshMark(), noteOf(people.ben, 'x', { width: 1e7 }))
		]
	])('%s is refused', async (_what, write) => {
		expect(await writes(people.ben, write)).toBe(4422);
	});

	const line = (points: number): Mark => ({
		...{ kind: 'ink', by: people.ben.person, at: 1, tint: 'ink', width: 4 },
		points: Array.from({ length: 3 * points }, (_, n) => n % 50)
	});

	test('a line of 10,000 points is refused with the reason, one of 2,000 is not', async () => {
		await standing(people.ben, line(2000));
		const ben = await writing(people.ben, (doc) => hang(doc, freshMark(), line(10_000)));
		expect([await ben.closed, await ben.because]).toEqual([4422, 'a value that is no mark']);
	});

	test.each<[string, number, number]>([
		['longer than a note holds', 2001, 4422],
		['of a hundred thousand letters', 100_000, 4422],
		['of more than a message holds', 300_000, 4413]
	])('text %s is refused', async (_how, letters, code) => {
		const long = (doc: Y.Doc) => hang(doc, freshMark(), noteOf(people.ben, 'x'.repeat(letters)));
		expect(await writes(people.ben, long)).toBe(code);
	});

	test('a fourth dot of one person on one thing is refused, wherever on it; another’s is not', async () => {
		const dot = (caller: Caller) =>
			({ kind: 'dot', by: caller.person, at: 1, tint: 'green' }) satisfies Record<string, unknown> as Mark;
		for (let n = 0; n < 3; n++) await standing(people.ben, dot(people.ben));
		const elsewhere = { ...onCard, dx: 77 } as typeof onCard;
		expect(await writes(people.ben, (doc) => hang(doc, freshMark(), dot(people.ben), elsewhere))).toBe(4422);
		await standing(people.sam, dot(people.sam));
		const dots = allHung(await draftNow()).filter(({ mark }) => mark.kind === 'dot');
		expect(dots).toHaveLength(4);
	});

	test('nobody fills a board: one person’s share ends', async () => {
		const many = (doc: Y.Doc, from: number, to: number) =>
			doc.transact(() => {
				for (let n = from; n < to; n++)
					hang(doc, freshMark(), { kind: 'reaction', by: people.mia.person, at: 1, glyph: 'heart' });
			});
		const mia = join(house, people.mia, 'draft@1');
		await mia.synced;
		for (let n = 0; n < mostOf.person.marks; n += 500) many(mia.doc, n, n + 500);
		const doc = await draftNow();
		expect(await writes(people.mia, (mine) => many(mine, 0, 20))).toBe(4422);
		await until(() => allHung(doc).length >= mostOf.person.marks);
		const mine = allHung(await draftNow()).filter(({ mark }) => mark.by === people.mia.person);
		expect(mine.length).toBeLessThanOrEqual(mostOf.person.marks);
	});
});
