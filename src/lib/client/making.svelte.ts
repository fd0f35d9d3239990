import { ulid } from 'ulid';
import type { Doc } from '#lib/document/docs.ts';
import { type DraftMove, dropMove, putMove } from '#lib/document/draft.ts';
import type { Answer } from '#lib/document/messages.ts';
import type { Cause, ProposedChange } from '#lib/domain/board.ts';
import { type ActId, idOf, type PersonId } from '#lib/domain/ids.ts';
import { seatWith } from '#lib/domain/authority.ts';
import { currentSession } from '#lib/domain/table.ts';
import { actOf, draftMovesOf, type Ghost, ghostsOf, inTheMaking, toPutBack, toTidy } from './drafts.ts';
import type { Keep, Scope } from './keep.ts';
import type { AskedProposal, Outgoing } from './outbox.ts';
import { Sender } from './sender.ts';
import type { LiveTable } from './table.svelte.ts';

export interface MakingPorts {
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
	#moves = $state.raw<readonly DraftMove[]>([]);
	#outbox = $state.raw<readonly Outgoing[]>([]);
	readonly #drafts = $derived.by(() =>
		this.#ports.live.read((table) => inTheMaking(table, this.#moves, this.#outbox))
	);
	readonly #ghosts = $derived.by(() => {
		const { live, me, connected } = this.#ports;
		return live.read((table) => ghostsOf(table, this.#drafts, this.#outbox, me, connected()));
	});

	constructor(ports: MakingPorts) {
		this.#ports = ports;
		this.#sender = new Sender({
			...ports,
			session: () => (ports.connected() ? (currentSession(ports.live.table)?.id ?? null) : undefined),
			changed: (outbox) => this.#queued(outbox)
		});
	}

	get drafts(): readonly DraftMove[] {
		return this.#drafts;
	}

	get outbox(): readonly Outgoing[] {
		return this.#outbox;
	}

	get ghosts(): readonly Ghost[] {
		return this.#ghosts;
	}

	/** Takes up what was kept from the last time. */
	begin(): Promise<void> {
		return this.#sender.begin();
	}

	/** Every seat sees the moves at once; then they are asked for, in order, under the same id. */
	propose(
		changes: readonly ProposedChange[],
		{ because, cause, at }: { because: string | null; cause: Cause | null; at: number }
	): ActId {
		const { live, me } = this.#ports;
		const id = idOf<ActId>(ulid());
		this.#show(me === null ? [] : draftMovesOf(live.table, changes, { id, by: me, at }));
		const session = currentSession(live.table)?.id ?? null;
		this.#sender.add({ id, session, at, act: { kind: 'propose', changes, because, cause } });
		return id;
	}

	/** Puts one aside that came back or was not sent yet; nobody sees its moves any more. */
	async dismiss(id: ActId): Promise<void> {
		await this.#sender.dismiss(id);
		const doc = this.#ports.draft();
		if (!doc || this.#outbox.some((each) => each.id === id)) return;
		const mine = this.#moves.filter((move) => actOf(move.id) === id && move.by === this.#ports.me);
		for (const move of mine) dropMove(doc, move.id);
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
		const { live, me, draft } = this.#ports;
		const doc = draft();
		if (!doc || me === null) return;
		for (const { id } of toTidy(live.table, this.#moves, this.#outbox, me)) dropMove(doc, id);
	}

	/** Another draft document is in use: what this person waits for is shown there too. */
	putBack(): void {
		const { live, me } = this.#ports;
		if (me !== null) this.#show(toPutBack(live.table, this.#moves, this.#outbox, me));
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

	#queued(outbox: readonly Outgoing[]): void {
		this.#outbox = outbox;
		this.tidy();
	}
}
