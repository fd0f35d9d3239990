import { encodeJson, messageType, type Notice, type Present } from '#lib/document/messages.ts';
import type { Sight } from '#lib/document/sights.ts';
import type { Wish } from '#lib/document/wishes.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { idOf } from '#lib/domain/ids.ts';

export type { Sight } from '#lib/document/sights.ts';

/** Whom this seat follows. A watcher, and a wall, follow only who presents, whoever that is; a watcher is told no name. */
export type Following =
	| { readonly kind: 'person'; readonly person: PersonId; readonly quietly: boolean }
	| { readonly kind: 'presenter' };

type Told = Extract<Notice, { kind: 'floor' | 'gather' | 'followed' | 'unwished' }>;

/** What of presence this leans on. */
interface Around {
	readonly me: PersonId | null;
	readonly here: () => readonly Present[];
	/** What somebody sees, by the number of their presence; without one: the only sight that is known. */
	readonly sightOf: (who: number | null) => Sight | null;
	/** False where there is no connection now. */
	readonly send: (bytes: Uint8Array) => boolean;
	/** Whether others look through this seat's eyes. */
	readonly followed: (followed: boolean) => void;
}

/** Who presents, who asks for the floor, whom this seat follows, and who follows it. */
export class Together {
	readonly #around: Around;
	#presenting = $state(false);
	#presenter = $state<string | null>(null);
	#asking = $state.raw<readonly string[]>([]);
	#followers = $state(0);
	#following = $state.raw<Following | null>(null);
	/** Counts the calls to come to the presenter: whoever shows the board answers each one once. */
	#calls = $state(0);
	#refusal = $state.raw<{ readonly because: string } | null>(null);
	/** The number of the leader's presence when the server was last asked to let this seat follow. */
	#followedAs: number | null = null;

	constructor(around: Around) {
		this.#around = around;
	}

	/** Whether anybody presents: all that a watcher is told. */
	get presenting(): boolean {
		return this.#presenting;
	}

	/** Who presents; null: nobody, somebody who is just away, or this seat watches. */
	get presenter(): Present | null {
		return this.#present(this.#presenter);
	}

	get iPresent(): boolean {
		return this.#presenter !== null && this.#presenter === this.#around.me;
	}

	/** Who asks for the floor, in the order they asked. */
	get asking(): readonly Present[] {
		return this.#asking.map((each) => this.#present(each)).filter((each) => each !== null);
	}

	get iAsk(): boolean {
		return this.#around.me !== null && this.#asking.includes(this.#around.me);
	}

	/** How many see what this seat sees, of those who do so openly. */
	get followers(): number {
		return this.#followers;
	}

	get following(): Following | null {
		return this.#following;
	}

	/** Whom this seat follows, while they are here. */
	get leader(): Present | null {
		return this.#following?.kind === 'person' ? this.#present(this.#following.person) : null;
	}

	/** What the leader sees; null where that is not known yet. */
	get sight(): Sight | null {
		if (!this.#following) return null;
		if (this.#following.kind === 'presenter' && this.#around.me === null)
			return this.#presenting ? this.#around.sightOf(null) : null;
		const leader = this.#following.kind === 'presenter' ? this.presenter : this.leader;
		return leader && this.#around.sightOf(leader.who);
	}

	/** Goes up by one with each call of the presenter for everybody to come. */
	get calls(): number {
		return this.#calls;
	}

	/** Why the last wish was not granted; another object each time. */
	get refusal(): { readonly because: string } | null {
		return this.#refusal;
	}

	/** Sees what that person sees from now on. `quietly`: without their being told, for who facilitates. */
	follow(person: PersonId, quietly = false): void {
		this.#following = { kind: 'person', person, quietly };
		const asked = this.#wish({ kind: 'follow', person, quietly });
		this.#followedAs = asked ? (this.leader?.who ?? null) : null;
	}

	/** Sees what the presenter sees, whoever watches or has a seat. */
	followPresenter(): void {
		if (this.#around.me === null) this.#following = { kind: 'presenter' };
		else if (this.presenter && !this.iPresent) this.follow(idOf<PersonId>(this.presenter.person));
	}

	/** Sees what the presenter sees, whoever that is and comes to be, also where it is this person on another screen. */
	watchPresenter(): void {
		this.#following = { kind: 'presenter' };
		this.renewed();
	}

	/** A new connection: the server doesn't know whom this seat follows, nor that it is shown what the presenter sees. */
	renewed(): void {
		this.met();
		if (this.#watches) this.#wish({ kind: 'watch', on: true });
	}

	/** A watcher is shown it anyway. */
	get #watches(): boolean {
		return this.#following?.kind === 'presenter' && this.#around.me !== null;
	}

	/** One's own way again. */
	stop(): void {
		if (this.#watches) this.#wish({ kind: 'watch', on: false });
		if (this.#following?.kind === 'person') this.#wish({ kind: 'follow', person: null, quietly: false });
		this.#following = null;
	}

	present(on: boolean): void {
		this.#wish({ kind: 'present', on });
	}

	gather(): void {
		this.#wish({ kind: 'gather' });
	}

	raise(up: boolean): void {
		this.#wish({ kind: 'raise', up });
	}

	give(to: PersonId | null): void {
		this.#wish({ kind: 'give', to });
	}

	noticed(notice: Told): void {
		if (notice.kind === 'followed') this.#followers = notice.by;
		else if (notice.kind === 'unwished') this.#refused(notice);
		else if (notice.kind === 'gather') this.#calls += 1;
		else this.#stands(notice);
		this.#around.followed(this.iPresent || this.#followers > 0);
	}

	/** Others have come or gone: who comes back, under another number, is followed on. */
	met(): void {
		const following = this.#following;
		if (following?.kind !== 'person') return;
		const who = this.leader?.who ?? null;
		if (who !== null && who === this.#followedAs) return;
		// Who is here may be told before this seat is level, and can ask.
		const asked = who !== null && this.#wish({ ...following, kind: 'follow' });
		this.#followedAs = asked ? who : null;
	}

	/** The connection is gone: nothing of the others is known. Whom this seat follows, it follows on. */
	lost(): void {
		this.#presenting = false;
		this.#presenter = null;
		this.#asking = [];
		this.#followers = 0;
		this.#followedAs = null;
		this.#around.followed(false);
	}

	/** Whom this seat was not let follow, it does not follow. */
	#refused({ wish, because }: Extract<Notice, { kind: 'unwished' }>): void {
		this.#refusal = { because };
		const { person } = this.#following?.kind === 'person' ? this.#following : { person: null };
		if (wish.kind === 'follow' && wish.person !== null && wish.person === person) this.#following = null;
	}

	#stands({ presenting, presenter, asking }: Extract<Notice, { kind: 'floor' }>): void {
		this.#presenting = presenting;
		this.#presenter = presenter;
		this.#asking = asking;
		// Who presents goes ahead of all. Their other screens may show what they see.
		if (presenter === this.#around.me && presenter !== null && !this.#watches) this.stop();
	}

	#present(person: string | null): Present | null {
		return person === null ? null : (this.#around.here().find((each) => each.person === person) ?? null);
	}

	#wish(wish: Wish): boolean {
		return this.#around.send(encodeJson(messageType.wish, wish));
	}
}
