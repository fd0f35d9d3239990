import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { StaleHead, unfounded, type DraftTurn, type KeptAnswer, type Storage } from './ports.ts';
import { adapters } from './testing/adapters.ts';
import {
	batch,
	board,
	founded,
	founding,
	headAt,
	logAt,
	mara,
	noon,
	otto,
	postponed,
	session,
	text
} from './testing/fixtures.ts';

const answer: KeptAnswer = { person: mara, act: 'act-1', digest: 'd1', answer: '{"ok":true}' };

describe.each(adapters)('the log on %s', (_name, open) => {
	let store: Storage;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());

	it('has no head before the board is founded', async () => {
		expect(await store.log.head(board)).toBeNull();
		expect(await store.log.boards()).toEqual([]);
		expect(await store.boards.one(board)).toBeNull();
	});

	it('keeps a founding with its checkpoint, snapshot and answer', async () => {
		const snapshot = { version: 0, hash: 'h0', body: text('{"version":0}') };
		await store.log.append(founding({ answers: [answer], snapshots: [snapshot] }));
		expect(await store.log.head(board)).toEqual(headAt(1));
		expect(await store.log.boards()).toEqual([{ board, name: 'Portfolio' }]);
		expect(await store.log.snapshot(board, 0)).toEqual(snapshot);
		expect(await store.log.answer(board, mara, 'act-1')).toEqual(answer);
		expect(await store.log.checkpoint(board)).toMatchObject({
			generation: 1,
			seq: 1,
			body: text('{"seq":1}')
		});
	});

	it('can be tried whether it takes something, and is the same afterwards', async () => {
		await store.log.append(founding());
		await Promise.all([store.probe(), store.probe()]);
		await store.log.append(batch(headAt(1), [postponed('p1')]));
		expect(await store.log.head(board)).toEqual(headAt(2));
	});

	it('gives entries back in order, both ends included, as they were written', async () => {
		const written = batch(headAt(1), [postponed('p1'), postponed('p2'), postponed('p3')]);
		await store.log.append(founding());
		await store.log.append(written);
		expect(await store.log.entries(board, 2, 3)).toEqual(
			written.entries.slice(0, 2).map(({ entry }) => entry)
		);
		expect((await store.log.entries(board, 1, 99)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
		expect(await store.log.entries(board, 5, 9)).toEqual([]);
	});

	it.each([
		['an older entry', headAt(1)],
		['another chain', { ...headAt(2), log: logAt(9) }],
		['another generation', headAt(2, 7)],
		['a board not founded yet', unfounded]
	])('refuses a batch judged on %s and writes nothing of it', async (_what, on) => {
		await store.log.append(founding());
		await store.log.append(batch(headAt(1), [postponed('p1')]));
		const late = batch(on, [on.seq === 0 ? founded : postponed('p2')], { answers: [answer] });
		await expect(store.log.append(late)).rejects.toBeInstanceOf(StaleHead);
		expect(await store.log.head(board)).toEqual(headAt(2));
		expect(await store.log.answer(board, mara, 'act-1')).toBeNull();
		expect(await store.log.entries(board, 1, 99)).toHaveLength(2);
	});

	it('refuses the stale batch alone when several are written at once', async () => {
		const other = idOf<BoardId>('board-2');
		await store.log.append(founding());
		const outcomes = await Promise.allSettled([
			store.log.append(batch(headAt(1), [postponed('first')])),
			store.log.append(batch(headAt(1), [postponed('second')])),
			store.log.append({ ...batch(unfounded, [{ ...founded, board: other }]), board: other }),
			store.log.append(batch(headAt(2), [postponed('third')]))
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
		expect(await store.log.entries(board, 2, 9)).toMatchObject([
			{ proposal: 'first' },
			{ proposal: 'third' }
		]);
		expect(await store.log.head(other)).toMatchObject({ seq: 1 });
	});

	it('writes all of a batch or none of it', async () => {
		await store.log.append(founding({ answers: [answer] }));
		const twice = batch(headAt(1), [postponed('p1')], { answers: [answer] });
		await expect(store.log.append(twice)).rejects.toThrow();
		expect(await store.log.head(board)).toEqual(headAt(1));
		expect(await store.log.entries(board, 1, 9)).toHaveLength(1);
	});

	it('takes entries only where they follow on the head', async () => {
		await store.log.append(founding());
		const gap = { ...batch(headAt(2), [postponed('p1')]), on: headAt(1) };
		await expect(store.log.append(gap)).rejects.toThrow(/does not follow/);
	});

	it('keeps the answer of a founding that was refused, and no board', async () => {
		await store.log.append(batch(unfounded, [], { answers: [answer] }));
		expect(await store.log.answer(board, mara, 'act-1')).toEqual(answer);
		expect(await store.log.head(board)).toBeNull();
	});

	it('keeps an answer that came with no entry, and the head where it was', async () => {
		await store.log.append(founding());
		await store.log.append(batch(headAt(1), [], { answers: [answer] }));
		expect(await store.log.answer(board, mara, 'act-1')).toEqual(answer);
		expect(await store.log.answer(board, otto, 'act-1')).toBeNull();
		const asked = [
			{ person: otto, act: 'act-1' },
			{ person: mara, act: 'act-1' },
			{ person: mara, act: 'act-0' }
		];
		expect(await store.log.answers(board, asked)).toEqual([answer]);
		expect(await store.log.answers(board, [])).toEqual([]);
		expect(await store.log.head(board)).toEqual(headAt(1));
	});

	it('begins the generation of a checkpoint', async () => {
		await store.log.append(founding());
		const checkpoint = { generation: 2, seq: 2, log: logAt(2), body: text('2') };
		await store.log.append(batch(headAt(1), [postponed('p1')], { checkpoint }));
		expect(await store.log.head(board)).toEqual(headAt(2, 2));
		expect(await store.log.checkpoint(board)).toEqual(checkpoint);
		expect(await store.log.checkpoint(board, 1)).toMatchObject({ generation: 1 });
		expect(await store.log.checkpoint(board, 0)).toBeNull();
	});

	it('keeps the newest checkpoints, and of those before none between which little was decided', async () => {
		await store.log.append(founding());
		for (let seq = 2; seq <= 20; seq++) {
			const checkpoint = { generation: seq, seq, log: logAt(seq), body: text(String(seq)) };
			const on = headAt(seq - 1, seq - 1);
			await store.log.append(batch(on, [postponed(`p${seq}`)], { checkpoint }));
		}
		const kept = new Set<number>();
		for (let seq = 1; seq <= 20; seq++) kept.add((await store.log.checkpoint(board, seq))?.generation ?? 0);
		expect([...kept]).toEqual([1, 16, 17, 18, 19, 20]);
		expect((await store.log.entries(board, 1, 20)).map(({ seq }) => seq)).toHaveLength(20);
	});

	it('keeps words under their ids', async () => {
		const words = [
			{ id: 'w1', salt: 's1', text: 'Because “Sankt Gallen” 🏥 goes live\nin May' },
			{ id: 'w2', salt: 's2', text: 'No' }
		];
		await store.log.append(founding({ words }));
		expect(await store.log.words(board)).toEqual(words);
		expect(await store.log.words(board, ['w2', 'unknown'])).toEqual([words[1]]);
		expect(await store.log.words(board, [])).toEqual([]);
	});

	it('knows who sits where, by the last seating', async () => {
		await store.log.append(founding());
		const seat = (person: typeof mara, seats: readonly ['facilitator'] | readonly []) =>
			({ kind: 'seated', person, seats }) as const;
		await store.log.append(
			batch(headAt(1), [seat(mara, []), seat(mara, ['facilitator']), seat(otto, ['facilitator'])])
		);
		expect(await store.boards.seatings(board)).toEqual([
			{ board, person: mara, seats: ['facilitator'] },
			{ board, person: otto, seats: ['facilitator'] }
		]);
		await store.log.append(batch(headAt(4), [seat(otto, [])]));
		expect(await store.boards.seatingsOf(otto)).toEqual([]);
		expect(await store.boards.seatingsOf(mara)).toHaveLength(1);
	});

	it('sums the board up as its session goes on', async () => {
		await store.log.append(founding());
		expect(await store.boards.one(board)).toMatchObject({ name: 'Portfolio', version: 0, session: null });
		const scheduled = { kind: 'scheduled', session, number: 1, startsAt: noon, minutes: 90 } as const;
		await store.log.append(batch(headAt(1), [scheduled, { kind: 'preparing-begun', session }]));
		expect(await store.boards.one(board)).toMatchObject({
			session: { number: 1, state: 'preparing', startsAt: noon }
		});
		await store.log.append(batch(headAt(3), [{ kind: 'opened', session, facilitator: mara }]));
		expect(await store.boards.one(board)).toMatchObject({ session: { state: 'open' } });
		const locked = { kind: 'locked', session, version: 1, hash: 'h', previous: 'g', log: logAt(4) } as const;
		await store.log.append(batch(headAt(4), [locked, { ...scheduled, number: 2, startsAt: noon + 7 }]));
		expect(await store.boards.all()).toMatchObject([
			{ board, version: 1, session: { number: 2, state: 'scheduled', startsAt: noon + 7 } }
		]);
	});

	it('keeps many entries in one batch', async () => {
		await store.log.append(founding());
		const many = Array.from({ length: 2500 }, (_, i) => postponed(`p${i}`));
		await store.log.append(batch(headAt(1), many));
		expect(await store.log.head(board)).toEqual(headAt(2501));
		expect(await store.log.entries(board, 2, 2501)).toHaveLength(2500);
	});
});

describe.each(adapters)('drafts and imports on %s', (_name, open) => {
	let store: Storage;
	beforeEach(async () => {
		store = await open();
	});
	afterEach(() => store.close());

	it('gives a room’s updates back in order, apart from other generations', async () => {
		await store.drafts.append(board, 1, [text('a'), text('b')]);
		await Promise.all([
			store.drafts.append(board, 1, [text('c')]),
			store.drafts.append(board, 2, [text('x')])
		]);
		await store.drafts.append(board, 1, []);
		expect(await store.drafts.updates(board, 1)).toEqual([text('a'), text('b'), text('c')]);
		expect(await store.drafts.updates(board, 3)).toEqual([]);
	});

	it('binds a Yjs client to the person who came first', async () => {
		await store.drafts.bind(board, 1, 4_294_967_295, mara);
		await store.drafts.bind(board, 1, 4_294_967_295, otto);
		expect(await store.drafts.bound(board, 1)).toEqual(new Map([[4_294_967_295, mara]]));
		expect(await store.drafts.bound(board, 2)).toEqual(new Map());
	});

	it('takes as many updates of a draft at once as come while the disk is busy', async () => {
		await store.log.append(founding());
		const many = Array.from({ length: 9000 }, (_, n) => text(String(n)));
		await store.drafts.append(board, 1, many);
		expect(await store.drafts.updates(board, 1)).toEqual(many);
	});

	const turning = (draft: DraftTurn) => ({
		checkpoint: { generation: 2, seq: 2, log: logAt(2), body: text('2') },
		draft
	});

	it('turns a draft with its generation: archived, carried over, the rest forgotten', async () => {
		await store.log.append(founding());
		await store.drafts.append(board, 1, [text('a'), text('b')]);
		await store.drafts.bind(board, 1, 7, mara);
		const carried = { update: text('carried'), client: 1, person: otto };
		const archive = { session, body: text('[]') };
		await store.log.append(batch(headAt(1), [postponed('p1')], turning({ carried, archive })));
		expect(await store.drafts.updates(board, 1)).toEqual([]);
		expect(await store.drafts.bound(board, 1)).toEqual(new Map());
		expect(await store.drafts.updates(board, 2)).toEqual([text('carried')]);
		expect(await store.drafts.bound(board, 2)).toEqual(new Map([[1, otto]]));
		expect(await store.log.archive(board, session)).toEqual(archive);
		await store.drafts.append(board, 2, [text('c')]);
		expect(await store.drafts.updates(board, 2)).toEqual([text('carried'), text('c')]);
	});

	it('begins an empty draft where nothing is carried over, and keeps no archive but a lock’s', async () => {
		await store.log.append(founding());
		await store.drafts.append(board, 1, [text('a')]);
		const nothing = turning({ carried: null, archive: null });
		await store.log.append(batch(headAt(1), [postponed('p1')], nothing));
		expect(await store.drafts.updates(board, 2)).toEqual([]);
		expect(await store.drafts.bound(board, 2)).toEqual(new Map());
		expect(await store.log.archive(board, session)).toBeNull();
	});

	it('leaves a draft as it is where the batch that would turn it is refused', async () => {
		await store.log.append(founding());
		await store.drafts.append(board, 1, [text('a')]);
		const archive = { session, body: text('[]') };
		const late = batch(headAt(2), [postponed('p1')], turning({ carried: null, archive }));
		await expect(store.log.append(late)).rejects.toBeInstanceOf(StaleHead);
		expect(await store.drafts.updates(board, 1)).toEqual([text('a')]);
		expect(await store.log.archive(board, session)).toBeNull();
	});

	it('keeps the last import of a board', async () => {
		await store.log.append(founding());
		expect(await store.imports.last(board)).toBeNull();
		await store.imports.keep({ board, at: noon, by: null, body: '[1]' });
		await store.imports.keep({ board, at: noon + 1, by: mara, body: '[2]' });
		expect(await store.imports.last(board)).toEqual({ board, at: noon + 1, by: mara, body: '[2]' });
	});
});
