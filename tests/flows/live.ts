import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { WebSocket as NodeSocket } from 'ws';
import type { LiveBoard } from '../../src/lib/client/board.svelte.ts';
import { keepInMemory, type Keep } from '../../src/lib/client/keep.ts';
import { openBoard } from '../../src/lib/client/open.ts';
import type { Wire } from '../../src/lib/client/wire.ts';
import { expect, vi } from 'vitest';
import type { ProposedChange } from '../../src/lib/domain/board.ts';
import { hour, items, move, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { board, openSession, type Caller, type House, type People } from './house.ts';

/** A board as a browser holds it, behind a wire that can be cut. */
export interface Seat {
	readonly live: LiveBoard;
	/** What the browser remembers; given to another seat it is the same browser, reloaded or in another tab. */
	readonly keep: Keep;
	readonly cable: Cable;
}

/** A wire between a seat and the server. */
export interface Cable {
	readonly origin: string;
	/** The first lines of the HTTP requests that came through. */
	readonly heard: readonly string[];
	/** Nothing passes any more, in either direction, and nobody is told: sockets look open. */
	cut(): void;
	/** As when a network is switched off: connections break, and new ones are refused. */
	unplug(): void;
	/** New connections come through; what was cut stays broken. */
	mend(): void;
	close(): void;
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
		const seat = {
			live: await openBoard(board, { wire: wireOf(cable, cookie, patience), keep }),
			keep,
			cable
		};
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

/** Ends the session in a lock. */
export async function lock(house: House, { fay }: People): Promise<void> {
	await house.does(fay, { kind: 'close' });
	await house.does(fay, { kind: 'lock', next: Date.now() + 24 * hour });
}

/** Ends the session and opens the next. */
export async function nextSession(house: House, people: People): Promise<void> {
	await lock(house, people);
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

const host = '127.0.0.1';

async function layCable(to: () => number): Promise<Cable> {
	const ends = new Set<Socket>();
	const heard: string[] = [];
	let state: 'whole' | 'cut' | 'unplugged' = 'whole';
	const breakAll = () => {
		for (const end of ends) end.destroy();
		ends.clear();
	};
	const join = (one: Socket, other: Socket) => {
		ends.add(one);
		one.on('error', () => one.destroy());
		one.on('data', (bytes) => {
			if (state === 'whole') other.write(bytes);
		});
		one.on('close', () => {
			if (state === 'whole') other.destroy();
		});
	};
	const server = createServer((near) => {
		if (state === 'unplugged') near.destroy();
		else if (state === 'cut') ends.add(near.on('error', () => near.destroy()));
		else {
			const far = connect(to(), host);
			near.on('data', (bytes) => heard.push(...(/^(?:GET|POST) \S+/.exec(bytes.toString('latin1')) ?? [])));
			join(near, far);
			join(far, near);
		}
	});
	await new Promise<void>((done) => server.listen(0, host, done));
	return {
		origin: `http://${host}:${(server.address() as AddressInfo).port}`,
		heard,
		cut() {
			state = 'cut';
		},
		unplug() {
			state = 'unplugged';
			breakAll();
		},
		mend() {
			breakAll();
			state = 'whole';
		},
		close() {
			breakAll();
			server.close();
		}
	};
}

/** What a browser adds by itself: the cookie, and where the page is from. */
function wireOf({ origin }: Cable, cookie: string, patience: number): Wire {
	class BrowserSocket extends NodeSocket {
		constructor(url: string) {
			super(url, { headers: { cookie, origin } });
		}
	}
	const withCookie = (init: RequestInit = {}): RequestInit => {
		const headers = new Headers(init.headers);
		headers.set('cookie', cookie);
		headers.set('origin', origin);
		return { ...init, headers };
	};
	return {
		origin,
		patience,
		fetch: (input, init) => fetch(input, withCookie(init)),
		WebSocket: BrowserSocket as unknown as typeof WebSocket
	};
}
