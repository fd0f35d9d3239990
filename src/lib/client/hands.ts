import type { Present } from '#lib/document/messages.ts';
import { encodeTouch, type Hand, places, type Spot, type Touch } from '#lib/document/presence.ts';
import type { Seen, Sight } from '#lib/document/sights.ts';
import { handColour } from '#lib/domain/colour.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';

/** Somebody else's pointer on the board, and what they carry. */
export interface OtherHand {
	readonly who: number;
	/** By which they are known again wherever they are seen. */
	readonly colour: number;
	readonly name: string;
	readonly seat: string;
	readonly spot: Spot;
	readonly carrying: ItemId | null;
	/** What goes with the card they carry. */
	readonly others?: readonly ItemId[];
	/** Points with the laser. */
	readonly laser: boolean;
}

/** What a hand does now. `spot` null: it is off the board. */
export interface Touching {
	readonly spot: Spot | null;
	readonly carrying: ItemId | null;
	/** What goes with it. */
	readonly others?: readonly ItemId[];
	readonly laser: boolean;
}

const nowhere: Touching = { spot: null, carrying: null, laser: false };

/** Ms between two positions of one hand. */
const every = 50;

/** Sends where this seat's hand is: the newest position, at most every 50 ms, and the last one always. */
export class Pointer {
	readonly #send: (bytes: Uint8Array) => boolean;
	readonly #table: Table;
	#next: Touching | null = null;
	#last: Touching = nowhere;
	/** What the server was told; undefined: it may hold anything of a socket before this one. */
	#carried: ItemId | null | undefined = null;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(table: Table, send: (bytes: Uint8Array) => boolean) {
		this.#table = table;
		this.#send = send;
	}

	at(touching: Touching): void {
		this.#next = touching;
		if (this.#timer !== null) return;
		this.#flush();
		this.#timer = setTimeout(() => {
			this.#timer = null;
			if (this.#next) this.at(this.#next);
		}, every);
	}

	/** Says what this seat sees, and the hand as it is anyway. False where nobody could be told. */
	sees(sight: Sight): boolean {
		const seen = places(this.#table).seen(sight);
		return seen !== null && this.#tell(this.#last, seen);
	}

	/** A new connection: what it carries, be it nothing, is said again. */
	forgotten(): void {
		this.#carried = undefined;
	}

	close(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
	}

	#flush(): void {
		if (!this.#next) return;
		this.#last = this.#next;
		this.#next = null;
		this.#tell(this.#last);
	}

	#tell({ spot, carrying, others = [], laser }: Touching, seen?: Seen): boolean {
		const cell = spot && places(this.#table).cell(spot);
		const touch: Touch = {
			cell,
			...(carrying === this.#carried ? {} : { carrying, ...(others.length > 0 ? { others } : {}) }),
			...(laser ? { laser } : {}),
			...(seen ? { seen } : {})
		};
		this.#carried = carrying;
		return this.#send(encodeTouch(touch));
	}
}

/** What is known of everybody's hands, by the number the server gave them. */
export type Hands = ReadonlyMap<number, KnownHand>;

interface KnownHand extends Pick<Hand, 'who' | 'cell'> {
	readonly carrying: ItemId | null;
	readonly others?: readonly ItemId[];
	readonly laser: boolean;
	/** What they have before them; null: never told to this seat. */
	readonly seen: Seen | null;
}

export const noHands: Hands = new Map();

/** `hands` after news: what is not said of carrying or seeing stays as it was. */
export function withHands(hands: Hands, news: readonly Hand[]): Hands {
	const next = new Map(hands);
	for (const { who, cell, carrying, others, laser, seen } of news) {
		const before = next.get(who);
		const going = carrying === undefined ? before?.others : others;
		next.set(who, {
			who,
			cell,
			carrying: carrying === undefined ? (before?.carrying ?? null) : carrying,
			...(going ? { others: going } : {}),
			laser: laser === true,
			seen: seen ?? before?.seen ?? null
		});
	}
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
		if (!hand || !spot) continue;
		const { carrying, laser, others: going } = hand;
		others.push({
			...{ who, colour: handColour(person), name, seat, spot, carrying, laser },
			...(going ? { others: going } : {})
		});
	}
	return others;
}
