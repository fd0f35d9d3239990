import { monotonicFactory } from 'ulid';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { Who } from '#lib/domain/decide.ts';
import { idOf, type ActId, type BoardId } from '#lib/domain/ids.ts';
import { createAccount } from '#lib/server/auth/accounts.ts';
import { oneTimeLink, setupToken, watchLink } from '#lib/server/auth/links.ts';
import type { DemoSeat } from '#lib/server/demo/demo.ts';
import { isLoopback, type Env } from '#lib/server/env.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { localAdministrator } from './gateway/callers.ts';
import type { Gateway } from './gateway/gateway.ts';
import { Elsewhere } from './gateway/nodes/owning.ts';

/** A line to print: what a link is for, and its path behind the server's address. */
interface Greeting {
	readonly says: string;
	readonly path: string;
}

/** What a start says besides the address. */
export interface Welcome {
	readonly heading: string;
	readonly greetings: readonly Greeting[];
}

const minute = 60_000;

/**
 * Sees to it that somebody can get in. On this machine alone, with nothing there yet, a demo organization is
 * founded and a few of its people get one-time links. Everywhere else whoever holds the printed setup token
 * makes the first administrator. Never "the first visitor".
 */
export async function welcome(
	gateway: Gateway,
	env: Pick<Env, 'publicUrl' | 'host'>
): Promise<Welcome | null> {
	const { storage } = gateway;
	if (!(await isOurs(gateway))) return null;
	const isEmpty = (await storage.accounts.all()).length === 0 && (await storage.log.boards()).length === 0;
	if (isEmpty && env.publicUrl === null && isLoopback(env))
		return {
			heading: 'A demo organization is ready. Each of these links signs in once:',
			greetings: await foundDemo(gateway)
		};
	const path = await setupToken(storage);
	if (path === null) return null;
	return {
		heading: 'Nobody administers this server yet. Whoever opens this link does:',
		greetings: [{ says: 'Set up', path }]
	};
}

/** Of the nodes on one database one sees to it, as long as it runs: two would take each other's links back. */
async function isOurs({ rooms }: Gateway): Promise<boolean> {
	try {
		await rooms.owning.hold(idOf<BoardId>('.first-run'));
		return true;
	} catch (error) {
		if (error instanceof Elsewhere) return false;
		throw error;
	}
}

/** Founds and seats the demo board through the door, like anybody else would. */
async function foundDemo({ storage, rooms }: Gateway): Promise<Greeting[]> {
	const { demoBoard } = await import('#lib/server/demo/demo.ts');
	const fresh = monotonicFactory();
	const { name, zone, content, people } = demoBoard(fresh, new Date().toISOString().slice(0, 10));
	const board = idOf<BoardId>(fresh());
	const ask = (act: AskedAct) => ({ id: idOf<ActId>(fresh()), act });
	const founded = await rooms.found(board, localAdministrator, ask({ kind: 'found', name, zone, content }));
	if (!founded.ok) throw new Error(`the demo board was refused: ${founded.refusal.because}`);
	const act = async (who: Who, asked: AskedAct) => {
		const answer = await (await rooms.open(board))?.act(who, ask(asked));
		if (!answer?.ok)
			throw new Error(`the demo board refused ${asked.kind}: ${answer?.refusal.because ?? 'gone'}`);
	};
	const greetings: Greeting[] = [];
	for (const each of people) {
		const who = await seat(storage, each, act);
		const isFacilitator = each.seats.includes('facilitator');
		if (isFacilitator) await act(who, { kind: 'schedule', startsAt: soon(), minutes: 90 });
		if (each.greeted)
			greetings.push({
				says: `${each.name}, ${each.seats.join(', ')}`,
				path: await oneTimeLink(storage, who.person)
			});
	}
	const { path } = await watchLink(storage, { board, label: 'First run', days: 7 });
	return [...greetings, { says: 'Watch without an account (any number of times)', path }];
}

/** An account and its seats; the facilitator of the demo is its administrator too. */
async function seat(
	storage: Storage,
	{ name, email, seats, owns }: DemoSeat,
	act: (who: Who, asked: AskedAct) => Promise<void>
): Promise<Who> {
	const administrator = seats.includes('facilitator');
	const { person } = await createAccount(storage, { name, email, administrator });
	await act(localAdministrator, { kind: 'seat', person, seats: [...seats] });
	for (const product of owns) await act(localAdministrator, { kind: 'own', product, person });
	return { person, administrator };
}

/** The next quarter of an hour that is at least ten minutes away. */
const soon = (): number => Math.ceil((Date.now() + 10 * minute) / (15 * minute)) * 15 * minute;
