import { parts } from '../figures.ts';
import { aPoint, movers } from './acts.ts';
import { crowd, later, one, spread } from './crowd.ts';
import { type House, ours } from './houses.ts';
import { Movers } from './movers.ts';
import type { Seat } from './seat.ts';

const people = 60;

/**
 * A board in use for so many minutes, as shipped: ten people move something, everybody's hand moves, one decides each second,
 * one a second leaves and comes again, and everybody when a generation ends. Prints each minute what memory the server holds.
 */
export async function soak(minutes: number): Promise<void> {
	const house = await ours.start(people, 625);
	console.log(`${String(people)} people for ${String(minutes)} minutes; heap is the least of each minute`);
	const until = performance.now() + minutes * 60_000;
	const stop = tellMemory(house);
	try {
		for (let sitting = 1; performance.now() < until; sitting++) await sit(house, until, sitting);
	} finally {
		stop();
		await house.subject.stop();
	}
}

/** One generation, or what is left of the time. */
async function sit(house: House, until: number, sitting: number): Promise<void> {
	await house.renew();
	const drafts = await crowd(people, (person) => house.draft(person));
	const hands = await crowd(people, (person) => house.hands(person, one(drafts, person)));
	const crew = new Movers(drafts.slice(0, movers));
	crew.watch(one(drafts, people - 1));
	crew.begin();
	let turn = 0;
	const stops = [
		spread(20, movers, (who) => crew.move(who)),
		spread(5, people, (person) => one(hands, person).send(house.wire.hand(person, ++turn, turn % 256))),
		spread(1, 1, () => one(hands, turn % movers).send(aPoint(turn))),
		spread(1, 1, () => void again(house, hands, movers + (turn % (people - movers))))
	];
	while (performance.now() < until && drafts.every(({ isOpen }) => isOpen)) await later(200);
	for (const stop of stops) stop();
	console.log(
		`  generation ${String(sitting)} of this run ends: moves came after ${parts(crew.waits, 0.5, 0.99).join(', ')}`
	);
	for (const seat of [...drafts, ...hands]) seat.close();
	// Who is sent away at a turn comes a moment later.
	await later(1000);
}

/** A person's tab is loaded anew. Where the room is just ending, with everybody else. */
async function again(house: House, hands: Seat[], person: number): Promise<void> {
	one(hands, person).close();
	const seat = await house.hands(person, one(hands, person)).catch(() => null);
	if (seat) hands[person] = seat;
}

/** Says each minute what the server holds. */
function tellMemory(house: House): () => void {
	let least = Infinity;
	let looks = 0;
	let over = false;
	// What was being asked when the server is told to stop need not be answered.
	const failed = (cause: unknown): void => {
		if (!over) console.error(cause);
	};
	const timer = setInterval(() => {
		void house.heap().then((heap) => {
			least = Math.min(least, heap);
			if (++looks % 12 > 0) return;
			const [minute, heapMb, all] = [looks / 12, least.toFixed(1), house.subject.memory().toFixed(0)];
			console.log(`  minute ${String(minute)}: heap ${heapMb} MB, all ${all} MB`);
			least = Infinity;
		}, failed);
	}, 5000);
	return () => {
		over = true;
		clearInterval(timer);
	};
}
