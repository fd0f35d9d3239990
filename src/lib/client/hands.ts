import type { Present } from '#lib/document/messages.ts';
import { encodeTouch, type Hand, places, type Spot, type Touch } from '#lib/document/presence.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';

/** Somebody else's pointer on the board, and what they carry. */
export interface OtherHand {
	readonly who: number;
	readonly name: string;
	readonly seat: string;
	readonly spot: Spot;
	readonly carrying: ItemId | null;
}

/** Ms between two positions of one hand. */
const every = 50;

/** Sends where this seat's hand is: the newest position, at most every 50 ms, and the last one always. */
export class Pointer {
	readonly #send: (bytes: Uint8Array) => void;
	readonly #table: Table;
	#next: { spot: Spot | null; carrying: ItemId | null } | null = null;
	#carried: ItemId | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(table: Table, send: (bytes: Uint8Array) => void) {
		this.#table = table;
		this.#send = send;
	}

	/** `spot` null: off the board. */
	at(spot: Spot | null, carrying: ItemId | null): void {
		this.#next = { spot, carrying };
		if (this.#timer !== null) return;
		this.#flush();
		this.#timer = setTimeout(() => {
			this.#timer = null;
			if (this.#next) this.at(this.#next.spot, this.#next.carrying);
		}, every);
	}

	/** The server knows nothing of this hand: what it carries is said again. */
	forgotten(): void {
		this.#carried = null;
	}

	close(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
	}

	#flush(): void {
		if (!this.#next) return;
		const { spot, carrying } = this.#next;
		this.#next = null;
		const cell = spot && places(this.#table).cell(spot);
		const touch: Touch = carrying === this.#carried ? { cell } : { cell, carrying };
		this.#carried = carrying;
		this.#send(encodeTouch(touch));
	}
}

/** What is known of everybody's hands, by the number the server gave them. */
export type Hands = ReadonlyMap<number, Required<Hand>>;

export const noHands: Hands = new Map();

/** `hands` after news: what is not said of carrying stays as it was. */
export function withHands(hands: Hands, news: readonly Hand[]): Hands {
	const next = new Map(hands);
	for (const { who, cell, carrying } of news)
		next.set(who, {
			who,
			cell,
			carrying: carrying === undefined ? (next.get(who)?.carrying ?? null) : carrying
		});
	return next;
}

/** Without the hands of whoever has left. */
export function ofThoseHere(hands: Hands, here: readonly Present[]): Hands {
	const numbers = new Set(here.map(({ who }) => who));
	return new Map([...hands].filter(([who]) => numbers.has(who)));
}

/** Other people's hands that are on the board now. One's own, from another tab, is not among them. */
export function otherHands(
	table: Table,
	hands: Hands,
	here: readonly Present[],
	me: string | null
): OtherHand[] {
	const onBoard = places(table);
	const others: OtherHand[] = [];
	for (const { who, person, name, seat } of here) {
		const hand = person === me ? undefined : hands.get(who);
		const spot = hand?.cell ? onBoard.spot(hand.cell) : null;
		if (hand && spot) others.push({ who, name, seat, spot, carrying: hand.carrying });
	}
	return others;
}
