import { encodeHands } from '#lib/document/presence.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Connection } from './connection.ts';
import type { Follows } from './follows.ts';
import type { Limits } from './limits.ts';
import type { Somebody } from './presence.ts';
import { createTick, type Tick } from './tick.ts';

/** What sights depend on. */
interface Around {
	readonly people: ReadonlyMap<PersonId, Somebody>;
	readonly watchers: ReadonlySet<Connection>;
	readonly limits: Limits;
	readonly follows: Follows<Connection>;
	readonly presenter: () => PersonId | null;
}

/**
 * Shows those who follow what their leader sees, and watchers what the presenter sees. One frame is made for each
 * leader in a tick, however many follow. Lossy: a socket that missed one gets the newest with the next tick.
 */
export class Sights {
	readonly #around: Around;
	/** Whose sight is to be sent to all who follow. */
	readonly #seen = new Set<PersonId>();
	/** Sockets of people that are shown what the presenter sees, whoever that is: screens on a wall. */
	readonly #walls = new Set<Connection>();
	/** Sockets that lack the sight of whom they follow. */
	readonly #lacking = new Set<Connection>();
	readonly #tick: Tick;
	readonly #watchTick: Tick;

	constructor(around: Around) {
		this.#around = around;
		this.#tick = createTick(around.limits.sightTick, () => this.#tell());
		this.#watchTick = createTick(around.limits.watchTick, () => this.#tellWatchers());
	}

	/** Somebody sees something else now. */
	changed(person: PersonId): void {
		if (this.#around.presenter() === person) this.#watchTick.schedule();
		if (this.#around.follows.behind(person).size === 0) return;
		this.#seen.add(person);
		this.#tick.schedule();
	}

	/** A socket has come, or follows somebody else now. */
	lacks(connection: Connection): void {
		if (connection.guest.kind === 'watcher') return this.#watchTick.schedule();
		this.#lacking.add(connection);
		this.#tick.schedule();
	}

	/** This socket is to be shown what the presenter sees, or no longer. */
	watches(connection: Connection, on: boolean): void {
		if (on) this.#walls.add(connection);
		else this.#walls.delete(connection);
		if (on) this.#watchTick.schedule();
	}

	/** Another presents. */
	turned(): void {
		this.#watchTick.schedule();
	}

	left(person: PersonId): void {
		this.#seen.delete(person);
	}

	forget(connection: Connection): void {
		this.#lacking.delete(connection);
		this.#walls.delete(connection);
	}

	stop(): void {
		this.#tick.stop();
		this.#watchTick.stop();
	}

	#tell(): void {
		const { people, follows } = this.#around;
		for (const leader of this.#seen) for (const each of follows.behind(leader)) this.#lacking.add(each);
		this.#seen.clear();
		const frames = new Map<PersonId, Uint8Array | null>();
		for (const each of this.#lacking) {
			const leader = follows.leaderOf(each);
			if (leader !== null && !frames.has(leader)) frames.set(leader, frameOf(people.get(leader), true));
			const frame = leader === null ? null : frames.get(leader);
			if (!frame || each.sendLossy(frame)) this.#lacking.delete(each);
		}
		// Whom they follow may stand still from now on.
		if (this.#lacking.size > 0) this.#tick.schedule();
	}

	/** To who watches by a link no hand of anybody, nor a name. */
	#tellWatchers(): void {
		const { people, watchers, presenter } = this.#around;
		const person = presenter();
		if (person === null) return;
		const to = (sockets: ReadonlySet<Connection>, withHand: boolean): void => {
			const frame = sockets.size > 0 ? frameOf(people.get(person), withHand) : null;
			if (frame) for (const each of sockets) each.sendLossy(frame);
		};
		to(watchers, false);
		to(this.#walls, true);
	}
}

/** What somebody sees, as one frame; null where they never said. */
function frameOf(leader: Somebody | undefined, withHand: boolean): Uint8Array | null {
	if (!leader?.seen) return null;
	const { who, cell, laser, seen } = leader;
	if (!withHand) return encodeHands([{ who, cell: null, seen }]);
	return encodeHands([{ who, cell, seen, ...(laser ? { laser } : {}) }]);
}
