import {
	anchorAt,
	dropMark,
	hangMark,
	hungAt,
	markAt,
	namesIn,
	observeFree,
	putMark,
	together
} from '#lib/document/free.ts';
import type { Anchor, Hung } from '#lib/domain/free.ts';
import { mayEdit, mayMoveOrRemove, type MarkHand, sameJson } from '#lib/domain/free-rules.ts';
import type { MarkId, PersonId } from '#lib/domain/ids.ts';
import {
	type Change,
	noHistory,
	onceEach,
	type Pair,
	redone,
	stepped,
	stillMine,
	type Taken,
	undone
} from './free-history.ts';
import { type FreeRoom, FreeSender } from './free-sender.ts';
import { type ChangedMarks, namesOf } from './free-shown.ts';
import { type Thread, threadsOf } from './free-threads.ts';
import { FreeView } from './free-view.svelte.ts';
import {
	madeOf,
	type MarkPatch,
	type NewMark,
	nothing,
	patched,
	settled,
	unreadable,
	whyNot
} from './free-writing.ts';
import { freshId } from './fresh-id.ts';
import type { Keep, Scope } from './keep.ts';
import { mostUnsent } from './unsent-marks.ts';

export interface FreePorts {
	readonly keep: Keep;
	readonly scope: Scope;
	/** Null for a watcher, who draws nothing. */
	readonly me: PersonId | null;
	/** What this person may do now; read in derived values. */
	readonly rights: () => { readonly drafts: boolean; readonly facilitates: boolean };
	/** UTC ms as the server has it. */
	readonly now: () => number;
}

/** What came of a wish: done, or the sentence why not. */
export type Written =
	{ readonly ok: true; readonly id: MarkId } | { readonly ok: false; readonly because: string };

const sentences = {
	readOnly: 'Only somebody whose seat lets them draft can draw here.',
	gone: 'Somebody has taken it away.',
	unsent: 'The server can’t be reached, and no more can be kept until it is.'
} as const;

const no = (because: string): Written => ({ ok: false, because });

/**
 * The free layer of one board as one person sees it and writes in it: notes, ink, comments and the like, which
 * bind nobody. Everybody sees what is written at once, offline it waits in this browser. Every wish is judged here
 * by the rules the server judges it by.
 */
export class FreeLayer {
	/** What is shown. */
	readonly view = new FreeView();
	readonly #ports: FreePorts;
	readonly #sender: FreeSender;
	#room = $state.raw<FreeRoom | null>(null);
	#stop: () => void = () => {};
	#history = $state.raw(noHistory);
	#read = $state.raw<ReadonlySet<MarkId>>(namesOf());
	/** The step that is being put together, while it is. */
	#step: Change[] | null = null;
	readonly #threads = $derived.by((): readonly Thread[] => {
		const { version, all } = this.view;
		return version < 0 ? [] : threadsOf(all.values(), this.#ports.me, this.#read);
	});
	readonly #unread = $derived(this.#threads.flatMap(({ unread }) => unread));

	constructor(ports: FreePorts) {
		this.#ports = ports;
		this.#sender = new FreeSender({
			...ports,
			stands: (id) => this.#stands(id),
			put: (change) => this.#put(change),
			shown: (ids) => this.#refresh(ids)
		});
	}

	/** Everything that is shown, by id. Written in place: read `version` too in order to depend on it. */
	get all(): ReadonlyMap<MarkId, Hung> {
		return this.view.all;
	}

	/** Goes up by one with every change. */
	get version(): number {
		return this.view.version;
	}

	/** Whether this person can't draw: a watcher, or in a seat that does not draft. */
	get readOnly(): boolean {
		return this.#room === null || this.#ports.me === null || !this.#ports.rights().drafts;
	}

	/** Comments as conversations, oldest first. */
	get threads(): readonly Thread[] {
		return this.#threads;
	}

	/** Comments that name this person and that they have not read yet. */
	get unread(): readonly MarkId[] {
		return this.#unread;
	}

	/** UTC ms of the last own step that can be taken back, to be held against other steps; null for none. */
	get undoAt(): number | null {
		return this.#history.done.at(-1)?.at ?? null;
	}

	/** The same of what was taken back. */
	get redoAt(): number | null {
		return this.#history.undone.at(-1)?.at ?? null;
	}

	/** Whether this person may write in it: its text, colour, size. */
	mayEdit(id: MarkId): boolean {
		const [hung, hand] = [this.all.get(id), this.#hand()];
		return hung !== undefined && hand !== null && mayEdit(hung.mark, hand);
	}

	/** Whether this person may move it or take it away. */
	mayMoveOrRemove(id: MarkId): boolean {
		const [hung, hand] = [this.all.get(id), this.#hand()];
		return hung !== undefined && hand !== null && mayMoveOrRemove(hung.mark, hand);
	}

	/** Makes a mark in this person's name. `id`: where it was chosen before. */
	add(wanted: NewMark, place: Anchor, id = freshId<MarkId>()): Written {
		const { me, now } = this.#ports;
		if (me === null || this.readOnly) return no(sentences.readOnly);
		const mark = madeOf(wanted, me, Math.round(now()));
		const anchor = settled(place);
		return mark && anchor ? this.#write({ id, was: nothing, now: { mark, anchor } }) : no(unreadable);
	}

	/** Changes parts of a mark. */
	edit(id: MarkId, patch: MarkPatch): Written {
		const was = this.#now(id);
		if (!was.mark) return no(sentences.gone);
		const mark = patched(was.mark, patch);
		return mark ? this.#write({ id, was, now: { ...was, mark } }) : no(unreadable);
	}

	/** Hangs a mark somewhere else. While a hand drags, ten times a second is enough for everybody to see it move. */
	hang(id: MarkId, place: Anchor): Written {
		const was = this.#now(id);
		const anchor = settled(place);
		if (!was.mark) return no(sentences.gone);
		return anchor ? this.#write({ id, was, now: { ...was, anchor } }) : no(unreadable);
	}

	/** Takes a mark away. */
	remove(id: MarkId): Written {
		const was = this.#now(id);
		return was.mark ? this.#write({ id, was, now: nothing }) : { ok: true, id };
	}

	/** Several wishes as one step and one message; it ends at the first that is refused, and says why. */
	together(write: () => Written | undefined): Written | undefined {
		const room = this.#room;
		if (!room || this.#step) return write();
		this.#step = [];
		try {
			let said: Written | undefined;
			together(room.doc, () => (said = write()));
			return said;
		} finally {
			this.#stepped(this.#step);
			this.#step = null;
		}
	}

	/** Takes back this person's last step, as far as nobody has changed since what it changed. False where there is none. */
	undo(): boolean {
		return this.#take(undone(this.#history));
	}

	/** Takes the step again that was taken back last. */
	redo(): boolean {
		return this.#take(redone(this.#history));
	}

	/** Whether a mark is carried over when the session is locked. */
	pin(id: MarkId, pinned: boolean): Written {
		return this.edit(id, { pinned: pinned || undefined });
	}

	/** Answers in a thread, given its first comment. */
	answer(first: MarkId, text: string, mentions: readonly PersonId[] = []): Written {
		const { mark, anchor } = this.#now(first);
		if (mark?.kind !== 'comment' || !anchor) return no(sentences.gone);
		return this.add(
			{ kind: 'comment', text, mentions: [...mentions], answers: mark.answers ?? first },
			anchor
		);
	}

	/** Says of a thread that it is done with, or not. */
	resolve(first: MarkId, resolved: boolean): Written {
		return this.edit(first, { resolved: resolved || undefined });
	}

	/** This person has read these comments. */
	markRead(ids: Iterable<MarkId>): void {
		const unread = [...ids].filter((id) => !this.#read.has(id));
		if (unread.length === 0) return;
		const { keep, scope } = this.#ports;
		this.#read = namesOf(this.#read, unread);
		void keep.setReadMarks(scope, [...this.#read].slice(-mostRead)).catch(() => {
			// Not kept: it counts as unread again after the next reload.
		});
	}

	/** What this person wrote and the server would not take, since this was asked last. */
	takeLost(): readonly Hung[] {
		return this.#sender.takeLost().flatMap(({ id, now }) => asHung(id, now) ?? []);
	}

	/** Takes up what was kept from the last time. */
	async begin(): Promise<void> {
		const { keep, scope } = this.#ports;
		this.#read = namesOf(await keep.readMarks(scope));
		await this.#sender.begin();
	}

	/** Another draft is shown, or none. */
	followed(room: FreeRoom | null): void {
		this.#stop();
		this.#room = room;
		this.#stop = room ? observeFree(room.doc, (changed) => this.#refresh(changed)) : () => {};
		this.#refresh(namesOf(this.all.keys(), room ? namesIn(room.doc) : []));
		this.#sender.follow(room);
	}

	/** A draft holds what the server has. */
	level(): void {
		this.#sender.level();
	}

	/** The server took nothing of what was written last. */
	refused(): void {
		this.#sender.refused();
	}

	async close(): Promise<void> {
		this.#stop();
		await this.#sender.close();
	}

	#hand(): MarkHand | null {
		const { me, rights } = this.#ports;
		return me === null || this.readOnly ? null : { person: me, facilitates: rights().facilitates };
	}

	#write(change: Change): Written {
		const [room, hand] = [this.#room, this.#hand()];
		if (!room || !hand) return no(sentences.readOnly);
		const because = whyNot(change, this.all, hand);
		if (because !== null) return no(because);
		if (sameJson(change.was, change.now)) return { ok: true, id: change.id };
		if (!room.synced && this.#sender.length + JSON.stringify(change.now).length > mostUnsent)
			return no(sentences.unsent);
		writeInto(room, change);
		this.#sender.wrote([change]);
		if (this.#step) this.#step.push(change);
		else this.#stepped([change]);
		return { ok: true, id: change.id };
	}

	#stepped(changes: readonly Change[]): void {
		if (changes.length > 0)
			this.#history = stepped(this.#history, { at: this.#ports.now(), changes: onceEach(changes) });
	}

	#take(taken: Taken | null): boolean {
		if (!taken) return false;
		this.together(() => {
			for (const change of taken.changes) {
				const mine = stillMine(change, this.#now(change.id));
				if (mine) this.#write(mine);
			}
			return undefined;
		});
		this.#history = taken.history;
		return true;
	}

	/** Puts back what is lacking in a fresh document, if the rules still allow it. */
	#put(change: Change): boolean {
		const [room, hand] = [this.#room, this.#hand()];
		if (!room || !hand || whyNot(change, this.all, hand) !== null) return false;
		// In a fresh document nobody remembers what another made and somebody removed.
		if (change.was.mark === null && change.now.mark?.by !== hand.person) return false;
		writeInto(room, change);
		return true;
	}

	#now(id: MarkId): Pair {
		return this.#sender.waiting(id) ?? this.#stands(id);
	}

	#stands(id: MarkId): Pair {
		const doc = this.#room?.doc;
		return doc ? { mark: markAt(doc, id), anchor: anchorAt(doc, id) } : nothing;
	}

	#refresh(ids: ChangedMarks): void {
		this.view.refresh(ids, (id) => {
			const waiting = this.#sender.waiting(id);
			if (waiting) return asHung(id, waiting);
			return this.#room ? hungAt(this.#room.doc, id) : null;
		});
	}
}

/** No more comments than this are remembered as read. */
const mostRead = 2000;

const asHung = (id: MarkId, { mark, anchor }: Pair): Hung | null =>
	mark && anchor ? { id, mark, anchor } : null;

function writeInto({ doc }: FreeRoom, { id, now: { mark, anchor } }: Change): void {
	together(doc, () => {
		if (!mark) return dropMark(doc, id);
		putMark(doc, id, mark);
		if (anchor) hangMark(doc, id, anchor);
	});
}
