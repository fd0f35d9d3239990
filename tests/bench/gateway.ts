import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as Y from 'yjs';
import { applied } from '../../server/gateway/updates.ts';
import { updatesOf } from '../fixtures/sync.ts';
import { asked } from './asked.ts';
import { at, print, type Line } from './figures.ts';
import { joining, movers, moving, turning, watching, waving } from './gateway/acts.ts';
import { type House, installGateways, type Measured, others, ours } from './gateway/houses.ts';
import { soak } from './gateway/soak.ts';

/**
 * Prints what a crowd costs: ten people who move something before 100 to 3,000, everybody's hand, and 300 who open a board of
 * 10,000 items at once; with `--peers` beside other servers in the same run, which judge and keep nothing; with `--people=300,1000` only
 * the first two, before so many; with `--soak=MINUTES` whether memory stays flat. The crowd is in this process, the server in one
 * of its own.
 */
export async function gateway(): Promise<null> {
	const { peers, people: crowds, soak: minutes } = asked();
	if (minutes !== null) return soak(minutes).then(() => null);
	if (peers) installGateways();
	const all = peers ? [ours, ...others] : [ours];
	for (const people of crowds ?? [100, 300, 1000, 3000])
		await each(all, 'Ten people move something', people, moving);
	for (const people of crowds ?? [100, 300, 1000])
		await each(all, 'Everybody moves their hand', people, waving);
	if (crowds) return null;
	await each([ours], 'Twenty decisions a second, ten people and so many watchers', 3000, watching, {
		seats: movers
	});
	await each([ours], 'A generation ends and everybody goes on to the next', 1000, turning);
	await each(all, 'Everybody opens a board of 10,000 items at once', 300, joining, { items: 10_000 });
	print('An update after so many Yjs clients have written, Yjs alone', clients([1, 300, 1000, 3000, 10_000]));
	print('A draft of so many updates is loaded', await drafts([1000, 10_000, 30_000]));
	return null;
}

type Act = (house: House, people: number) => Promise<string[]>;

/** Does the same with each server, one after the other, and prints what came of it. */
async function each(
	all: readonly Measured[],
	heading: string,
	people: number,
	act: Act,
	{ items = 625, seats = people } = {}
): Promise<void> {
	const lines: Line[] = [];
	for (const subject of all) {
		const { name } = subject;
		const house = await subject.start(seats, items);
		try {
			lines.push([name, ...(await act(house, people))]);
		} catch (error) {
			lines.push([name, `did not finish: ${error instanceof Error ? error.message : String(error)}`]);
		} finally {
			await house.subject.stop();
		}
	}
	print(`${heading}, ${people.toLocaleString('en')} are there`, lines);
}

/** µs that one more update costs a document in which as many clients have written. */
function clients(counts: readonly number[]): Line[] {
	return counts.map((count) => {
		const doc = new Y.Doc();
		const last = new Y.Doc();
		for (let n = 0; n < count; n++) {
			const client = new Y.Doc();
			client.getMap('anchors').set(`note-${String(n)}`, [n, n]);
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(client));
		}
		const updates = updatesOf(last);
		for (let n = 0; n < 200; n++) last.getMap('anchors').set('mine', [n, n]);
		const times = updates.map((update) => {
			const began = performance.now();
			Y.applyUpdate(doc, update);
			return 1000 * (performance.now() - began);
		});
		return [`${count.toLocaleString('en')} clients`, `p50 ${at(times, 0.5).toFixed(0)} µs`];
	});
}

/** Ms until a draft that was written in so many updates stands again, and for how long others waited at most meanwhile. */
async function drafts(counts: readonly number[]): Promise<Line[]> {
	const lines: Line[] = [];
	for (const count of counts) {
		const updates = carried(count);
		const held = monitorEventLoopDelay({ resolution: 1 });
		held.enable();
		const began = performance.now();
		await applied(new Y.Doc(), updates);
		const spent = performance.now() - began;
		held.disable();
		const longest = `others wait at most ${(held.max / 1e6).toFixed(0)} ms`;
		lines.push([`${count.toLocaleString('en')} updates`, `${spent.toFixed(0)} ms`, longest]);
	}
	return lines;
}

/** Ten people who carry something about. */
function carried(count: number): readonly Uint8Array[] {
	const doc = new Y.Doc();
	const updates = updatesOf(doc);
	for (let n = 0; n < count; n++) {
		doc.clientID = 1 + (n % 10);
		const to = { on: 'cell', product: 'a', team: 'b', timebox: 'c', fx: n / count, fy: 0.5 };
		doc.getMap('anchors').set(`note-${String(n % 10)}`, to);
	}
	return updates;
}
