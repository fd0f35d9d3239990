import type * as decoding from 'lib0/decoding';
import { encodeJson, messageType, type Notice, type Present } from '#lib/document/messages.ts';
import { decodeTouch, encodeHands, type Hand } from '#lib/document/presence.ts';
import { seatsOf } from '#lib/domain/authority.ts';
import type { ItemId, PersonId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { createTick } from './tick.ts';

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
export function createPresence(table: () => Table, limits: Limits) {
	const people = new Map<PersonId, Somebody>();
	const watchers = new Set<Connection>();
	/** Sockets that don't know everything: new, or too slow for the last tick. */
	const behind = new Set<Connection>();
	let next = 1;

	const handsTick = createTick(limits.presenceTick, () => {
		const everybody = [...people.values()];
		const news = everybody.filter((each) => each.news !== 'nothing');
		const frame = encodeHands(news.map((each) => handOf(each, each.news === 'carry')));
		const all = behind.size > 0 ? encodeHands(everybody.map((each) => handOf(each, true))) : frame;
		for (const each of news) each.news = 'nothing';
		for (const { connections } of everybody)
			for (const connection of connections) {
				if (connection.sendLossy(behind.has(connection) ? all : frame)) behind.delete(connection);
				else behind.add(connection);
			}
	});

	const hereTick = createTick(limits.hereTick, () => {
		const now = Date.now();
		const counts = { kind: 'here', now, present: people.size, watching: watchers.size } as const;
		const named = frameOf({
			...counts,
			people: [...people.values()].map((each) => presentOf(table(), each))
		});
		for (const { connections } of people.values()) for (const each of connections) each.send(named);
		const unnamed = frameOf({ ...counts, people: [] });
		for (const each of watchers) each.send(unnamed);
	});

	function join(connection: Connection): void {
		const { guest } = connection;
		if (guest.kind === 'watcher') watchers.add(connection);
		else {
			const { person, name } = guest;
			const here = people.get(person) ?? arrive(person, name);
			here.connections.add(connection);
			behind.add(connection);
			handsTick.schedule();
		}
		hereTick.schedule();
	}

	function arrive(person: PersonId, name: string): Somebody {
		const connections = new Set<Connection>();
		const here: Somebody = {
			who: next++,
			person,
			name,
			connections,
			cell: null,
			carrying: null,
			news: 'nothing'
		};
		people.set(person, here);
		return here;
	}

	function leave(connection: Connection): void {
		watchers.delete(connection);
		behind.delete(connection);
		if (connection.guest.kind === 'person') {
			const here = people.get(connection.guest.person);
			if (here?.connections.delete(connection) && here.connections.size === 0) people.delete(here.person);
		}
		hereTick.schedule();
	}

	function heard(connection: Connection, decoder: decoding.Decoder): boolean {
		const touch = decodeTouch(decoder);
		if (!touch) return false;
		const here = connection.guest.kind === 'person' ? people.get(connection.guest.person) : undefined;
		if (!here) return true;
		here.cell = touch.cell;
		if (here.news === 'nothing') here.news = 'place';
		if (touch.carrying !== undefined && touch.carrying !== here.carrying) {
			here.carrying = touch.carrying;
			here.news = 'carry';
		}
		handsTick.schedule();
		return true;
	}

	return {
		join,
		leave,
		/** Takes a seat's touch; false where it is garbage. */
		heard,
		/** Seats changed: everybody is told anew. */
		announce: () => hereTick.schedule(),
		/** Where everybody goes when a generation ends: names and places stay, sockets come again. */
		stop() {
			handsTick.stop();
			hereTick.stop();
		}
	};
}
export type Presence = ReturnType<typeof createPresence>;

const handOf = ({ who, cell, carrying }: Somebody, fully: boolean): Hand =>
	fully ? { who, cell, carrying } : { who, cell };

function presentOf(table: Table, { who, person, name }: Somebody): Present {
	return { who, person, name, seat: seatsOf(table, person)[0] ?? 'administrator' };
}

const frameOf = (notice: Notice): Uint8Array => encodeJson(messageType.notice, notice);
