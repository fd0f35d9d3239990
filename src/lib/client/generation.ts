import { baseUpdate, entriesFrom, headOf, observeTable, seqOf, type Step } from '#lib/document/agreed.ts';
import { blankDoc, type Doc, fill } from '#lib/document/docs.ts';
import { type DraftMove, observeMoves } from '#lib/document/draft.ts';
import { roomName } from '#lib/document/messages.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Keep, KeptDoc, Scope } from './keep.ts';
import { Room, type RoomCalls } from './room.ts';
import { fetchBase, type Wire } from './wire.ts';

/** What stays the same from one generation to the next. */
export interface Seat {
	readonly wire: Wire;
	readonly keep: Keep;
	readonly scope: Scope;
	/** Watchers have no draft room. */
	readonly drafts: boolean;
}

/** Who is told what the two rooms of a generation say. */
export interface GenerationCalls {
	readonly agreed: RoomCalls;
	readonly draft: RoomCalls;
	readonly step: (step: Step) => void;
	readonly moves: (moves: readonly DraftMove[]) => void;
	/** From now on this is the draft that is shown; null where this seat has none. */
	readonly drafted: (draft: Room | null) => void;
}

/** A board's two rooms between two checkpoints, as this seat holds them. */
export class Generation {
	readonly number: number;
	readonly agreed: Room;
	readonly #seat: Seat;
	readonly #calls: GenerationCalls;
	readonly #kept: KeptDoc;
	#draft: Room | null = null;
	/** The draft that is shown no more, until its last words are said. */
	#former: Room | null = null;
	#stopTable: (() => void) | null = null;
	#stopMoves: (() => void) | null = null;

	constructor(seat: Seat, number: number, doc: Doc, kept: KeptDoc, calls: GenerationCalls) {
		this.number = number;
		this.#seat = seat;
		this.#kept = kept;
		this.#calls = calls;
		this.agreed = new Room(seat.wire, seat.scope.board, roomName('agreed', number), doc, calls.agreed);
	}

	get draft(): Room | null {
		return this.#draft;
	}

	/** A fresh draft room in the place of the one before, if any. `client`: the Yjs id given to this seat. */
	makeDraft(client: number | null): void {
		this.dropDraft();
		if (!this.#seat.drafts) return;
		const { wire, scope } = this.#seat;
		const name = roomName('draft', this.number);
		this.#draft = new Room(wire, scope.board, name, blankDoc(client), this.#calls.draft);
	}

	dropDraft(): void {
		this.#stopMoves?.();
		this.#stopMoves = null;
		this.#draft?.destroy();
		this.#draft = null;
	}

	/** From now on this generation's documents are what the seat shows; `table` is brought to their state. */
	follow(table: Table): void {
		this.#stopTable ??= observeTable(this.agreed.doc, table, this.#calls.step);
		this.followDraft();
	}

	/** Its sockets stay open for a while; what they say is shown no more. */
	unfollow(): void {
		this.#stopTable?.();
		this.#stopTable = null;
		this.#stopMoves?.();
		this.#stopMoves = null;
		[this.#former, this.#draft] = [this.#draft ?? this.#former, null];
	}

	followDraft(): void {
		if (this.#draft) this.#stopMoves ??= observeMoves(this.#draft.doc, this.#calls.moves);
		else this.#calls.moves([]);
		this.#calls.drafted(this.#draft);
	}

	open(): void {
		this.agreed.open();
		this.#draft?.open();
	}

	cut(): void {
		this.agreed.cut();
		this.#draft?.cut();
	}

	/** For good. `forget`: what the browser keeps of it goes too. */
	async end(forget: boolean): Promise<void> {
		this.unfollow();
		this.#former?.destroy();
		this.#former = null;
		await (forget ? this.#kept.forget() : this.#kept.close());
		this.agreed.destroy();
	}
}

/** From where a generation's base may come, beside what the browser keeps of it. */
export interface Sources {
	/** The generation before. */
	readonly before: { readonly doc: Doc; readonly table: Table } | null;
	/** The server; `afresh`: past what any cache holds. */
	readonly fetch: 'never' | 'kept' | 'afresh';
}

/**
 * The agreed room's document with at least its base in it: as kept in the browser, else made from the
 * generation before, else fetched. Null where that is not allowed and nothing is kept.
 */
export async function loadGeneration(
	seat: Seat,
	number: number,
	calls: GenerationCalls,
	{ before, fetch }: Sources
): Promise<Generation | null> {
	const doc = blankDoc();
	const kept = await seat.keep.doc(seat.scope, number, doc);
	try {
		if (headOf(doc) === null) {
			const base = before && nextBase(before, number);
			if (!base && fetch === 'never') {
				await kept.close();
				return null;
			}
			fill(doc, base ?? (await fetchBase(seat.wire, seat.scope.board, number, fetch === 'afresh')));
		}
	} catch (error) {
		await kept.close();
		throw error;
	}
	return new Generation(seat, number, doc, kept, calls);
}

/**
 * The base of generation `number`, made from the one before: allowed where that one has said its last
 * word, for then its table is the checkpoint the next one begins with, byte for byte.
 */
function nextBase({ doc, table }: { doc: Doc; table: Table }, number: number): Uint8Array | null {
	const [last] = entriesFrom(doc, seqOf(doc));
	if (last?.kind !== 'checkpointed' || last.generation !== number || table.seq !== last.seq) return null;
	return baseUpdate(number, table);
}
