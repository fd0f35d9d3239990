import { ulid } from 'ulid';
import type { Doc } from '#lib/document/docs.ts';
import { type DraftMove, dropMove, putMove } from '#lib/document/draft.ts';
import type { Answer } from '#lib/document/messages.ts';
import type { ProposedChange } from '#lib/domain/board.ts';
import { type ActId, idOf, type PersonId } from '#lib/domain/ids.ts';
import { seatWith } from '#lib/domain/authority.ts';
import { currentSession } from '#lib/domain/table.ts';
import { isShown } from './asks.ts';
import type { Collected } from './collected.ts';
import {
	actOf,
	draftMovesOf,
	type Ghost,
	ghostsOf,
	inTheMaking,
	strayOf,
	toPutBack,
	toTidy
} from './drafts.ts';
import type { Keep, Scope } from './keep.ts';
import type { AskedProposal, Outgoing } from './outbox.ts';
import { Sender } from './sender.ts';
import { type Standing, standingOf } from './standing.ts';
import type { LiveTable } from './table.svelte.ts';
import { Unanswered } from './wire.ts';

interface MakingPorts {
	readonly live: LiveTable;
	readonly keep: Keep;
	readonly scope: Scope;
	/** Null for a watcher, who proposes nothing. */
	readonly me: PersonId | null;
	readonly connected: () => boolean;
	readonly ask: (id: ActId, act: AskedProposal) => Promise<Answer>;
	/** The draft document now in use; null where this person has none. */
	readonly draft: () => Doc | null;
}

/** What is on its way to the table: this person's proposals until they are judged, and everybody's moves in the making. */
export class Making {
	readonly #ports: MakingPorts;
	readonly #sender: Sender;
	/** Those who wait for what is on its way. */
	readonly #awaiting: (() => void)[] = [];
	#moves = $state.raw<readonly DraftMove[]>([]);
	#outbox = $state.raw<readonly Outgoing[]>([]);
	/** The trade this person is putting together: shown in the draft like what waits, and asked for by nobody yet. */
	#trade = $state.raw<Collected | null>(null);
	readonly #waiting = $derived([...this.#outbox, ...asWaiting(this.#trade)]);
	readonly #drafts = $derived.by(() =>
		this.#ports.live.read((table) => inTheMaking(table, this.#moves, this.#waiting))
	);
	readonly #strays = $derived.by(() => strayOf(this.#drafts, this.#waiting, this.#ports.me));
	readonly #ghosts = $derived.by(() => {
		const { live, me, connected } = this.#ports;
		return live.read((table) => ghostsOf(table, this.#drafts, this.#waiting, me, connected()));
	});

	constructor(ports: MakingPorts) {
		this.#ports = ports;
		this.#sender = new Sender({
			...ports,
			ask: (id, act) => this.#asked(id, act),
			session: () => (ports.connected() ? (currentSession(ports.live.table)?.id ?? null) : undefined),
			isOnTable: (id) => ports.live.table.proposals.has(id),
			changed: (outbox) => this.#queued(outbox)
		});
	}

	get drafts(): readonly DraftMove[] {
		return this.#drafts;
	}

	/** This person's own moves in the making that nothing in this browser stands behind. */
	get strays(): readonly DraftMove[] {
		return this.#strays;
	}

	get outbox(): readonly Outgoing[] {
		return this.#outbox;
	}

	get ghosts(): readonly Ghost[] {
		return this.#ghosts;
	}

	/** Where one of this person's proposals stands. */
	standing(id: ActId): Standing {
		const { live, connected } = this.#ports;
		return standingOf(live.table, this.#outbox, id, connected());
	}

	/** The same, as soon as it is not on its way any more. */
	async settled(id: ActId): Promise<Standing> {
		let standing = this.standing(id);
		for (; standing.kind === 'on-its-way'; standing = this.standing(id))
			await new Promise<void>((changed) => this.#awaiting.push(changed));
		return standing;
	}

	/** Takes up what was kept from the last time. */
	begin(): Promise<void> {
		return this.#sender.begin();
	}

	/** Every seat sees the moves at once; then they are asked for, in order, under the same id. */
	propose(
		changes: readonly ProposedChange[],
		{ id = idOf<ActId>(ulid()), at, ...words }: Omit<AskedProposal, 'kind' | 'changes'> & Made
	): ActId {
		const { live, me } = this.#ports;
		this.#show(
			me === null ? [] : draftMovesOf(live.table, changes, { id, by: me, at, amends: words.amends })
		);
		const session = currentSession(live.table)?.id ?? null;
		this.#sender.add({ id, session, at, act: { kind: 'propose', changes, ...words } });
		return id;
	}

	/** The trade being put together has changed: every seat sees its moves, and no longer those taken out of it. */
	collecting(trade: Collected | null): void {
		const before = this.#trade;
		this.#trade = trade;
		const { live, me, draft } = this.#ports;
		const doc = draft();
		const moves = this.#movesOf(trade);
		this.#show(moves.filter((move) => !stands(this.#moves, move)));
		if (!doc || me === null || !before) return;
		const asked = live.table.proposals.has(before.id) || this.#outbox.some(({ id }) => id === before.id);
		if (asked && trade?.id !== before.id) return;
		const mine = this.#moves.filter((move) => move.by === me && actOf(move.id) === before.id);
		for (const { id } of mine) if (!moves.some((move) => move.id === id)) dropMove(doc, id);
	}

	#movesOf(trade: Collected | null): DraftMove[] {
		const { live, me } = this.#ports;
		if (!trade || me === null) return [];
		const { id, at, amends } = trade;
		return draftMovesOf(live.table, trade.changes, { id, by: me, at, amends });
	}

	/** Puts one aside that came back or was not sent yet; nobody sees its moves any more. */
	async dismiss(id: ActId): Promise<void> {
		await this.#sender.dismiss(id);
		const doc = this.#ports.draft();
		if (!doc || this.#outbox.some((each) => each.id === id)) return;
		const mine = this.#moves.filter((move) => actOf(move.id) === id && move.by === this.#ports.me);
		for (const move of mine) dropMove(doc, move.id);
	}

	/** Takes those out of the draft: nobody sees them any more. */
	takeBackStrays(): void {
		const doc = this.#ports.draft();
		if (doc) for (const { id } of this.#strays) dropMove(doc, id);
	}

	/** There is no connection any more: what was not asked stays where it is. */
	lost(): void {
		this.#changed();
	}

	/** The board is level with the server: what waits is judged now. */
	reached(): void {
		void this.#sender.pump();
	}

	/** The draft document says what stands in it. */
	moved(moves: readonly DraftMove[]): void {
		this.#moves = moves;
		this.tidy();
	}

	/** Takes back one's own moves that were answered; called after every step of the board. */
	tidy(): void {
		this.#changed();
		const { live, me, draft } = this.#ports;
		const doc = draft();
		if (!doc || me === null) return;
		for (const { id } of toTidy(live.table, this.#moves, this.#outbox, me)) dropMove(doc, id);
	}

	/** Another draft document is in use: what this person waits for is shown there too. */
	putBack(): void {
		const { live, me } = this.#ports;
		if (me !== null) this.#show(toPutBack(live.table, this.#moves, this.#waiting, me));
	}

	close(): void {
		this.#sender.close();
	}

	/** Writes moves into the draft. Without the right to it nobody sees them before they are judged. */
	#show(moves: readonly DraftMove[]): void {
		const { live, me, draft } = this.#ports;
		const doc = draft();
		if (!doc || me === null || seatWith(live.table, me, 'draft') === null) return;
		for (const move of moves) putMove(doc, move);
	}

	/** What was granted, and is not seen here because the connection was lost, is asked again, and answered as before. */
	async #asked(id: ActId, act: AskedProposal): Promise<Answer> {
		const answer = await this.#ports.ask(id, act);
		if (!isShown(answer, this.#ports.live.table.seq)) throw new Unanswered();
		return answer;
	}

	/** Whoever waits for a proposal to be settled looks again. */
	#changed(): void {
		for (const look of this.#awaiting.splice(0)) look();
	}

	#queued(outbox: readonly Outgoing[]): void {
		this.#outbox = outbox;
		this.tidy();
	}
}

/** The act it is asked under, where that was made before; and when it was made, UTC ms. */
interface Made {
	readonly id?: ActId;
	readonly at: number;
}

/** A trade in the making as the outbox would hold it: its cards are drawn in the same way. */
const asWaiting = (trade: Collected | null): Outgoing[] =>
	trade
		? [
				{
					id: trade.id,
					order: 0,
					session: null,
					at: trade.at,
					act: {
						kind: 'propose',
						changes: trade.changes,
						because: null,
						cause: null,
						...(trade.amends ? { amends: trade.amends } : {})
					},
					state: 'waiting'
				}
			]
		: [];

const stands = (moves: readonly DraftMove[], move: DraftMove): boolean =>
	moves.some(
		({ id, item, to, amends }) =>
			id === move.id && item === move.item && amends === move.amends && sameTarget(to, move.to)
	);

const sameTarget = (a: DraftMove['to'], b: DraftMove['to']): boolean =>
	a.product === b.product && a.team === b.team && a.timebox === b.timebox && a.after === b.after;
