import type * as decoding from 'lib0/decoding';
import { encodeJson, messageType, type Notice, type Present } from '#lib/document/messages.ts';
import { decodeTouch, encodeHands, type Cell, type Hand, type Touch } from '#lib/document/presence.ts';
import { sameSeen, type Seen } from '#lib/document/sights.ts';
import { parseWish } from '#lib/document/wishes.ts';
import { seatsOf, seatWith } from '#lib/domain/authority.ts';
import type { ItemId, PersonId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Connection } from './connection.ts';
import type { Measured } from './figures.ts';
import type { Limits } from './limits.ts';
import { isNode } from './nodes/relays.ts';
import { createTick, type Tick } from './tick.ts';
import { Together } from './together.ts';

/** A person with at least one socket here. */
export interface Somebody {
	readonly who: number;
	readonly person: PersonId;
	readonly name: string;
	readonly connections: Set<Connection>;
	/** The socket whose pointer is the hand others see: the last one that had it on the board. */
	hand: Connection | null;
	cell: Cell | null;
	carrying: ItemId | null;
	/** What goes with the card they carry. */
	others: readonly ItemId[];
	laser: boolean;
	/** What they have before them; null: they never said. */
	seen: Seen | null;
	/** What the next tick has to say of them. */
	news: 'nothing' | 'place' | 'carry';
}

/**
 * Who is here and where their hands are. Lossy: a socket that missed a tick gets everything with the next
 * one. Watchers are counted and hear no more than counts, and where the presenter looks.
 */
export class Presence {
	readonly #table: () => Table;
	readonly #people = new Map<PersonId, Somebody>();
	readonly #watchers = new Set<Connection>();
	/** How many watch behind a node that watches for them. */
	readonly #behindNodes = new Map<Connection, number>();
	/** Sockets that don't know everything: new, or too slow for the last tick. */
	readonly #behind = new Set<Connection>();
	readonly #hands: Tick;
	readonly #here: Tick;
	readonly #together: Together;
	#next = 1;

	constructor(table: () => Table, limits: Limits, measured: Measured) {
		this.#table = table;
		const tellHands = () => this.#tellHands();
		this.#hands = createTick(limits.presenceTick, () => measured(tellHands));
		this.#here = createTick(limits.hereTick, () => this.#tellWhoIsHere());
		this.#together = new Together({
			people: this.#people,
			watchers: this.#watchers,
			limits,
			leads: (person) =>
				seatWith(this.#table(), person, 'facilitate') !== null ||
				seatWith(this.#table(), person, 'lead') !== null
		});
	}

	join(connection: Connection): void {
		const { guest } = connection;
		if (guest.kind === 'watcher') this.#watchers.add(connection);
		else {
			const here = this.#people.get(guest.person) ?? this.#arrive(guest.person, guest.name);
			here.connections.add(connection);
			this.#behind.add(connection);
			this.#hands.schedule();
		}
		this.#here.schedule();
		this.#together.joined(connection);
	}

	leave(connection: Connection): void {
		this.#watchers.delete(connection);
		this.#behindNodes.delete(connection);
		this.#behind.delete(connection);
		this.#together.forget(connection);
		this.#here.schedule();
		const here = this.#hereOf(connection);
		if (!here?.connections.delete(connection)) return;
		if (here.connections.size === 0) {
			this.#people.delete(here.person);
			this.#together.left(here.person);
		} else if (here.hand === connection) this.#move(here, { cell: null, carrying: null });
	}

	/** The room of this socket has ended: who watched there is counted where they come back. */
	retire(connection: Connection): void {
		if (this.#watchers.delete(connection)) this.#here.schedule();
	}

	/** Takes a seat's touch; false where it is garbage. */
	heard(connection: Connection, decoder: decoding.Decoder): boolean {
		const touch = decodeTouch(decoder);
		if (!touch) return false;
		const here = this.#hereOf(connection);
		if (here) this.#touched(connection, here, touch);
		return true;
	}

	/** Takes a seat's wish; false where it is garbage. Watchers have none to be granted. */
	wished(connection: Connection, asked: unknown): boolean {
		const wish = parseWish(asked);
		if (!wish) return false;
		const here = this.#hereOf(connection);
		if (here) this.#together.wished(connection, here.person, wish);
		return true;
	}

	/** Takes how many watch by another node; false from anybody else, and where it is no number. */
	counted(connection: Connection, many: unknown): boolean {
		if (!isNode(connection.guest) || typeof many !== 'number' || !Number.isSafeInteger(many)) return false;
		this.#behindNodes.set(connection, many);
		this.#here.schedule();
		return true;
	}

	/** Seats changed: everybody is told anew. */
	announce(): void {
		this.#here.schedule();
		this.#together.judged();
	}

	stop(): void {
		this.#hands.stop();
		this.#here.stop();
		this.#together.stop();
	}

	#hereOf({ guest }: Connection): Somebody | undefined {
		return guest.kind === 'person' ? this.#people.get(guest.person) : undefined;
	}

	/** Who only looks elsewhere makes no news for those who don't follow them; nor does a tab without the hand. */
	#touched(connection: Connection, here: Somebody, touch: Touch): void {
		const { cell, carrying, seen } = touch;
		if (seen && !sameSeen(seen, here.seen)) {
			here.seen = seen;
			this.#together.sees(here.person);
		}
		if (cell || carrying) here.hand = connection;
		if (here.hand === connection) this.#move(here, touch);
	}

	#move(here: Somebody, { cell, carrying, others, laser: points }: Touch): void {
		const laser = points === true;
		const moved = laser || laser !== here.laser || !sameCell(cell, here.cell);
		const carries = carrying !== undefined && carrying !== here.carrying;
		if (!moved && !carries) return;
		here.cell = cell;
		here.laser = laser;
		if (carrying !== undefined) {
			here.carrying = carrying;
			here.others = others ?? [];
		}
		if (carries) here.news = 'carry';
		else if (here.news === 'nothing') here.news = 'place';
		this.#hands.schedule();
	}

	#arrive(person: PersonId, name: string): Somebody {
		const connections = new Set<Connection>();
		const who = this.#next++;
		const here: Somebody = {
			...{ who, person, name, connections },
			...{ hand: null, cell: null, carrying: null, others: [], laser: false, seen: null, news: 'nothing' }
		};
		this.#people.set(person, here);
		return here;
	}

	#tellHands(): void {
		const everybody = [...this.#people.values()];
		const news = everybody.filter((each) => each.news !== 'nothing');
		const frame = encodeHands(news.map((each) => handOf(each, each.news === 'carry')));
		const all = this.#behind.size > 0 ? encodeHands(everybody.map((each) => handOf(each, true))) : frame;
		for (const each of news) each.news = 'nothing';
		for (const { connections } of everybody)
			for (const connection of connections) this.#tell(connection, news.length > 0 ? frame : null, all);
		// Nobody may move for long, and whoever is behind would go on seeing what is not so.
		if (this.#behind.size > 0) this.#hands.schedule();
	}

	#tell(connection: Connection, frame: Uint8Array | null, all: Uint8Array): void {
		const isBehind = this.#behind.has(connection);
		const due = isBehind ? all : frame;
		if (!due) return;
		if (connection.sendLossy(due)) this.#behind.delete(connection);
		else this.#behind.add(connection);
	}

	#tellWhoIsHere(): void {
		const present = this.#people.size;
		let watching = 0;
		for (const each of this.#watchers) watching += this.#behindNodes.get(each) ?? 1;
		const counts = { kind: 'here', now: Date.now(), present, watching } as const;
		const people = [...this.#people.values()].map((each) => presentOf(this.#table(), each));
		const named = frameOf({ ...counts, people });
		const unnamed = frameOf({ ...counts, people: [] });
		for (const { connections } of this.#people.values()) for (const each of connections) each.send(named);
		for (const each of this.#watchers) each.send(unnamed);
	}
}

const handOf = ({ who, cell, carrying, others, laser }: Somebody, fully: boolean): Hand => ({
	who,
	cell,
	...(fully ? { carrying } : {}),
	...(fully && others.length > 0 ? { others } : {}),
	...(laser ? { laser } : {})
});

const sameCell = (a: Cell | null, b: Cell | null): boolean =>
	a === b ||
	(a !== null &&
		b !== null &&
		a.fx === b.fx &&
		a.fy === b.fy &&
		a.product === b.product &&
		a.team === b.team &&
		a.timebox === b.timebox);

function presentOf(table: Table, { who, person, name }: Somebody): Present {
	return { who, person, name, seat: seatsOf(table, person)[0] ?? 'administrator' };
}

const frameOf = (notice: Notice): Uint8Array => encodeJson(messageType.notice, notice);
