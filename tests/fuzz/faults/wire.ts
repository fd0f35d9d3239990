import { join } from 'node:path';
import { layCable, type Cable } from '../../cable.ts';
import { openBoard, openSession } from '../../flows/house.ts';
import { entriesIn, isDrawn, isInOrder, isOnceOnly, isSeenOnce } from '../crash/judging.ts';
import { Ledger } from '../crash/ledger.ts';
import { acting, drawing, facilitating } from '../crash/load.ts';
import { Seat } from '../crash/seat.ts';
import { chanceFrom, type Chance } from '../rules/chance.ts';
import { endless, pause } from './around.ts';

/** How often the wire changes its manner in one play. */
const changes = 12;

/**
 * People work over a wire that is late, narrow, carries byte by byte, breaks in the middle of frames or goes silent. Throws
 * where something they were told is not so afterwards. What it came to, in a sentence.
 */
export async function badWire(seed: number): Promise<string> {
	const chance = chanceFrom(seed);
	const { house, people } = await openBoard({ ...endless, turnEntries: 150 });
	await openSession(house, people.fay);
	const cable = await layCable(Number(new URL(house.url).port));
	const ledger = new Ledger();
	const seats = [people.ada, people.ben, people.fay].map((each) => new Seat(each, () => cable.url));
	try {
		await Promise.all(seats.map((seat) => seat.here()));
		await work(cable, seats, ledger, chance);
		const file = join(house.dataDir, 'lockstep.db');
		const kept = { url: house.url, entries: () => entriesIn(file) };
		const again = await isOnceOnly(kept, ledger, chance);
		const fresh = new Seat(people.mia, () => house.url);
		seats.push(fresh);
		await Promise.all(seats.map((seat) => seat.here()));
		for (const seat of seats) isSeenOnce(seat, fresh);
		await isDrawn(house, ledger, fresh);
		await isInOrder(file);
		return `${ledger.answered} acts answered, ${again} of them when asked again, and ${ledger.confirmed} drafts confirmed over a bad wire`;
	} finally {
		for (const seat of seats) await seat.leave();
		cable.close();
		await house.leave();
	}
}

async function work(cable: Cable, seats: readonly Seat[], ledger: Ledger, chance: Chance): Promise<void> {
	let ended = false;
	const around = {
		ledger,
		chance: chanceFrom(chance.below(2 ** 31)),
		url: () => cable.url,
		ended: () => ended
	};
	const [ada, ben, fay] = seats;
	if (!ada || !ben || !fay) throw new Error('three seats');
	const signers = new Map(seats.map((seat) => [seat.caller.person as string, seat]));
	const done = [
		...[ada, ben].flatMap((seat) => [acting(seat, around), drawing(seat, around)]),
		facilitating(fay, signers, around)
	];
	for (let n = 0; n < changes; n += 1) await suffer(cable, chance);
	cable.carries({});
	cable.mend();
	// It is well again, and so is everybody.
	const [answered, confirmed] = [ledger.answered, ledger.confirmed];
	while (ledger.answered < answered + 20 || ledger.confirmed < confirmed + 5) await pause(20);
	ended = true;
	await Promise.all(done);
}

/** One thing that befalls a wire, for a while. */
async function suffer(cable: Cable, chance: Chance): Promise<void> {
	const ms = 50 + chance.below(300);
	switch (
		chance.of([
			'well',
			'well',
			'late',
			'late',
			'narrow',
			'bytes',
			'breaks',
			'breaks',
			'silent',
			'unplugged'
		] as const)
	) {
		case 'well':
			cable.carries({});
			return pause(ms);
		case 'late':
			cable.carries({ delay: 1 + chance.below(60) });
			return pause(ms);
		case 'narrow':
			cable.carries({ rate: 2000 + chance.below(60_000), piece: 500 });
			return pause(ms);
		case 'bytes':
			cable.carries({ piece: 1 + chance.below(3) });
			return pause(ms);
		case 'breaks':
			cable.breakAfter(chance.below(6000));
			return pause(ms);
		case 'silent':
			cable.cut();
			await pause(ms);
			cable.mend();
			return;
		case 'unplugged':
			cable.unplug();
			await pause(ms / 2);
			cable.mend();
			return;
	}
}
