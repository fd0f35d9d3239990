import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type { Act } from '#lib/domain/acts.ts';
import { decide } from '#lib/domain/decide.ts';
import type { Entry } from '#lib/domain/entries.ts';
import {
	idOf,
	type ActId,
	type ItemId,
	type LinkId,
	type ProductId,
	type ProposalId,
	type TeamId,
	type TimeboxId
} from '#lib/domain/ids.ts';
import { placesIn } from '#lib/domain/lookup.ts';
import { ranks } from '#lib/domain/rank.ts';
import { fold, timeline } from '#lib/domain/replay.ts';
import { noHash, recordsOf, snapshotOf, tableFrom } from '#lib/domain/snapshot.ts';
import type { Table } from '#lib/domain/table.ts';
import {
	contextAt,
	item,
	move,
	needs,
	people,
	place,
	product,
	proposal,
	records,
	team,
	timebox,
	who
} from '#lib/domain/testing/board.ts';

/** What an act costs on boards of several sizes. Prints; decides nothing. */

const sizes = [625, 1000, 10_000];
const acts = 20_000;

/** Numbers 0 ≤ n < below, the same in each run. */
function dice(seed: number): (below: number) => number {
	let state = seed;
	return (below) => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) % below;
}

function boardOf(size: number) {
	const roll = dice(7);
	const lanes = ranks(24);
	const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T;
	const products = lanes
		.slice(0, 12)
		.map((rank, n) => product(idOf<ProductId>(`p${n}`), { rank, owner: n % 2 ? people.ada : people.ben }));
	const teams = lanes.map((rank, n) => team(idOf<TeamId>(`t${n}`), { rank }));
	const timeboxes = lanes.slice(0, 16).map((rank, n) => timebox(idOf<TimeboxId>(`b${n}`), { rank }));
	const target = () => ({ product: pick(products).id, team: pick(teams).id, timebox: pick(timeboxes).id });
	const items = ranks(size).map((_, n) => item(idOf<ItemId>(`i${n}`)));
	const places = ranks(size).map((rank, n) => place(items[n]?.id ?? idOf(''), { ...target(), rank }));
	const links = items
		.slice(1)
		.map(({ id }, n) => needs(id, items[roll(n + 1)]?.id ?? id, { id: idOf<LinkId>(`l${n}`) }));
	const table = tableFrom({ ...records, products, teams, timeboxes, items, places, links }, 10);
	const next = (): Act => {
		const to = target();
		const there = placesIn(table, to);
		const behind = there[roll(there.length || 1)];
		return proposal(move(pick(items).id, { ...to, after: behind?.item ?? null }));
	};
	return { table, next };
}

/** Two owners propose across all products and sign what the other proposed; returns acts a second and the log. */
function meet(table: Table, next: () => Act): { perSecond: number; log: Entry[] } {
	const open: ProposalId[] = [];
	const log: Entry[] = [];
	const context = contextAt();
	let spent = 0;
	for (let n = 0; n < acts; n += 1) {
		const signing = open.length > 20 ? open.shift() : undefined;
		const act = signing === undefined ? next() : ({ kind: 'sign-off', proposal: signing } as const);
		const id = idOf<ActId>(`a${n}`);
		const began = busy();
		const answer = decide(table, { id, act }, who(n % 2 ? people.ada : people.ben), context);
		spent += busy() - began;
		if (!answer.ok) continue;
		fold(table, answer.value);
		log.push(...answer.value);
		if (signing === undefined && answer.value.at(-1)?.kind !== 'agreed') open.push(idOf<ProposalId>(id));
	}
	return { perSecond: Math.round((acts / (spent - acts * costOfLooking())) * 1000), log };
}

/** Milliseconds that this thread has been computing: what else runs on the machine leaves them alone. */
function busy(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** What one look at the time before and one after adds, in milliseconds. */
function costOfLooking(): number {
	const looks = 2000;
	const began = busy();
	for (let n = 1; n < looks; n += 1) busy();
	return (busy() - began) / looks;
}

const timed = (work: () => void): string => {
	const began = performance.now();
	work();
	return `${(performance.now() - began).toFixed(1)} ms`;
};

/** One line a size, and how much more an act costs on ten times the items. */
export function benchRules(): string[] {
	const speeds = new Map<number, number>();
	// The first board of a process is judged by code that is still being compiled.
	const { table: first, next: some } = boardOf(sizes[0] ?? 0);
	meet(first, some);
	const lines = sizes.map((size) => {
		const { table, next } = boardOf(size);
		const base = tableFrom(recordsOf(table), table.seq);
		const { perSecond, log } = meet(table, next);
		speeds.set(size, perSecond);
		const head = { version: 1, previous: noHash, session: null, at: 0, log: noHash };
		const snapshot = timed(() => snapshotOf(table, head));
		const line = timeline(base, log);
		const forward = timed(() => line.seek(line.to));
		const back = timed(() => line.seek(line.from));
		return `${size} items: ${perSecond} acts/s judged · snapshot ${snapshot} · replay of ${log.length} entries ${forward} first, ${back} back`;
	});
	const ratio = (speeds.get(1000) ?? 0) / (speeds.get(10_000) ?? 1);
	return [...lines, `10000 against 1000 items: an act costs ${ratio.toFixed(2)} times as much`];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
	for (const line of benchRules()) console.log(line);
