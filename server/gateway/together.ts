import { encodeJson, messageType, type Notice } from '#lib/document/messages.ts';
import type { Wish } from '#lib/document/wishes.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Connection } from './connection.ts';
import { Floor } from './floor.ts';
import { Follows, type Follow } from './follows.ts';
import type { Limits } from './limits.ts';
import type { Somebody } from './presence.ts';
import { Sights } from './sights.ts';
import { createTick, type Tick } from './tick.ts';

/** Who is here, as `Presence` keeps it. */
interface Around {
	readonly people: ReadonlyMap<PersonId, Somebody>;
	readonly watchers: ReadonlySet<Connection>;
	readonly limits: Limits;
	/** Whether the person leads or facilitates, by the seats of the table now. */
	readonly leads: (person: PersonId) => boolean;
}

/** Who presents and who follows whom: judges what seats wish, and tells what came of it. */
export class Together {
	readonly #around: Around;
	readonly #floor: Floor;
	readonly #follows = new Follows<Connection>();
	readonly #sights: Sights;
	/** Who may have to be told how many follow them, and what they were told last. */
	readonly #counted = new Set<PersonId>();
	readonly #told = new Map<PersonId, number>();
	#floorTold = true;
	/** People with the floor, or asking for it, whose sockets are gone. */
	readonly #away = new Map<PersonId, NodeJS.Timeout>();
	readonly #tick: Tick;

	constructor(around: Around) {
		const { people, limits, leads } = around;
		this.#around = around;
		this.#floor = new Floor({ leads, isHere: (person) => people.has(person) });
		this.#sights = new Sights({ ...around, follows: this.#follows, presenter: () => this.#floor.presenter });
		this.#tick = createTick(limits.hereTick, () => this.#tell());
	}

	/** A socket has come: it is told how the floor stands, and who follows its person, where there is something to say. */
	joined(connection: Connection): void {
		const { guest } = connection;
		if (guest.kind === 'person') {
			clearTimeout(this.#away.get(guest.person));
			this.#away.delete(guest.person);
			// Another tab, or one that is back before its old socket was seen to go: for the person nothing has changed.
			const by = this.#follows.openlyBehind(guest.person);
			if (by > 0) connection.send(followedBy(by));
		}
		this.#sights.lacks(connection);
		const { presenter, asking } = this.#floor;
		if (presenter !== null || asking.length > 0)
			connection.send(guest.kind === 'person' ? this.#named() : this.#unnamed());
	}

	/** All sockets of a person have gone. They may come back: a wire was cut, a page reloaded. */
	left(person: PersonId): void {
		this.#follows.left(person);
		this.#sights.left(person);
		this.#told.delete(person);
		if (this.#floor.presenter !== person && !this.#floor.asking.includes(person)) return;
		const gone = (): void => {
			this.#away.delete(person);
			if (this.#floor.left(person)) this.#turned();
		};
		this.#away.set(person, setTimeout(gone, this.#around.limits.absence).unref());
	}

	/** A socket has gone; what other tabs of the same person follow, they follow on. */
	forget(connection: Connection): void {
		this.#follow(connection, null);
		this.#sights.forget(connection);
	}

	/** Seats have changed. */
	judged(): void {
		if (this.#floor.judged()) this.#turned();
	}

	/** Somebody sees something else now. */
	sees(person: PersonId): void {
		this.#sights.changed(person);
	}

	/** Judges a wish. What is not granted is told to the socket that asked. */
	wished(connection: Connection, by: PersonId, wish: Wish): void {
		if (wish.kind === 'follow') return this.#wishedToFollow(connection, by, wish);
		if (wish.kind === 'watch') return this.#sights.watches(connection, wish.on);
		const granted = this.#floor.wish(by, wish, performance.now());
		if (granted.kind === 'refused') return refuse(connection, wish, granted.because);
		if (granted.kind === 'gather') return this.#gather(granted.by);
		if (granted.kind === 'changed') this.#turned();
	}

	stop(): void {
		this.#tick.stop();
		this.#sights.stop();
		for (const timer of this.#away.values()) clearTimeout(timer);
	}

	#wishedToFollow(connection: Connection, by: PersonId, wish: Extract<Wish, { kind: 'follow' }>): void {
		const { person, quietly } = wish;
		const because = person === null ? null : this.#whyNotFollow(by, person, quietly);
		if (because !== null) return refuse(connection, wish, because);
		const follow = person === null ? null : { by, leader: person, quietly };
		this.#follow(connection, follow);
		if (person !== null) this.#sights.lacks(connection);
	}

	#whyNotFollow(by: PersonId, person: PersonId, quietly: boolean): string | null {
		const { people, leads } = this.#around;
		if (person === by) return 'Nobody follows themselves.';
		if (!people.has(person)) return 'They are not here any more.';
		if (quietly && !leads(by)) return 'Only who facilitates or leads looks in without being noticed.';
		// In several tabs they may do so by several ways.
		for (;;) {
			const circle = this.#follows.circle(by, person);
			if (circle.length === 0) return null;
			const unnoticed = circle.find((each) => this.#follows.isQuiet(each));
			if (!unnoticed) return 'They see what you see: they follow you.';
			this.#release(unnoticed);
		}
	}

	/** Whoever looks in unnoticed gives way: a refusal of the other would betray them. */
	#release(connection: Connection): void {
		const person = this.#follows.leaderOf(connection);
		this.#follow(connection, null);
		const wish = { kind: 'follow', person, quietly: true } as const;
		refuse(connection, wish, 'You look in no more: they have begun to see what you see.');
	}

	#follow(connection: Connection, follow: Follow | null): void {
		for (const leader of this.#follows.set(connection, follow)) this.#counted.add(leader);
		this.#tick.schedule();
	}

	#gather(by: PersonId): void {
		const frame = frameOf({ kind: 'gather', by });
		for (const { person, connections } of this.#around.people.values())
			if (person !== by) for (const each of connections) each.send(frame);
	}

	#turned(): void {
		this.#floorTold = false;
		this.#tick.schedule();
		this.#sights.turned();
	}

	#tell(): void {
		if (!this.#floorTold) this.#tellFloor();
		for (const person of this.#counted) this.#tellCount(person);
		this.#counted.clear();
	}

	#tellFloor(): void {
		const { people, watchers } = this.#around;
		this.#floorTold = true;
		const [named, unnamed] = [this.#named(), this.#unnamed()];
		for (const { connections } of people.values()) for (const each of connections) each.send(named);
		for (const each of watchers) each.send(unnamed);
	}

	/** Only where it is another number: a notice that says nothing new would betray who looks in unnoticed. */
	#tellCount(person: PersonId): void {
		const by = this.#follows.openlyBehind(person);
		const here = this.#around.people.get(person);
		if (!here || (this.#told.get(person) ?? 0) === by) return;
		this.#told.set(person, by);
		const frame = followedBy(by);
		for (const each of here.connections) each.send(frame);
	}

	#named(): Uint8Array {
		const { presenter, asking } = this.#floor;
		return frameOf({ kind: 'floor', presenting: presenter !== null, presenter, asking });
	}

	/** What watchers hear: no names. */
	#unnamed(): Uint8Array {
		return frameOf({
			kind: 'floor',
			presenting: this.#floor.presenter !== null,
			presenter: null,
			asking: []
		});
	}
}

const frameOf = (notice: Notice): Uint8Array => encodeJson(messageType.notice, notice);

const followedBy = (by: number): Uint8Array => frameOf({ kind: 'followed', by });

const refuse = (connection: Connection, wish: Wish, because: string): void =>
	connection.send(frameOf({ kind: 'unwished', wish, because }));
