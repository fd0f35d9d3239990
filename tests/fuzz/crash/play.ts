import { tableOf } from '#lib/document/agreed.ts';
import { pause } from '../faults/around.ts';
import { chanceFrom, type Chance } from '../rules/chance.ts';
import { entriesIn, isDrawn, isInOrder, isOnceOnly, isSeenOnce } from './judging.ts';
import { Ledger } from './ledger.ts';
import { acting, drawing, facilitating } from './load.ts';
import { Seat } from './seat.ts';
import { Server, type Make } from './server.ts';
import type { Tally } from './tally.ts';

/** Answers until it is killed, at most: everybody is at work by then, and the beginning is met too. */
const mostAnswers = 60;
/** Ms of a start within which it is killed. */
const starting: Record<Make, number> = { built: 400, doomed: 1200 };

/**
 * Kills the server of one data folder so many times while people work on its board, and starts it again on what is left:
 * every other time as it is built.
 * Throws where something acknowledged is lost, done twice or not in order. The same seed kills in the same ways; what the
 * machine does meanwhile is its own.
 */
export async function play(seed: number, kills: number, tally: Tally): Promise<void> {
	const chance = chanceFrom(seed);
	const server = new Server();
	const ledger = new Ledger();
	let seats: Seat[] = [];
	let held: Held = { generation: 1, locks: 0 };
	try {
		await server.start('doomed');
		const { ada, ben, mia, sam, fay, obi } = server.people;
		seats = [ada, ben, mia, sam, fay, obi].map((each) => new Seat(each, () => server.url));
		for (let kill = 0; kill < kills; kill += 1) {
			await work(server, seats, ledger, { chance, tally });
			if (chance.once(2)) await isInOrder(server.database);
			if (chance.once(10)) {
				const make = makeOf(kill);
				await server.startInVain(make, chance.below(starting[make]));
				tally.killed('while it started');
				kill += 1;
			}
			for (const seat of seats) if (chance.once(3)) seat.reload();
			const make = makeOf(kill);
			const { ms, cpu } = await server.start(make);
			if (make === 'built') tally.up(ms, cpu);
			held = await judge(server, seats, ledger, { chance, tally });
		}
		tally.turns += held.generation - 1;
		tally.locks += held.locks;
		tally.answered += ledger.answered;
		tally.confirmed += ledger.confirmed;
	} finally {
		for (const seat of seats) await seat.leave();
		await server.leave();
	}
}

const makeOf = (kill: number): Make => (kill % 2 === 0 ? 'built' : 'doomed');

interface Around {
	readonly chance: Chance;
	readonly tally: Tally;
}

/** How far a board has come. */
interface Held {
	readonly generation: number;
	readonly locks: number;
}

/** Everybody works until the server dies. */
async function work(
	server: Server,
	seats: readonly Seat[],
	ledger: Ledger,
	{ chance, tally }: Around
): Promise<void> {
	let ended = false;
	const locking = Promise.withResolvers<undefined>();
	const around = {
		ledger,
		chance: chanceFrom(chance.below(2 ** 31)),
		url: () => server.url,
		ended: () => ended,
		locking: () => locking.resolve(undefined)
	};
	const [ada, ben, mia, sam, fay] = seats;
	if (!ada || !ben || !mia || !sam || !fay) throw new Error('five seats');
	const signers = new Map(seats.map((seat) => [seat.caller.person as string, seat]));
	const at = [ada, ben, mia, sam].map((seat) => acting(seat, around));
	const done = Promise.all([
		...at,
		facilitating(fay, signers, around),
		drawing(ada, around),
		drawing(ben, around)
	]);
	await Promise.all([ada, ben, fay].map((seat) => seat.here()));
	tally.killed(await moment(server, ledger, chance, locking.promise));
	ended = true;
	await server.kill();
	await done;
}

/** Waits for the moment to kill it, and names it. Each comes however slow the machine is. */
async function moment(
	server: Server,
	ledger: Ledger,
	chance: Chance,
	locking: Promise<unknown>
): Promise<string> {
	const kind = chance.weighted([
		[6, 'at work'],
		[3, 'at a lock'],
		[1, 'while it stopped']
	]);
	if (kind === 'at a lock') await locking;
	else {
		const enough = ledger.answered + chance.below(mostAnswers);
		while (ledger.answered < enough) await pause(1);
	}
	await pause(chance.below(25));
	if (kind !== 'while it stopped') return kind;
	server.terminate();
	await pause(chance.below(60));
	return kind;
}

/** Everything that must hold, seen by who was there and by somebody who comes for the first time. */
async function judge(
	server: Server,
	seats: readonly Seat[],
	ledger: Ledger,
	{ chance, tally }: Around
): Promise<Held> {
	await isInOrder(server.database);
	const kept = { url: server.url, entries: () => entriesIn(server.database) };
	const fresh = new Seat(server.people.mia, () => server.url);
	try {
		tally.askedAgain += await isOnceOnly(kept, ledger, chance);
		await Promise.all([...seats, fresh].map((seat) => seat.here()));
		for (const seat of seats) isSeenOnce(seat, fresh);
		await isDrawn(server, ledger, fresh);
		const sessions = [...tableOf(fresh.agreed).sessions.values()];
		return {
			generation: fresh.generation,
			locks: sessions.filter(({ lockedSeq }) => lockedSeq !== null).length
		};
	} finally {
		await fresh.leave();
	}
}
