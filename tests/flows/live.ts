import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { WebSocket as NodeSocket } from 'ws';
import type { LiveBoard } from '../../src/lib/client/board.svelte.ts';
import { keepInMemory, type Keep } from '../../src/lib/client/keep.ts';
import { openBoard } from '../../src/lib/client/open.ts';
import type { Wire } from '../../src/lib/client/wire.ts';
import { board, type Caller, type House } from './house.ts';

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

/** Opens a board; `before` does something to the wire first. */
export async function sit(
	house: House,
	{ cookie }: Pick<Caller, 'cookie'>,
	keep = keepInMemory(),
	before: (cable: Cable) => void = () => {}
): Promise<Seat> {
	const cable = await layCable(() => Number(new URL(house.url).port));
	before(cable);
	try {
		const seat = { live: await openBoard(board, { wire: wireOf(cable, cookie), keep }), keep, cable };
		open.add(seat);
		return seat;
	} catch (error) {
		cable.close();
		throw error;
	}
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
function wireOf({ origin }: Cable, cookie: string): Wire {
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
		patience: 500,
		fetch: (input, init) => fetch(input, withCookie(init)),
		WebSocket: BrowserSocket as unknown as typeof WebSocket
	};
}
