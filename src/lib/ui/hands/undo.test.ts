import { describe, expect, test } from 'vitest';
import type { Outgoing } from '#lib/client/outbox.ts';
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
	let made = 0;
	const view = {
		...{ table, me, minute: 0, said, offers },
		say: (text: string) => said.push(text),
		offer: (text: string, _yes: string, does: () => void) => said.push(text) && offers.push(does)
	};
	const acts = {
		...{ table, gathering: null, onMade: (() => {}) as Acts['onMade'], refusal: () => null, offline: false },
		board: {
			get outbox() {
				return outbox;
			},
			serverNow: () => made,
			dismiss: (id: ActId) => Promise.resolve(void (outbox = outbox.filter((each) => each.id !== id)))
		},
		withdraw: (id: ProposalId) =>
			Promise.resolve(doAct(table, me, `w${++made}`, { kind: 'withdraw', proposal: id }).ok),
		put: (changes: readonly ProposedChange[]) => void acts.propose(changes),
		propose(changes: readonly ProposedChange[], because: string | null = null, cause: Cause | null = null) {
			const id = idOf<ActId>(`${me}-p${++made}`);
			const back = reversal(table, changes);
			const act = { kind: 'propose', changes, because, cause } as const;
			if (acts.offline)
				outbox = [...outbox, { id, order: made, session: null, at: 0, act, state: 'waiting' }];
			else doAct(table, me, id, proposal(...changes));
			acts.onMade({ id, changes, back, because, cause });
			return id;
		}
	};
	const free = { undoAt: null, redoAt: null, undo: () => false, redo: () => false };
	const undo = new Undo(acts as unknown as Acts, view as unknown as BoardView, free);
	const outcome = (id: ActId) => table.proposals.get(idOf<ProposalId>(id))?.outcome.kind;
	return { ...{ table, acts, view, undo, outcome }, where: () => table.places.get(a1)?.timebox };
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
		acts.offline = true;
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

	test('never withdraws what others proposed', async () => {
		const { undo, table, view } = page(ada);
		doAct(table, sam, 'theirs', proposal(move(a1, { timebox: summer })));
		await undo.undo();
		expect(table.proposals.get(idOf<ProposalId>('theirs'))?.outcome.kind).toBe('open');
		expect(view.said.at(-1)).toBe('There is nothing of yours to undo.');
	});
});
