import { WebSocket as NodeSocket } from 'ws';
import type { LiveBoard } from '../../src/lib/client/board.svelte.ts';
import { keepInMemory, type Keep } from '../../src/lib/client/keep.ts';
import { openBoard } from '../../src/lib/client/open.ts';
import type { Wire } from '../../src/lib/client/wire.ts';
import { expect, vi } from 'vitest';
import type { ProposedChange } from '../../src/lib/domain/board.ts';
import { items, move, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { layCable, type Cable } from '../cable.ts';
import { board, openSession, readBackSignLock, type Caller, type House, type People } from './house.ts';

/** A board as a browser holds it, behind a wire that can be cut. */
export interface Seat {
	readonly live: LiveBoard;
	/** What the browser remembers; given to another seat it is the same browser, reloaded or in another tab. */
	readonly keep: Keep;
	readonly cable: Cable;
	/** Paths asked for over HTTP. */
	readonly asked: readonly string[];
}

const open = new Set<Seat>();

export interface Sitting {
	/** What the browser remembers from before. */
	readonly keep?: Keep;
	/** Something done to the wire first. */
	readonly before?: (cable: Cable) => void;
	/** See `Wire.patience`. A test that cuts a wire wants less, every other one more. */
	readonly patience?: number;
}

/** Opens a board. */
export async function sit(
	house: House,
	{ cookie }: Pick<Caller, 'cookie'>,
	{ keep = keepInMemory(), before, patience = 10_000 }: Sitting = {}
): Promise<Seat> {
	const cable = await layCable(() => Number(new URL(house.url).port));
	before?.(cable);
	try {
		const asked: string[] = [];
		const wire = wireOf(cable, cookie, patience, asked);
		const seat = { live: await openBoard(board, { wire, keep }), keep, cable, asked };
		open.add(seat);
		return seat;
	} catch (error) {
		cable.close();
		throw error;
	}
}

/** Tries until it passes; the test's own limit ends what never does. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> =>
	vi.waitFor(check, { timeout: 50_000, interval: 10 });

/** Opens a board and waits until it is level with the server. */
export async function sitLive(
	house: House,
	caller: Pick<Caller, 'cookie'>,
	sitting?: Sitting
): Promise<Seat> {
	const seat = await sit(house, caller, sitting);
	await until(() => expect(seat.live.connection).toBe('live'));
	return seat;
}

/** Pulls the plug and waits until the seat has noticed. */
export async function unplug({ cable, live }: Seat): Promise<void> {
	cable.unplug();
	await until(() => expect(live.connection).toBe('offline'));
}

/** An item of Apps into the next timebox. */
export const later = (item = items.a1): ProposedChange[] => [move(item, { timebox: timeboxes.summer })];

/** Ends the session and opens the next. */
export async function nextSession(house: House, people: People): Promise<void> {
	await readBackSignLock(house, people);
	await openSession(house, people.fay);
}

/** Ends whatever a test left open. */
export async function standUp(): Promise<void> {
	for (const { live, cable } of open) {
		await live.close();
		cable.close();
	}
	open.clear();
}

/** What a browser adds by itself: the cookie, and where the page is from. */
function wireOf({ url }: Cable, cookie: string, patience: number, asked: string[]): Wire {
	class BrowserSocket extends NodeSocket {
		constructor(address: string) {
			super(address, { headers: { cookie, origin: url } });
		}
	}
	return {
		origin: url,
		patience,
		fetch: (input, init) => {
			asked.push(new URL(input instanceof Request ? input.url : input).pathname);
			const headers = new Headers(init?.headers);
			headers.set('cookie', cookie);
			headers.set('origin', url);
			return fetch(input, { ...init, headers });
		},
		WebSocket: BrowserSocket as unknown as typeof WebSocket
	};
}
