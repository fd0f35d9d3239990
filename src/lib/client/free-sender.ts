import { ulid } from 'ulid';
import type { Doc } from '#lib/document/docs.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import type { Change, Pair } from './free-history.ts';
import type { Keep, Scope } from './keep.ts';
import {
	byId,
	keptWith,
	lengthOf,
	type LostMark,
	puttingBack,
	refused,
	type Unsent,
	type UnsentMark,
	withChanges,
	withoutConfirmed
} from './unsent-marks.ts';

/** What is asked of the draft's room. */
export interface FreeRoom {
	readonly doc: Doc;
	/** See `Room`. */
	readonly synced: boolean;
	confirmed(): Promise<boolean>;
}

export interface SenderPorts {
	readonly keep: Keep;
	readonly scope: Scope;
	/** How a mark stands in the draft document now. */
	readonly stands: (id: MarkId) => Pair;
	/** Writes into the draft document, as one update. Null, or why the rules do not allow it. */
	readonly put: (change: Change) => string | null;
	/** These could not be kept. */
	readonly lost: (marks: readonly LostMark[]) => void;
	/** What was to be shown besides the document has changed. */
	readonly shown: (ids: ReadonlySet<MarkId>) => void;
}

/** Why a mark can't be changed that is not there. */
export const takenAway = 'Somebody has taken it away.';

/** Ms between two questions whether what was written is on disk. */
const pause = 300;

/** Sees to it that nothing a person wrote into the free layer is lost before the server has it. */
export class FreeSender {
	readonly #ports: SenderPorts;
	#room: FreeRoom | null = null;
	#unsent: Unsent = new Map();
	/** Lacking in the document that is shown, until it is level with the server. */
	#waiting = new Set<MarkId>();
	#timer: ReturnType<typeof setTimeout> | null = null;
	#asking = false;
	/** Kept by another tab, or before a reload, and not looked for since: that tab may be there, and write on. */
	#found: Unsent = new Map();
	/** How many questions must be answered before anything is put back. */
	#open = 0;
	#keeping: Promise<void> = Promise.resolve();
	#dirty = false;
	#kept: Unsent = new Map();

	constructor(ports: SenderPorts) {
		this.#ports = ports;
	}

	/** Takes up what was kept from the last time. */
	async begin(): Promise<void> {
		const { keep, scope } = this.#ports;
		this.#unsent = byId(await keep.unsentMarks(scope));
		[this.#kept, this.#found] = [this.#unsent, this.#unsent];
		this.#wait();
	}

	/** Characters that wait to be sent. */
	get length(): number {
		return lengthOf(this.#unsent);
	}

	/** What waits, and does not stand in the document. */
	waiting(id: MarkId): Pair | null {
		return this.#waiting.has(id) ? (this.#unsent.get(id)?.now ?? null) : null;
	}

	get waitingIds(): Iterable<MarkId> {
		return this.#waiting;
	}

	/** This was written into the document. */
	wrote(changes: readonly Change[]): void {
		this.#unsent = withChanges(this.#unsent, changes, ulid());
		for (const { id } of changes) this.#waiting.delete(id);
		this.#keep();
		this.#askSoon();
	}

	/**
	 * Another document is shown: what waits is lacking in it. The one before is asked a last time first: what it still
	 * took went into the session's archive, or is in the new one already.
	 */
	follow(room: FreeRoom | null): void {
		const before = this.#room;
		const sent = this.#sent();
		this.#room = room;
		this.#wait();
		if (!before?.synced || before === room || sent.size === 0) return this.level();
		this.#open++;
		void before.confirmed().then((confirmed) => {
			this.#open--;
			if (confirmed) this.#unsent = withoutConfirmed(this.#unsent, sent);
			this.level();
		});
	}

	/** Called when a draft came level: what is lacking is put back once it is the one shown. */
	level(): void {
		if (!this.#room?.synced || this.#open > 0) return;
		if (this.#found.size > 0) return void this.#lookAgain();
		const ids = this.#waiting;
		this.#waiting = new Set();
		const done: UnsentMark[] = [];
		const lost: LostMark[] = [];
		for (const id of ids) {
			const each = this.#unsent.get(id);
			const change = each && puttingBack(each, this.#ports.stands(id));
			const because = change ? this.#ports.put(change) : takenAway;
			if (!each || because === null) continue;
			done.push(each);
			lost.push({ id, now: each.now, because });
		}
		this.#unsent = withoutConfirmed(this.#unsent, byId(done));
		this.#keep();
		this.#ports.lost(lost);
		this.#ports.shown(ids);
		this.#askSoon();
	}

	/** What another tab has sent meanwhile, or written anew, is not put back as it was: that would be over what is newer. */
	async #lookAgain(): Promise<void> {
		const { keep, scope } = this.#ports;
		this.#open++;
		try {
			const kept = byId(await keep.unsentMarks(scope));
			const gone = [...this.#found.values()].filter(({ id, stamp }) => kept.get(id)?.stamp !== stamp);
			this.#found = new Map();
			this.#unsent = withoutConfirmed(this.#unsent, byId(gone));
		} finally {
			this.#open--;
		}
		this.level();
	}

	/** The server took nothing of what was sent since it confirmed something, and said why. */
	refused(because: string): void {
		const { again, lost } = refused(this.#unsent);
		this.#unsent = again;
		this.#keep();
		this.#ports.lost(lost.map(({ id, now }) => ({ id, now, because })));
	}

	/** Resolves when the browser has kept what it is to keep. */
	close(): Promise<void> {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		this.#room = null;
		return this.#keeping;
	}

	/** What stands in the document that is shown, and may not be on the server's disk. */
	#sent(): Unsent {
		return new Map([...this.#unsent].filter(([id]) => !this.#waiting.has(id)));
	}

	#wait(): void {
		this.#waiting = new Set(this.#unsent.keys());
		this.#ports.shown(this.#waiting);
	}

	#askSoon(): void {
		if (this.#unsent.size > 0 && !this.#asking) this.#timer ??= setTimeout(() => void this.#ask(), pause);
	}

	/** Asks whether what was written is on disk. Where the wire goes first, `level` asks again. */
	async #ask(): Promise<void> {
		this.#timer = null;
		const room = this.#room;
		if (!room) return;
		const sent = this.#sent();
		this.#asking = true;
		const confirmed = await room.confirmed();
		this.#asking = false;
		// Of another room that has come level meanwhile it says nothing: that one is asked.
		if (room !== this.#room) {
			this.#askSoon();
			return;
		}
		if (!confirmed) return;
		this.#unsent = withoutConfirmed(this.#unsent, sent);
		this.wrote(this.#hungAgain(sent.values()));
	}

	/** What was written in here and taken away elsewhere at once stands there with its words, and hangs nowhere: nobody would see it. */
	#hungAgain(sent: Iterable<UnsentMark>): readonly Change[] {
		return [...sent].flatMap(({ id, now }) => {
			const was = this.#ports.stands(id);
			const change: Change = { id, was, now: { mark: was.mark, anchor: now.anchor } };
			return was.mark && !was.anchor && now.anchor && this.#ports.put(change) === null ? [change] : [];
		});
	}

	/** Writes what has changed of what waits; several changes while one is written are one more. */
	#keep(): void {
		if (this.#dirty) return;
		this.#dirty = true;
		this.#keeping = this.#keeping.then(() => this.#write());
	}

	async #write(): Promise<void> {
		this.#dirty = false;
		const [before, now] = [this.#kept, this.#unsent];
		this.#kept = now;
		const { keep, scope } = this.#ports;
		try {
			await keep.changeUnsentMarks(scope, (kept) => keptWith(kept, before, now, this.#found));
		} catch (error) {
			console.warn('This browser could not keep what is not sent yet', error);
		}
	}
}
