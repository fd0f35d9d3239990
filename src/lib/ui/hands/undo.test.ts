import { describe, expect, test, vi } from 'vitest';
import type { Outgoing } from '#lib/client/outbox.ts';
import { type Standing, standingOf } from '#lib/client/standing.ts';
import type { Cause, ProposedChange } from '#lib/domain/board.ts';
import { type ActId, idOf, type PersonId, type ProposalId } from '#lib/domain/ids.ts';
import {
	doAct,
	items,
	move,
	people,
	proposal,
	tableOf,
	timeboxes,
	words
} from '#lib/domain/testing/board.ts';
import type { Acts } from '../acts.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { reversal } from '../view/undoing.ts';
import { Undo } from './undo.ts';

const { a1, a2 } = items;
const { ada, sam } = people;
const { spring, summer, undated } = timeboxes;

/** One person's page on a table that the rules judge at once, or not yet where it waits in the outbox. */
function page(me: PersonId, table = tableOf()) {
	const said: string[] = [];
	const offers: (() => void)[] = [];
	let outbox: Outgoing[] = [];
	const waiting: (() => void)[] = [];
	let made = 0;
	const standing = (id: ActId) => standingOf(table, outbox, id, acts.way !== 'offline');
	/** The server takes what is on its way, in order; or a rule refuses it. */
	const arrives = (refused = false): void => {
		const [first, ...rest] = outbox;
		if (!first) throw new Error('Nothing is on its way.');
		outbox = refused ? [{ ...first, state: 'returned', because: 'Locked.', refusal: null }, ...rest] : rest;
		if (!refused) doAct(table, me, first.id, proposal(...first.act.changes));
		for (const look of waiting.splice(0)) look();
	};
	const view = {
		...{ table, me, minute: 0, said, offers },
		say: (text: string) => said.push(text),
		tell: () => {},
		sayings: {
			offer: (text: string, _yes: string, does: () => void) => said.push(text) && offers.push(does)
		}
	};
	const acts = {
		...{ table, gathering: null, onMade: (() => {}) as Acts['onMade'], refusal: () => null },
		way: 'at once' as 'at once' | 'slow' | 'offline',
		board: {
			get outbox() {
				return outbox;
			},
			serverNow: () => made,
			standing,
			async settled(id: ActId): Promise<Standing> {
				while (standing(id).kind === 'on-its-way') await new Promise<void>((look) => waiting.push(look));
				return standing(id);
			},
			dismiss: (id: ActId) => Promise.resolve(void (outbox = outbox.filter((each) => each.id !== id)))
		},
		withdraw: (id: ProposalId) =>
			Promise.resolve(doAct(table, me, `w${++made}`, { kind: 'withdraw', proposal: id }).ok),
		put: (changes: readonly ProposedChange[]) => void acts.propose(changes),
		propose(changes: readonly ProposedChange[], because: string | null = null, cause: Cause | null = null) {
			const id = idOf<ActId>(`${me}-p${++made}`);
			const back = reversal(table, changes);
			const act = { kind: 'propose', changes, because, cause } as const;
			const state = acts.way === 'offline' ? 'waiting' : 'sending';
			if (acts.way !== 'at once')
				outbox = [...outbox, { id, order: made, session: null, at: Infinity, act, state }];
			else doAct(table, me, id, proposal(...changes));
			acts.onMade({ id, changes, back, because, cause });
			return id;
		}
	};
	const free = { undoAt: null, redoAt: null, undo: () => false, redo: () => false };
	const undoOf = () => new Undo(acts as unknown as Acts, view as unknown as BoardView, free);
	const undo = undoOf();
	const outcome = (id: ActId) => table.proposals.get(idOf<ProposalId>(id))?.outcome.kind;
	return {
		...{ table, acts, view, undo, outcome, arrives },
		reloaded: undoOf,
		where: () => table.places.get(a1)?.timebox
	};
}

describe('undo', () => {
	test('withdraws what is open, and redo puts the same on the table again', async () => {
		const { acts, undo, outcome, table } = page(sam);
		const id = acts.propose([move(a1, { timebox: summer })]);
		await undo.undo();
		expect(outcome(id)).toBe('withdrawn');
		await undo.redo();
		const open = [...table.proposals.values()].filter((each) => each.outcome.kind === 'open');
		expect(open.map(({ changes }) => changes)).toEqual([[move(a1, { timebox: summer })]]);
	});

	test('takes back what was not sent yet, and nobody ever hears of it', async () => {
		const { acts, undo, table } = page(sam);
		acts.way = 'offline';
		acts.propose([move(a1, { timebox: summer })]);
		await undo.undo();
		expect(acts.board.outbox).toEqual([]);
		expect(table.proposals.size).toBe(0);
	});

	test('of what is agreed asks first, for others have to sign; redo withdraws that proposal', async () => {
		const { acts, undo, outcome, table, view, where } = page(sam);
		const id = acts.propose([move(a1, { timebox: summer })]);
		doAct(table, ada, 's1', { kind: 'sign-off', proposal: idOf<ProposalId>(id) });
		expect(where()).toBe(summer);
		await undo.undo();
		expect(view.said.at(-1)).toMatch(/only a new proposal/i);
		expect([...table.proposals.values()]).toHaveLength(1);
		view.offers.at(-1)?.();
		const [, back] = [...table.proposals.values()];
		expect(back?.changes).toMatchObject([{ item: a1, to: { timebox: spring } }]);
		await undo.redo();
		expect(back && outcome(idOf<ActId>(back.id))).toBe('withdrawn');
		expect(where()).toBe(summer);
	});

	test('of what only this person signs happens at once, and so does redo', async () => {
		const { acts, undo, where } = page(ada);
		acts.propose([move(a1, { timebox: summer })]);
		expect(where()).toBe(summer);
		await undo.undo();
		expect(where()).toBe(spring);
		await undo.redo();
		expect(where()).toBe(summer);
	});

	test('leaves alone what somebody else has moved on since', async () => {
		const { acts, undo, table, view, where } = page(ada);
		acts.propose([move(a1, { timebox: summer })]);
		doAct(table, ada, 'elsewhere', proposal(move(a1, { timebox: undated })));
		await undo.undo();
		expect(where()).toBe(undated);
		expect(view.said.at(-1)).toMatch(/^A1 has been changed since/);
	});

	test('goes back step by step, past what was decided otherwise', async () => {
		const { acts, undo, outcome, table } = page(sam);
		const first = acts.propose([move(a1, { timebox: summer })]);
		const second = acts.propose([move(a2, { timebox: summer })]);
		doAct(table, ada, 'n1', { kind: 'decline', proposal: idOf<ProposalId>(second), because: words });
		await undo.undo();
		expect([outcome(first), outcome(second)]).toEqual(['withdrawn', 'declined']);
	});

	test('of what is on its way waits for it, and takes back that one and none before it', async () => {
		const { acts, undo, outcome, view, arrives } = page(sam);
		const first = acts.propose([move(a1, { timebox: summer })]);
		acts.way = 'slow';
		const second = acts.propose([move(a2, { timebox: summer })]);
		const pressed = undo.undo();
		expect(view.said).toEqual(['It is on its way, and is taken back as soon as it is on the table.']);
		expect(outcome(first)).toBe('open');
		arrives();
		await pressed;
		expect([outcome(first), outcome(second)]).toEqual(['open', 'withdrawn']);
	});

	test('pressed again while it waits goes one further, and redo brings both again', async () => {
		const { acts, undo, outcome, arrives, table } = page(sam);
		const first = acts.propose([move(a1, { timebox: summer })]);
		acts.way = 'slow';
		const second = acts.propose([move(a2, { timebox: summer })]);
		const pressed = [undo.undo(), undo.undo()];
		// Made after the presses, which do not mean it.
		const third = acts.propose([move(a1, { timebox: undated })]);
		arrives();
		await Promise.all(pressed);
		arrives();
		expect([first, second, third].map(outcome)).toEqual(['withdrawn', 'withdrawn', 'open']);
		acts.way = 'at once';
		await Promise.all([undo.redo(), undo.redo()]);
		const open = [...table.proposals.values()].filter((each) => each.outcome.kind === 'open');
		expect(open.map(({ changes }) => changes)).toEqual([
			[move(a1, { timebox: undated })],
			[move(a1, { timebox: summer })],
			[move(a2, { timebox: summer })]
		]);
	});

	test('pressed twice takes a card back the two ways it has gone', async () => {
		const { acts, undo, arrives, where } = page(ada);
		acts.propose([move(a1, { timebox: summer })]);
		acts.propose([move(a1, { timebox: undated })]);
		acts.way = 'slow';
		const [, both] = [undo.undo(), undo.undo()];
		await vi.waitFor(() => expect(acts.board.outbox).toHaveLength(1));
		arrives();
		await vi.waitFor(() => expect(acts.board.outbox).toHaveLength(1));
		arrives();
		await both;
		expect(where()).toBe(spring);
	});

	test('of what was not put on the table in the end takes nothing else back', async () => {
		const { acts, undo, outcome, view, arrives } = page(sam);
		const first = acts.propose([move(a1, { timebox: summer })]);
		acts.way = 'slow';
		acts.propose([move(a2, { timebox: summer })]);
		const pressed = undo.undo();
		arrives(true);
		await pressed;
		expect(outcome(first)).toBe('open');
		expect(view.said.at(-1)).toBe('It did not come about: there is nothing to undo.');
	});

	test('after a reload takes back what waits before what is open', async () => {
		const { acts, outcome, reloaded } = page(sam);
		const first = acts.propose([move(a1, { timebox: summer })]);
		acts.way = 'offline';
		acts.propose([move(a2, { timebox: summer })]);
		const undo = reloaded();
		await undo.undo();
		expect(acts.board.outbox).toEqual([]);
		expect(outcome(first)).toBe('open');
		await undo.undo();
		expect(outcome(first)).toBe('withdrawn');
	});

	test('never withdraws what others proposed', async () => {
		const { undo, table, view } = page(ada);
		doAct(table, sam, 'theirs', proposal(move(a1, { timebox: summer })));
		await undo.undo();
		expect(table.proposals.get(idOf<ProposalId>('theirs'))?.outcome.kind).toBe('open');
		expect(view.said.at(-1)).toBe('There is nothing of yours to undo.');
	});
});
