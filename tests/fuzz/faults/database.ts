import { openStorage } from '#lib/server/storage/open.ts';
import { startNodes, type Nodes } from '../../flows/nodes.ts';
import { board } from '../../flows/house.ts';
import { startCluster, type Cluster } from '../../postgres/cluster.ts';
import { isChained, isDrawn, isOnceOnly, isSeenOnce } from '../crash/judging.ts';
import { Ledger } from '../crash/ledger.ts';
import { acting, drawing } from '../crash/load.ts';
import { Seat } from '../crash/seat.ts';
import { chanceFrom, type Chance } from '../rules/chance.ts';
import { pause } from './around.ts';

/** How often the database dies in one play. */
const deaths = 2;

/**
 * PostgreSQL is killed and started again while people work by two nodes on it. Throws where something acknowledged is lost
 * or done twice. What it came to, in a sentence.
 */
export async function deadDatabase(seed: number): Promise<string> {
	const chance = chanceFrom(seed);
	const cluster = await startCluster();
	try {
		const url = cluster.url('postgres');
		const nodes = await startNodes(2, { url, storage: await openStorage('', url) });
		try {
			return await suffer(cluster, nodes, chance);
		} finally {
			await nodes.leave();
		}
	} finally {
		await cluster.stop();
	}
}

async function suffer(cluster: Cluster, nodes: Nodes, chance: Chance): Promise<string> {
	const [one, two] = nodes.all;
	if (!one || !two) throw new Error('two nodes');
	const { ada, ben, sam, mia } = nodes.people;
	const ledger = new Ledger();
	const seats = [new Seat(ada, () => one.url), new Seat(ben, () => two.url), new Seat(sam, () => two.url)];
	let again = 0;
	try {
		for (let n = 0; n < deaths; n += 1) {
			await Promise.all(seats.map((seat) => seat.here()));
			await work(cluster, [one.url, two.url], seats, ledger, chance);
			const kept = { url: two.url, entries: () => nodes.storage.log.entries(board, 1, 1e9) };
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
	return `${ledger.answered} acts answered, ${again} of them when asked again, and ${ledger.confirmed} drafts confirmed over ${deaths} deaths of the database`;
}

/** People work, the database dies and comes back, and they go on until somebody is answered again. */
async function work(
	cluster: Cluster,
	urls: readonly [string, string],
	seats: readonly Seat[],
	ledger: Ledger,
	chance: Chance
): Promise<void> {
	let ended = false;
	const around = (url: string) => ({
		ledger,
		chance: chanceFrom(chance.below(2 ** 31)),
		url: () => url,
		ended: () => ended
	});
	const done = seats.flatMap((seat, n) => [
		acting(seat, around(urls[Math.min(n, 1)] ?? '')),
		...(n === 2 ? [] : [drawing(seat, around(urls[0]))])
	]);
	await pause(200 + chance.below(600));
	await cluster.kill();
	await pause(chance.below(400));
	await cluster.again();
	const before = ledger.answered;
	while (ledger.answered < before + 5) await pause(20);
	ended = true;
	await Promise.all(done);
}
