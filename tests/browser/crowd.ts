import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import type { AskedAct } from '#lib/domain/acts.ts';
import { encodeJson, messageType, readJson, type Answer } from '#lib/document/messages.ts';
import { encodeTouch, type Cell } from '#lib/document/presence.ts';
import { idOf, type ActId, type PersonId } from '#lib/domain/ids.ts';
import { createAccount } from '#lib/server/auth/accounts.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { openPages } from '#lib/server/storage/pages.ts';
import type { House } from './house.ts';

/** Many people at one board, each with an account, a seat and a socket of their own. */
export interface Crowd {
	/** Each asks for an act, all at once. Resolves with the acts’ ids; throws where one is refused. */
	ask(act: (n: number) => AskedAct): Promise<ActId[]>;
	leave(): void;
}

interface Member {
	readonly person: PersonId;
	readonly cookie: string;
}

/** Ms between two movements of a hand. */
const pause = 250;

/** Brings so many people to a board, whose hands go on moving until they leave. */
export async function crowd(house: House, board: string, many: number): Promise<Crowd> {
	const members = await signedIn(house, many);
	await seated(house, board, members);
	const bootstrap = (await (await house.get('dana', `/api/v1/boards/${board}`)).json()) as {
		readonly generation: number;
	};
	const { url } = house.lockstep;
	const address = `${url.replace('http', 'ws')}/sync/${board}/agreed@${String(bootstrap.generation)}`;
	const sockets = members.map(({ cookie }) => new WebSocket(address, { headers: { cookie, origin: url } }));
	await Promise.all(sockets.map(opened));
	let step = 0;
	const moving = setInterval(() => {
		step += 1;
		for (const [n, socket] of sockets.entries()) socket.send(encodeTouch({ cell: cellOf(n, step) }));
	}, pause);
	return {
		ask: (act) => Promise.all(sockets.map((socket, n) => granted(socket, act(n)))),
		leave() {
			clearInterval(moving);
			for (const socket of sockets) socket.terminate();
		}
	};
}

/** Somewhere in the first lanes, elsewhere with each step. */
const cellOf = (n: number, step: number): Cell => ({
	...{ product: n % 3, team: n % 5, timebox: (n + step) % 4 },
	...{ fx: (n * 53 + step * 17) % 256, fy: (n * 97 + step * 29) % 256 }
});

/** Accounts are made beside the server, as its command line would: nobody is invited three hundred times. */
async function signedIn(house: House, many: number): Promise<Member[]> {
	const store = await openPages(house.lockstep.dataDir);
	try {
		const members: Member[] = [];
		for (let n = 0; n < many; n++) {
			const email = `guest-${String(n)}-${crypto.randomUUID()}@roundwell.example`;
			const { person } = await createAccount(store, { name: `Guest ${String(n)}`, email });
			const secret = await startSession(store.authSessions, person, 'test');
			members.push({ person, cookie: `lockstep=${secret}` });
		}
		return members;
	} finally {
		await store.close();
	}
}

/** Half by the administrator, half by the command line's own: one person may not act so often. */
async function seated(house: House, board: string, members: readonly Member[]): Promise<void> {
	const { url, dataDir } = house.lockstep;
	const { token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { token: string };
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin: url };
	const local = async (act: AskedAct): Promise<void> => {
		const body = JSON.stringify({ id: crypto.randomUUID(), act });
		const answer = await fetch(`${url}/api/v1/boards/${board}/acts`, { method: 'POST', headers, body });
		if (!answer.ok) throw new Error(await answer.text());
	};
	const each = async (asks: (act: AskedAct) => Promise<void>, of: readonly Member[]): Promise<void> => {
		for (const { person } of of) await asks({ kind: 'seat', person, seats: ['stakeholder'] });
	};
	const half = Math.floor(members.length / 2);
	await Promise.all([
		each((act) => house.does('dana', board, act), members.slice(0, half)),
		each(local, members.slice(half))
	]);
}

const opened = (socket: WebSocket): Promise<void> =>
	new Promise((resolve, reject) => {
		socket.once('open', () => resolve());
		socket.once('error', reject);
	});

function granted(socket: WebSocket, act: AskedAct): Promise<ActId> {
	const id = idOf<ActId>(crypto.randomUUID());
	return new Promise((resolve, reject) => {
		const hear = (bytes: Buffer): void => {
			const decoder = decoding.createDecoder(new Uint8Array(bytes));
			if (decoding.readVarUint(decoder) !== messageType.answer) return;
			const answer = readJson(decoder) as Answer;
			if (answer.id !== id) return;
			socket.off('message', hear);
			if (answer.ok) resolve(id);
			else reject(new Error(answer.refusal.because));
		};
		socket.on('message', hear);
		socket.once('close', (code) => reject(new Error(`Sent away with ${String(code)}.`)));
		socket.send(encodeJson(messageType.ask, { id, act }));
	});
}
