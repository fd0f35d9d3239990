import { encodeJson, messageType } from '../../../src/lib/document/messages.ts';
import { ms, parts, percent } from '../figures.ts';
import { crowd, later, memoryOf, one, shares, spread, warm } from './crowd.ts';
import type { House } from './houses.ts';
import { Movers } from './movers.ts';

/** Whoever moves something does so so many times a second, whoever shows a hand so many. */
const pace = { moves: 20, hands: 10 } as const;
export const movers = 10;
/** Decisions a second that fill a generation's log. */
const entries = 200;
/** Seats whose messages are read; those of all others are counted. */
const probes = 5;

/** Ten people move something before all who are there. */
export async function moving(house: House, people: number): Promise<string[]> {
	const empty = house.subject.memory();
	const seats = await crowd(people, (person) => house.draft(person));
	await crowd(people, (person) => house.hands(person, one(seats, person)));
	const memory = memoryOf(house, empty, people);
	const crew = new Movers(seats.slice(0, movers));
	crew.begin();
	for (const seat of seats.slice(-probes)) crew.watch(seat);
	const stop = spread(pace.moves, movers, (who) => crew.move(who));
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

/** Everybody moves their hand. */
export async function waving(house: House, people: number): Promise<string[]> {
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
	const stop = spread(pace.hands, people, (person) => {
		if (person === 0) sent.set(++turn % 256, performance.now());
		const mark = person === 0 ? turn % 256 : (turn * 7 + person) % 256;
		one(seats, person).send(house.wire.hand(person, turn, mark));
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

/** Ten people decide twenty times a second before all who are there. */
export async function watching(house: House, people: number): Promise<string[]> {
	const empty = house.subject.memory();
	const seats = await crowd(people, (person) => house.decides(person));
	const memory = memoryOf(house, empty, people);
	const waits: number[] = [];
	const asked = seats.slice(0, movers).map(() => 0);
	const judged: number[] = [];
	for (const [who, seat] of seats.slice(0, movers).entries())
		seat.listener = ({ kind }) => {
			if (kind === 'judged') judged.push(asked[who] ?? 0);
		};
	for (const seat of seats.slice(-probes)) {
		let shown = 0;
		seat.listener = ({ kind }) => {
			if (kind !== 'update') return;
			for (; shown < judged.length; shown++) waits.push(performance.now() - (judged[shown] ?? 0));
		};
	}
	let turn = 0;
	const stop = spread(20, 1, () => {
		turn += 1;
		asked[turn % movers] = performance.now();
		one(seats, turn % movers).send(aPoint(turn));
	});
	await later(warm);
	waits.length = 0;
	const frames = one(seats, people - 1).heard;
	const { server, here, seconds } = await shares(house);
	stop();
	const heard = one(seats, people - 1).heard - frames;
	const open = seats.filter(({ isOpen }) => isOpen).length;
	for (const seat of seats) seat.close();
	return [
		`server ${percent(server)} of a core`,
		...parts(waits, 0.5, 0.99),
		`${percent(waits.length / (20 * seconds * probes))} came`,
		`${(heard / seconds).toFixed(1)} frames/s`,
		...(open < people ? [`${String(people - open)} were sent away`] : []),
		memory,
		`crowd ${percent(here)}`
	];
}

/** A talking point, asked for on the socket. */
export const aPoint = (turn: number): Uint8Array =>
	encodeJson(messageType.ask, {
		id: crypto.randomUUID(),
		act: { kind: 'add-point', text: `Spoken of next time, ${String(turn)}`, changes: [] }
	});

/** Everybody opens the board at once. */
export async function joining(house: House, people: number): Promise<string[]> {
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

/** A generation ends, as its log has grown, and everybody goes on to the next. */
export async function turning(house: House, people: number): Promise<string[]> {
	const drafts = await crowd(people, (person) => house.draft(person));
	const seats = await crowd(people, (person) => house.hands(person, one(drafts, person)));
	const cpu = house.subject.cpu();
	let began = 0;
	const level = seats.map(
		(seat, person) =>
			new Promise<number>((done, failed) => {
				seat.listener = (heard) => {
					if (heard.kind !== 'turned') return;
					began ||= performance.now();
					house.goOn(person, heard.generation).then(() => done(performance.now() - began), failed);
				};
			})
	);
	let turn = 0;
	const stop = spread(entries, 1, () => one(seats, ++turn % movers).send(aPoint(turn)));
	const waits = await Promise.all(level);
	stop();
	return [
		...parts(waits, 0.5),
		`last ${ms(Math.max(...waits))}`,
		`server ${(house.subject.cpu() - cpu).toFixed(2)} s of processor, with what was decided before`
	];
}
