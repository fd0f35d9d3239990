import type * as decoding from 'lib0/decoding';
import { encodeJson, messageType, type Notice, type Present } from '#lib/document/messages.ts';
import { decodeTouch, encodeHands, type Hand } from '#lib/document/presence.ts';
import { seatsOf } from '#lib/domain/authority.ts';
import type { ItemId, PersonId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { createTick, type Tick } from './tick.ts';

interface Somebody {
	readonly who: number;
	readonly person: PersonId;
	readonly name: string;
	readonly connections: Set<Connection>;
	cell: Hand['cell'];
	carrying: ItemId | null;
	/** What the next tick has to say of them. */
	news: 'nothing' | 'place' | 'carry';
}

/**
 * Who is here and where their hands are. Lossy: a socket that missed a tick gets everything with the next
 * one. Watchers are counted and hear no more than counts.
 */
export class Presence {
	readonly #table: () => Table;
	readonly #people = new Map<PersonId, Somebody>();
	readonly #watchers = new Set<Connection>();
	/** Sockets that don't know everything: new, or too slow for the last tick. */
	readonly #behind = new Set<Connection>();
	readonly #hands: Tick;
	readonly #here: Tick;
	#next = 1;

	constructor(table: () => Table, limits: Limits) {
		this.#table = table;
		this.#hands = createTick(limits.presenceTick, () => this.#tellHands());
		this.#here = createTick(limits.hereTick, () => this.#tellWhoIsHere());
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
	}

	leave(connection: Connection): void {
		const { guest } = connection;
		this.#watchers.delete(connection);
		this.#behind.delete(connection);
		const here = guest.kind === 'person' ? this.#people.get(guest.person) : undefined;
		if (here?.connections.delete(connection) && here.connections.size === 0) this.#people.delete(here.person);
		this.#here.schedule();
	}

	/** The room of this socket has ended: who watched there is counted where they come back. */
	retire(connection: Connection): void {
		if (this.#watchers.delete(connection)) this.#here.schedule();
	}

	/** Takes a seat's touch; false where it is garbage. */
	heard({ guest }: Connection, decoder: decoding.Decoder): boolean {
		const touch = decodeTouch(decoder);
		if (!touch) return false;
		const here = guest.kind === 'person' ? this.#people.get(guest.person) : undefined;
		if (!here) return true;
		here.cell = touch.cell;
		if (here.news === 'nothing') here.news = 'place';
		if (touch.carrying !== undefined && touch.carrying !== here.carrying) {
			here.carrying = touch.carrying;
			here.news = 'carry';
		}
		this.#hands.schedule();
		return true;
	}

	/** Seats changed: everybody is told anew. */
	announce(): void {
		this.#here.schedule();
	}

	stop(): void {
		this.#hands.stop();
		this.#here.stop();
	}

	#arrive(person: PersonId, name: string): Somebody {
		const connections = new Set<Connection>();
		const who = this.#next++;
		const here: Somebody = { who, person, name, connections, cell: null, carrying: null, news: 'nothing' };
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
	}

	#tell(connection: Connection, frame: Uint8Array | null, all: Uint8Array): void {
		const isBehind = this.#behind.has(connection);
		const due = isBehind ? all : frame;
		if (!due) return;
		if (connection.sendLossy(due)) this.#behind.delete(connection);
		else this.#behind.add(connection);
	}

	#tellWhoIsHere(): void {
		const [present, watching] = [this.#people.size, this.#watchers.size];
		const counts = { kind: 'here', now: Date.now(), present, watching } as const;
		const people = [...this.#people.values()].map((each) => presentOf(this.#table(), each));
		const named = frameOf({ ...counts, people });
		const unnamed = frameOf({ ...counts, people: [] });
		for (const { connections } of this.#people.values()) for (const each of connections) each.send(named);
		for (const each of this.#watchers) each.send(unnamed);
	}
}

const handOf = ({ who, cell, carrying }: Somebody, fully: boolean): Hand =>
	fully ? { who, cell, carrying } : { who, cell };

function presentOf(table: Table, { who, person, name }: Somebody): Present {
	return { who, person, name, seat: seatsOf(table, person)[0] ?? 'administrator' };
}

const frameOf = (notice: Notice): Uint8Array => encodeJson(messageType.notice, notice);
