import { ulid } from 'ulid';
import type { DraftMove } from '#lib/document/draft.ts';
import type { Answer, Present } from '#lib/document/messages.ts';
import type { Spot } from '#lib/document/presence.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { Cause, ProposedChange } from '#lib/domain/board.ts';
import type { Drift } from '#lib/domain/drift.ts';
import {
	type ActId,
	type BoardId,
	idOf,
	type ItemId,
	type PersonId,
	type ProposalId,
	type WordsId
} from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { saidWith } from './collected.ts';
import { Collection } from './collection.svelte.ts';
import { Connection } from './connect.ts';
import type { ConnectionState } from './connection-calls.ts';
import { FreeLayer } from './free.svelte.ts';
import { DriftSinceLock } from './drift.svelte.ts';
import type { Ghost } from './drafts.ts';
import type { OtherHand } from './hands.ts';
import type { Keep, Scope } from './keep.ts';
import { watchNetwork } from './network.ts';
import { Making } from './making.svelte.ts';
import type { Outgoing } from './outbox.ts';
import { People } from './people.ts';
import { Presence } from './presence.svelte.ts';
import { Snapshots } from './snapshots.svelte.ts';
import type { Standing } from './standing.ts';
import { LiveTable } from './table.svelte.ts';
import { toldTo } from './told.ts';
import type { Sight, Together } from './together.svelte.ts';
import { Touch } from './touch.svelte.ts';
import { Welcome } from './welcome.svelte.ts';
import {
	type Bootstrap,
	fetchAgreed,
	fetchPeople,
	fetchWords,
	type Me,
	type Person,
	unreachableServer,
	type Wire,
	WireError
} from './wire.ts';
import { Words } from './words.ts';

/** An act asked outright: everything but proposals, which wait in the outbox. */
export type DirectAct = Exclude<AskedAct, { kind: 'propose' }>;

/** What is said with a proposal. `id`: the act it is asked under, where that was made before. */
export interface Said {
	readonly because?: string | null;
	readonly cause?: Cause | null;
	readonly answers?: ProposalId;
	readonly amends?: ProposalId;
	readonly id?: ActId;
}

/** What a board begins with: from the server, or as kept from the last time. */
interface Beginning {
	readonly wire: Wire;
	readonly keep: Keep;
	readonly scope: Scope;
	readonly bootstrap: Bootstrap;
	readonly people: readonly Person[];
}

/**
 * One board as one person sees it: live where the server is reached, as last known where it is not.
 * Everything shown is read here; everything wanted goes through `propose` or `ask`.
 */
export class LiveBoard {
	readonly id: BoardId;
	/** The trade this person is putting together; others see its moves as being made. */
	readonly trade: Collection;
	/** This person's what-if: nobody else sees anything of it. */
	readonly whatIf: Collection;
	/** How it stands with the server. */
	readonly touch = new Touch();
	/** Notes, ink, comments and the like: what people put on the board that binds nobody. */
	readonly free: FreeLayer;
	readonly #beginning: Beginning;
	readonly #live = new LiveTable();
	/** All that was written into `table` since a version; null where that is no longer known. */
	readonly changesSince = this.#live.changesSince;
	readonly #connection: Connection;
	readonly #making: Making;
	readonly #presence: Presence;
	readonly #words: Words;
	readonly #people: People;
	readonly #drift: DriftSinceLock;
	readonly #stopWatching: () => void;
	readonly #welcome: Welcome;

	constructor(beginning: Beginning) {
		const { wire, keep, scope, bootstrap, people } = beginning;
		const { me } = bootstrap;
		this.#beginning = beginning;
		this.#welcome = new Welcome(this.#live, bootstrap);
		this.id = bootstrap.id;
		this.#words = new Words((ids) => fetchWords(wire, bootstrap.id, ids));
		const snapshots = new Snapshots((version) => fetchAgreed(wire, bootstrap.id, version));
		this.#drift = new DriftSinceLock(this.#live, snapshots);
		this.#people = new People(() => fetchPeople(wire, bootstrap.id));
		this.#people.learn(people);
		this.#presence = new Presence(this.#live, me.person, (bytes) => this.#connection.send(bytes));
		this.#making = new Making({
			live: this.#live,
			keep,
			scope,
			me: me.person,
			connected: () => this.touch.arrives,
			ask: (id, act) => this.#connection.ask(id, act),
			draft: () => this.#connection.draft?.doc ?? null
		});
		const kept = { live: this.#live, keep, scope, now: () => this.serverNow() };
		this.trade = new Collection('trade', { ...kept, changed: (trade) => this.#making.collecting(trade) });
		this.whatIf = new Collection('what-if', kept);
		this.free = new FreeLayer({ ...kept, me: me.person, rights: () => this.#welcome.rightsOf(me.person) });
		this.#connection = this.#connect();
		void keep.lapsed.then(() => (this.touch.remembers = false));
		this.#stopWatching = watchNetwork({
			gone: () => this.#connection.doubt(),
			back: () => this.#connection.hurry()
		});
	}

	/** The agreed board and what is open on it. Written in place: read `version` to depend on it. */
	get table(): Table {
		return this.#live.table;
	}

	/** Goes up by one with every step of the board. */
	get version(): number {
		return this.#live.version;
	}

	/** `offline` comes back by itself; `closed` does not, and `touch.because` says why. */
	get connection(): ConnectionState['kind'] {
		return this.touch.state.kind;
	}

	/** The board's name, before its table says it too. */
	get name(): string {
		return this.#welcome.name;
	}

	/** Who this seat is; seats as the table has them now. */
	get me(): Me {
		return this.#welcome.me;
	}

	/** The directory of the board's people, by id. */
	get people(): ReadonlyMap<PersonId, Person> {
		return this.#people.all;
	}

	/** Everybody with the board open, oneself included. */
	get here(): readonly Present[] {
		return this.#presence.here;
	}

	/** How many people have it open; a watcher is told no names, only this. */
	get present(): number {
		return this.#presence.present;
	}

	/** How many watch by a link. */
	get watching(): number {
		return this.#presence.watching;
	}

	/** Other people's hands that are on the board now, about 20 times a second. */
	get hands(): readonly OtherHand[] {
		return this.#presence.hands;
	}

	/** Moves in the making, everybody's, that were not answered yet. */
	get drafts(): readonly DraftMove[] {
		return this.#making.drafts;
	}

	/** This person's own moves in the making that another browser put there, or this one before it forgot. */
	get strays(): readonly DraftMove[] {
		return this.#making.strays;
	}

	/** What this person proposed and was not judged yet, or was not put on the table; in order. */
	get outbox(): readonly Outgoing[] {
		return this.#making.outbox;
	}

	/** Every card to be drawn where it is not agreed to stand. */
	get ghosts(): readonly Ghost[] {
		return this.#making.ghosts;
	}

	/** How the board differs from what was agreed last, under any policy; null while that is being fetched. */
	get drift(): readonly Drift[] | null {
		return this.#drift.now;
	}

	/** The server's time, UTC ms. */
	serverNow(): number {
		return this.#welcome.serverNow();
	}

	nameOf = (person: PersonId): string => this.#people.nameOf(person);
	initialsOf = (person: PersonId): string => this.#people.initialsOf(person);

	/** A person's free text; undefined until it has been fetched. */
	words = (id: WordsId): string | undefined => this.#words.of(id);

	/** Asks for a decision now. It is never queued: rejects with a `WireError` (a sentence) where no answer comes. */
	ask = (act: DirectAct): Promise<Answer> => this.#connection.ask(idOf<ActId>(ulid()), act);

	/** Puts changes on the table, or in the outbox until the table can be reached. Gives the proposal's id at once. */
	propose(changes: readonly ProposedChange[], more: Said = {}): ActId {
		const { because = null, cause = null, ...rest } = more;
		const made = { ...rest, because, cause, at: this.serverNow() };
		// A rune's proxy can't be stored by the browser.
		return this.#making.propose($state.snapshot(changes), made);
	}

	/** Asks for what was put together, as one proposal, and puts it away. Nothing where it comes to nothing. */
	proposeCollected(collection: Collection): ActId | null {
		const { now, difference } = collection;
		if (!now || !difference || difference.changes.length === 0) return null;
		const asked = this.propose(difference.changes, saidWith(this.table, now));
		collection.end();
		return asked;
	}

	/** Where one of this person's proposals stands. */
	standing = (id: ActId): Standing => this.#making.standing(id);

	/** The same, as soon as that is known: never "on its way". Without a connection that may take long. */
	settled = (id: ActId): Promise<Standing> => this.#making.settled(id);

	/** Puts aside one that came back, or takes back one that was not sent yet. */
	dismiss = (id: ActId): Promise<void> => this.#making.dismiss(id);

	/**
	 * Asks to speak about changes at the next session. Given the id of one that came back, that one is put
	 * aside when the point is taken. Rejects like `ask`.
	 */
	async toTalkingPoint(what: ActId | readonly ProposedChange[], text: string): Promise<Answer> {
		const id = typeof what === 'string' ? what : null;
		const kept = this.outbox.find((each) => each.id === id)?.act.changes ?? [];
		const changes = typeof what === 'string' ? kept : what;
		const answer = await this.ask({ kind: 'add-point', text, changes: [...changes] });
		if (answer.ok && id !== null) await this.dismiss(id);
		return answer;
	}

	/** Takes back the moves of `strays`. */
	takeBackStrays(): void {
		this.#making.takeBackStrays();
	}

	/** Who presents, who follows whom, and what the followed see. */
	get together(): Together {
		return this.#presence.together;
	}

	/** Where this person's pointer is; null when it has left the board. `laser`: it points at something. */
	point(spot: Spot | null, laser = false): void {
		this.#presence.point({ spot, carrying: null, laser });
	}

	/** The same with a card in hand, and the others that go with it. */
	carry(item: ItemId, spot: Spot | null, others: readonly ItemId[] = []): void {
		this.#presence.point({ spot, carrying: item, others, laser: false });
	}

	/** What this person has before them on the board now. */
	look = (sight: Sight): void => this.#presence.look(sight);

	/** Shows the board and begins to keep in touch. Throws a `WireError` where there is nothing to show. */
	async begin(reached: boolean): Promise<void> {
		const { bootstrap } = this.#beginning;
		await this.#making.begin();
		await Promise.all([this.trade.read(), this.whatIf.read(), this.free.begin()]);
		if (reached) {
			this.#welcome.greeted(bootstrap);
			await this.#connection.enter(bootstrap);
		} else if (!(await this.#connection.showKept(bootstrap.generation)))
			throw new WireError(unreachableServer, null);
		void this.#people.fetch().then(() => this.#remember());
		void this.#connection.reach(reached);
	}

	async close(): Promise<void> {
		this.#stopWatching();
		this.#making.close();
		this.trade.close();
		this.whatIf.close();
		this.#presence.close();
		await this.free.close();
		await this.#connection.close('');
	}

	#connect(): Connection {
		const { wire, keep, scope, bootstrap } = this.#beginning;
		const seat = { wire, keep, scope, drafts: !bootstrap.me.watching };
		const told = toldTo({
			...{ keep, scope, live: this.#live, touch: this.touch, welcome: this.#welcome },
			...{ making: this.#making, presence: this.#presence, free: this.free },
			remember: () => this.#remember()
		});
		return new Connection(seat, this.#live.table, told);
	}

	#remember(): void {
		const { keep, scope } = this.#beginning;
		this.#welcome.remember(keep, scope, [...this.#people.all.values()]);
	}
}
