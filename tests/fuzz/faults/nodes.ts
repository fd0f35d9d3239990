import { board } from '../../flows/house.ts';
import { startNodes, type NodeProcess, type Nodes } from '../../flows/nodes.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import { startCluster, type Cluster } from '../../postgres/cluster.ts';
import { isChained, isDrawn, isOnceOnly, isSeenOnce } from '../crash/judging.ts';
import { Ledger } from '../crash/ledger.ts';
import { acting, drawing } from '../crash/load.ts';
import { Seat } from '../crash/seat.ts';
import { chanceFrom, type Chance } from '../rules/chance.ts';
import { pause } from './around.ts';

/** People at work by two nodes on one PostgreSQL while something befalls them, and what is looked at afterwards. */

export interface Two {
	readonly cluster: Cluster;
	readonly nodes: Nodes;
	readonly all: readonly [NodeProcess, NodeProcess];
	readonly chance: Chance;
}

/** How often it happens in one play. */
const times = 2;

/**
 * Plays it: `befalls` resolves when all could be well again. Throws where something acknowledged is lost or done twice. What it
 * came to, in a sentence that ends with `what`.
 */
export async function suffers(
	seed: number,
	what: string,
	befalls: (two: Two) => Promise<void>
): Promise<string> {
	const chance = chanceFrom(seed);
	const cluster = await startCluster();
	try {
		const url = cluster.url('postgres');
		const nodes = await startNodes(2, { url, storage: await openStorage('', url) });
		const [one, other] = nodes.all;
		if (!one || !other) throw new Error('two nodes');
		try {
			return `${await live({ cluster, nodes, all: [one, other], chance }, befalls)} over ${times} ${what}`;
		} finally {
			await nodes.leave();
		}
	} finally {
		await cluster.stop();
	}
}

async function live(two: Two, befalls: (two: Two) => Promise<void>): Promise<string> {
	const { chance, nodes } = two;
	const [one, other] = two.all;
	const { ada, ben, sam, mia } = nodes.people;
	const ledger = new Ledger();
	const seats = [
		new Seat(ada, () => one.url),
		new Seat(ben, () => other.url),
		new Seat(sam, () => other.url)
	];
	let again = 0;
	try {
		for (let n = 0; n < times; n += 1) {
			await Promise.all(seats.map((seat) => seat.here()));
			await work(two, seats, ledger, befalls);
			const kept = { url: other.url, entries: () => nodes.storage.log.entries(board, 1, 1e9) };
			again += await isOnceOnly(kept, ledger, chance);
			const fresh = new Seat(mia, () => one.url);
			try {
				await Promise.all([...seats, fresh].map((seat) => seat.here()));
				for (const seat of seats) isSeenOnce(seat, fresh);
				await isDrawn(one, ledger, fresh);
			} finally {
				await fresh.leave();
			}
			await isChained(nodes.storage.log);
		}
	} finally {
		for (const seat of seats) await seat.leave();
	}
	return `${ledger.answered} acts answered, ${again} of them when asked again, and ${ledger.confirmed} drafts confirmed`;
}

/** People work, it happens, and they go on until somebody is answered again. */
async function work(
	two: Two,
	seats: readonly Seat[],
	ledger: Ledger,
	befalls: (two: Two) => Promise<void>
): Promise<void> {
	const { chance } = two;
	const [one, other] = two.all;
	let ended = false;
	const around = (url: string) => ({
		ledger,
		chance: chanceFrom(chance.below(2 ** 31)),
		url: () => url,
		ended: () => ended
	});
	const done = seats.flatMap((seat, n) => [
		acting(seat, around((n === 0 ? one : other).url)),
		...(n === 2 ? [] : [drawing(seat, around(one.url))])
	]);
	await pause(200 + chance.below(600));
	await befalls(two);
	const before = ledger.answered;
	while (ledger.answered < before + 5) await pause(20);
	ended = true;
	await Promise.all(done);
}
