import * as Y from 'yjs';
import { encodeJson, messageType } from '../../src/lib/document/messages.ts';
import { at, ms, parts, percent, print, type Line } from './figures.ts';
import { type House, installGateways, type Measured, others, ours } from './gateway/houses.ts';
import { Movers } from './gateway/movers.ts';

/** Ms that something is measured, after as long for everybody to come to speed. */
const measured = 5000;
const warm = 2000;
/** Whoever moves something does so so many times a second, whoever shows a hand so many. */
const pace = { moves: 20, hands: 10 } as const;
const movers = 10;
/** Seats whose messages are read; those of all others are counted. */
const probes = 5;

/**
 * Prints what a crowd costs: ten people who move something before 100 to 3,000, everybody's hand, and 300 who open a board of
 * 10,000 items at once; with `--peers` beside other servers in the same run, which judge and keep nothing. The crowd is in
 * this process, the server in one of its own.
 */
export async function gateway(): Promise<null> {
	const asked = process.argv.includes('--peers');
	if (asked) installGateways();
	const all = asked ? [ours, ...others] : [ours];
	for (const people of [100, 300, 1000, 3000]) await each(all, 'Ten people move something', people, moving);
	for (const people of [100, 300, 1000]) await each(all, 'Everybody moves their hand', people, waving);
	await each([ours], 'Twenty decisions a second, ten people and so many watchers', 3000, watching, {
		seats: movers
	});
	await each(all, 'Everybody opens a board of 10,000 items at once', 300, joining, { items: 10_000 });
	print('An update after so many Yjs clients have written, Yjs alone', clients([1, 300, 1000, 3000, 10_000]));
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

/** Opens that many seats, some at a time. */
async function crowd<T>(people: number, come: (person: number) => Promise<T>): Promise<T[]> {
	const all: T[] = [];
	for (let from = 0; from < people; from += 50)
		all.push(
			...(await Promise.all(Array.from({ length: Math.min(50, people - from) }, (_, n) => come(from + n))))
		);
	return all;
}

/** Runs `act` so many times a second, as well as this process can. */
function often(perSecond: number, act: () => void): () => void {
	const timer = setInterval(act, 1000 / perSecond);
	return () => clearInterval(timer);
}

const later = (wait: number): Promise<void> => new Promise((done) => setTimeout(done, wait));

/** Shares of a core of the server and of this process while time goes by. */
async function shares(house: House): Promise<{ server: number; here: number; seconds: number }> {
	const [began, cpu, mine] = [performance.now(), house.subject.cpu(), process.cpuUsage()];
	await later(measured);
	const seconds = (performance.now() - began) / 1000;
	const { user, system } = process.cpuUsage(mine);
	return {
		server: (house.subject.cpu() - cpu) / seconds,
		here: (user + system) / 1e6 / seconds,
		seconds
	};
}

/** KB of memory that a person's sockets took. */
const memoryOf = (house: House, before: number, people: number): string =>
	`${((1024 * (house.subject.memory() - before)) / people).toFixed(0)} KB a person`;

async function moving(house: House, people: number): Promise<string[]> {
	const empty = house.subject.memory();
	const seats = await crowd(people, (person) => house.draft(person));
	await crowd(people, (person) => house.hands(person, one(seats, person)));
	const memory = memoryOf(house, empty, people);
	const crew = new Movers(seats.slice(0, movers));
	crew.begin();
	for (const seat of seats.slice(-probes)) crew.watch(seat);
	const stop = often(pace.moves, () => crew.move());
	await later(warm);
	crew.waits.length = 0;
	const { server, here, seconds } = await shares(house);
	stop();
	const changes = movers * pace.moves * seconds * people;
	const open = seats.filter(({ isOpen }) => isOpen).length;
	for (const seat of seats) seat.close();
	return [
		`server ${percent(server)} of a core`,
		`${((1e6 * server * seconds) / changes).toFixed(2)} µs a change and person`,
		...parts(crew.waits, 0.5, 0.99),
		`${percent(crew.waits.length / (movers * pace.moves * seconds * probes))} came`,
		...(open < people ? [`${String(people - open)} were sent away`] : []),
		memory,
		`crowd ${percent(here)}`
	];
}

async function waving(house: House, people: number): Promise<string[]> {
	const drafts = await crowd(people, (person) => house.draft(person));
	const seats = await crowd(people, (person) => house.hands(person, one(drafts, person)));
	const sent = new Map<number, number>();
	const waits: number[] = [];
	for (const seat of seats.slice(-probes))
		seat.listener = (heard) => {
			const began = heard.kind === 'hands' && heard.mark !== null ? sent.get(heard.mark) : undefined;
			if (began !== undefined) waits.push(performance.now() - began);
		};
	let turn = 0;
	const stop = often(pace.hands, () => {
		turn += 1;
		sent.set(turn % 256, performance.now());
		for (const [person, seat] of seats.entries())
			seat.send(house.wire.hand(person, turn, person === 0 ? turn % 256 : (turn * 7 + person) % 256));
	});
	await later(warm);
	waits.length = 0;
	const { server, here } = await shares(house);
	stop();
	for (const seat of [...drafts, ...seats]) seat.close();
	return [
		`server ${percent(server)} of a core`,
		...(waits.length > 0 ? parts(waits, 0.5, 0.99) : ['nothing came']),
		`crowd ${percent(here)}`
	];
}

async function watching(house: House, people: number): Promise<string[]> {
	const empty = house.subject.memory();
	const seats = await crowd(people, (person) => house.decides(person));
	const memory = memoryOf(house, empty, people);
	const waits: number[] = [];
	let asked: number | null = null;
	for (const seat of seats.slice(-probes))
		seat.listener = ({ kind }) => {
			if (kind === 'update' && asked !== null) waits.push(performance.now() - asked);
		};
	let turn = 0;
	const stop = often(20, () => {
		turn += 1;
		asked = performance.now();
		one(seats, turn % movers).send(aPoint(turn));
	});
	await later(warm);
	waits.length = 0;
	const { server, here, seconds } = await shares(house);
	stop();
	const open = seats.filter(({ isOpen }) => isOpen).length;
	for (const seat of seats) seat.close();
	return [
		`server ${percent(server)} of a core`,
		...parts(waits, 0.5, 0.99),
		`${percent(waits.length / (20 * seconds * probes))} came`,
		...(open < people ? [`${String(people - open)} were sent away`] : []),
		memory,
		`crowd ${percent(here)}`
	];
}

/** A talking point, asked for on the socket. */
const aPoint = (turn: number): Uint8Array =>
	encodeJson(messageType.ask, {
		id: crypto.randomUUID(),
		act: { kind: 'add-point', text: `Spoken of next time, ${String(turn)}`, changes: [] }
	});

async function joining(house: House, people: number): Promise<string[]> {
	// The first finds nothing made ready.
	await house.open(0);
	const cpu = house.subject.cpu();
	const began = performance.now();
	const waits = await Promise.all(
		Array.from({ length: people }, async (_, person) => {
			await house.open(person);
			return performance.now() - began;
		})
	);
	return [
		...parts(waits, 0.5),
		`last ${ms(Math.max(...waits))}`,
		`server ${(house.subject.cpu() - cpu).toFixed(2)} s of processor`
	];
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
		const updates: Uint8Array[] = [];
		last.on('update', (update: Uint8Array) => updates.push(update));
		for (let n = 0; n < 200; n++) last.getMap('anchors').set('mine', [n, n]);
		const times = updates.map((update) => {
			const began = performance.now();
			Y.applyUpdate(doc, update);
			return 1000 * (performance.now() - began);
		});
		return [`${count.toLocaleString('en')} clients`, `p50 ${at(times, 0.5).toFixed(0)} µs`];
	});
}

function one<T>(list: readonly T[], n: number): T {
	const found = list[n];
	if (found === undefined) throw new Error('Nobody there.');
	return found;
}
