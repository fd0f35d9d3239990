import type { Guest } from '../../../server/gateway/connection.ts';
import type { Chance } from '../rules/chance.ts';
import { everybody, personOf, readers, writers } from './guests.ts';
import { agreedStands, allIsCarried, draftStands } from './checks.ts';
import { board, passes, type House } from './house.ts';
import { Judge, Wrong } from './judge.ts';
import { Seat } from './seat.ts';
import type { Wire } from './socket.ts';
import type { Tally } from './tally.ts';

/** A frame as it was sent, to be sent again or spoiled. */
export interface Sent {
	readonly frame: Uint8Array;
	readonly room: 'agreed' | 'draft';
}

/** So many frames are remembered. */
const mostSent = 64;

/** A board with everybody at it, and the judge who looks on. */
export class Scene {
	readonly house: House;
	readonly chance: Chance;
	readonly seats: readonly Seat[];
	readonly sent: Sent[] = [];
	/** Ids of what was proposed and brought up. */
	readonly known: string[] = [];
	/** The frame under way, for whoever has to look into it. */
	last = '';
	judge: Judge;
	readonly #tally: Tally;
	readonly #raw = new Map<string, Wire>();
	#generation: number;
	#next = 1;

	static async open(house: House, chance: Chance, tally: Tally): Promise<Scene> {
		const begun = await house.storage.drafts.updates(board, house.room.head.generation);
		house.written();
		return new Scene(house, chance, tally, new Judge(begun));
	}

	private constructor(house: House, chance: Chance, tally: Tally, judge: Judge) {
		this.house = house;
		this.chance = chance;
		this.judge = judge;
		this.#tally = tally;
		this.#generation = house.room.head.generation;
		this.seats = writers.map(
			(guest) =>
				new Seat(
					guest,
					(hear) => house.join(guest, 'draft', hear),
					() => this.number() * 7919
				)
		);
	}

	/** A number, and so an id, nobody had before. */
	number = (): number => this.#next++;

	/** A socket of that guest that keeps to nothing; a new one where it was sent away. */
	raw(guest: Guest, room: 'agreed' | 'draft'): Wire {
		const name = `${personOf(guest)} ${room}`;
		const known = this.#raw.get(name);
		if (known?.isOpen) return known;
		const wire = this.house.join(guest, room, () => {});
		this.#raw.set(name, wire);
		return wire;
	}

	/** Client ids under which a guest's spoiled frames are written. */
	idsOf = (guest: Guest): number[] => {
		const n = everybody.indexOf(guest) + 1;
		return [n * 1000 + 1, n * 1000 + 2];
	};

	/** One frame, all that comes of it, and whether it may. Says how many updates of the draft it was. */
	async says(
		guest: Guest,
		wire: Wire,
		room: Sent['room'],
		frame: Uint8Array,
		isBinary = true
	): Promise<number> {
		this.last = `${personOf(guest)} in ${room}: ${Buffer.from(frame).toString('hex')}`;
		const before = process.threadCpuUsage();
		wire.say(frame, isBinary);
		await this.house.settled();
		this.#tally.took(msSince(before), () => this.last);
		if (wire.code !== null) this.#tally.refused(wire.code);
		return this.judged(guest, room);
	}

	remember(sent: Sent): void {
		this.sent.push(sent);
		if (this.sent.length > mostSent) this.sent.shift();
	}

	/** Looks at what was written since the last time, in this guest's name. */
	async judged(guest: Guest, room: Sent['room']): Promise<number> {
		const { faults } = this.house;
		if (faults.length > 0) throw new Wrong('a fault of ours was reported', { cause: faults[0] });
		const { updates, entries } = this.house.written();
		const person = personOf(guest);
		if (updates.length > 0 && (readers.includes(guest) || room === 'agreed'))
			throw new Wrong(`${person} wrote in the draft from the ${room} room`);
		for (const each of updates) this.judge.takes(each, person);
		for (const entry of entries) {
			if (entry.by.kind === 'person' && entry.by.person !== person)
				throw new Wrong(`an entry by ${entry.by.person} came from ${person}`);
			if ('proposal' in entry && typeof entry.proposal === 'string') this.known.push(entry.proposal);
			if ('point' in entry && typeof entry.point === 'string') this.known.push(entry.point);
		}
		this.known.splice(0, this.known.length - 20);
		this.#tally.wrote(updates.length, entries.length);
		if (this.house.room.head.generation !== this.#generation) await this.#turned();
		return updates.length;
	}

	/** Time passes: what waited for a tick goes out. */
	passes = (ms: number): void => passes(ms);

	async restarts(): Promise<void> {
		await this.house.restart();
		this.#tally.restarts += 1;
	}

	/** Everybody holds the same, and whoever comes now will. */
	async stands(): Promise<void> {
		passes(100);
		for (const seat of this.seats) seat.catchesUp();
		await draftStands(this.house, this.judge.doc, this.seats);
		await agreedStands(this.house);
	}

	async #turned(): Promise<void> {
		this.#generation = this.house.room.head.generation;
		this.#tally.turns += 1;
		const before = this.judge;
		this.judge = new Judge(await this.house.storage.drafts.updates(board, this.#generation));
		allIsCarried(before.doc, this.judge.doc);
	}
}

/** Ms of the processor's own time: who else is at work on the machine is no part of it. */
function msSince(before: NodeJS.CpuUsage): number {
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1000;
}
