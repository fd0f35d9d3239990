import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { baseUpdate } from '../../../src/lib/document/agreed.ts';
import { roomName } from '../../../src/lib/document/messages.ts';
import { tableOf } from '../../../src/lib/scene/testing/table.ts';
import { install } from '../install.ts';
import { largeContent } from '../scene/large.ts';
import { Seat } from './seat.ts';
import { startSubject, startWith, type Subject } from '../subject.ts';
import { hocuspocus, lockstep, yws, type Wire } from './wires.ts';

/** A server with a board on it, and how people come to it. */
export interface House {
	readonly subject: Subject<unknown>;
	readonly wire: Wire;
	/** A socket of a person where what they move travels. */
	draft(person: number): Promise<Seat>;
	/** One on which decisions travel; whoever has no seat watches. Only ours has that. */
	decides(person: number): Promise<Seat>;
	/** One where their hand travels: with others the same. */
	hands(person: number, draft: Seat): Promise<Seat>;
	/** Ms until a person who just came has the whole board. */
	open(person: number): Promise<void>;
	/** Somebody who was here goes on to the next generation, of which they know how it begins; resolves when they are level. */
	goOn(person: number, generation: number): Promise<void>;
	/** Who comes from now on comes to the generation that is open now. */
	renew(): Promise<void>;
	/** MB that its objects take, as it says itself. */
	heap(): Promise<number>;
}

/** One that can be measured. `people` and `items`: so many are to be known there. */
export interface Measured {
	readonly name: string;
	start(people: number, items: number): Promise<House>;
}

interface Ours {
	readonly url: string;
	readonly board: string;
	readonly cookies: readonly string[];
	readonly watch: string;
}

/** What a board's address answers, as far as it is of use here. */
interface Standing {
	readonly generation: number;
}

/** What an address answers, packed as a browser has it. */
async function drained(url: string, cookie: string): Promise<Buffer> {
	const asking = get(url, { headers: { cookie, 'accept-encoding': 'gzip' } });
	const [answer] = (await once(asking, 'response')) as [IncomingMessage];
	return Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
}

const emptyVector = new Uint8Array([0]);

/**
 * Ours, each `fsync` of its log so many ms slower than it is, generations as long as shipped or without end; on SQLite, or
 * on the PostgreSQL at that address.
 */
export const oursWith = (
	fsync: number,
	generations: 'shipped' | 'endless',
	databaseUrl: string | null = null
): Measured => ({
	name: 'Lockstep',
	async start(people, items) {
		const script = join(import.meta.dirname, 'ours.ts');
		const slow = join(import.meta.dirname, 'slow-disk.ts');
		const flags = fsync > 0 ? [`--import=${pathToFileURL(slow).href}?ms=${String(fsync)}`] : [];
		const on = databaseUrl === null ? [] : [databaseUrl];
		const subject = await startWith<Ours>(flags, script, String(people), String(items), generations, ...on);
		const { url, board, cookies } = subject.told;
		const cookieOf = (person: number): string => cookies[person] ?? subject.told.watch;
		const standing = async (person: number): Promise<Standing> =>
			JSON.parse((await drained(`${url}/api/v1/boards/${board}`, cookieOf(person))).toString()) as Standing;
		let { generation } = await standing(0);
		const packedBase = (person: number, at: number): Promise<Buffer> =>
			drained(`${url}/api/v1/boards/${board}/generations/${String(at)}`, cookieOf(person));
		let vector: Uint8Array | null = null;
		/** What whoever followed the last generation to its end makes of the next one by themselves. */
		let begun: Promise<Uint8Array> | null = null;
		const socket = (person: number, room: 'agreed' | 'draft', at = generation): Promise<Seat> =>
			Seat.open({
				url: `${url}/sync/${board}/${roomName(room, at)}`,
				cookie: cookieOf(person),
				wire: lockstep
			});
		return {
			subject,
			wire: lockstep,
			draft: (person) => socket(person, 'draft'),
			hands: (person) => socket(person, 'agreed'),
			decides: (person) => socket(person, 'agreed'),
			async open(person) {
				const { generation: now } = await standing(person);
				const base = await packedBase(person, now);
				const seat = await socket(person, 'agreed', now);
				// The same for all: what a browser unpacks and works out for itself is not the server's to be measured by.
				await seat.ask((vector ??= Y.encodeStateVectorFromUpdate(gunzipSync(base))));
				seat.close();
			},
			async goOn(person, next) {
				begun ??= packedBase(person, next).then((base) => Y.encodeStateVectorFromUpdate(gunzipSync(base)));
				const [agreed, draft] = await Promise.all([
					socket(person, 'agreed', next),
					socket(person, 'draft', next)
				]);
				await Promise.all([agreed.ask(await begun), draft.ask(emptyVector)]);
			},
			async renew() {
				({ generation } = await standing(0));
			},
			async heap() {
				const figures = (await drained(`${url}/metrics`, '')).toString();
				const bytes = /^nodejs_heap_size_used_bytes (\S+)$/m.exec(figures)?.[1];
				return Number(bytes ?? Number.NaN) / 1024 ** 2;
			}
		};
	}
});

export const ours = oursWith(0, 'shipped');

const folder = join(import.meta.dirname, '../peers/gateways');

/** Installs the other servers, where that was not done yet. */
export const installGateways = (): void => install(folder, 'The other servers');

/** Puts a board as large as ours into a document, and stays until it is there; who sent it stays, or it would be let go. */
async function fill(seat: Seat, items: number): Promise<void> {
	seat.update(baseUpdate(1, tableOf(largeContent(items))));
	await seat.ask(emptyVector);
}

function other(name: string, wire: Wire, script: string, ...args: string[]): Measured {
	return {
		name,
		async start(_people, items) {
			const subject = await startSubject<{ url: string }>(join(folder, script), ...args);
			const come = (): Promise<Seat> => Seat.open({ url: `${subject.told.url}/board`, wire });
			if (items > 0) await fill(await come(), items);
			return {
				subject,
				wire,
				draft: come,
				hands: (_person, draft) => Promise.resolve(draft),
				decides: () => Promise.reject(new Error('Nothing is decided there.')),
				goOn: () => Promise.reject(new Error('There are no generations there.')),
				renew: () => Promise.resolve(),
				heap: () => Promise.resolve(Number.NaN),
				async open() {
					const seat = await come();
					await seat.ask(emptyVector);
					seat.close();
				}
			};
		}
	};
}

/** The others, as they come and with the setting by which one of them gathers what it sends. */
export const others: readonly Measured[] = [
	other('@y/websocket-server 0.1.1', yws, 'yws.js'),
	other('Hocuspocus 4', hocuspocus, 'hocuspocus.js'),
	other('Hocuspocus 4, flushDelay 33', hocuspocus, 'hocuspocus.js', '33')
];
