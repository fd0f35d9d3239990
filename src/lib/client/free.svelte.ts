import { anchorAt, hungAt, markAt, namesIn, observeFree, together } from '#lib/document/free.ts';
import type { Anchor, Hung } from '#lib/domain/free.ts';
import { mayEdit, mayMoveOrRemove, type MarkHand, sameJson } from '#lib/domain/free-rules.ts';
import type { MarkId, PersonId } from '#lib/domain/ids.ts';
import { Comments } from './free-comments.svelte.ts';
import { type Change, type Pair, stillMine } from './free-history.ts';
import { LostMarks } from './free-lost.svelte.ts';
import { type FreeRoom, FreeSender, takenAway } from './free-sender.ts';
import { type ChangedMarks, namesOf } from './free-shown.ts';
import { FreeSteps } from './free-steps.svelte.ts';
import { FreeView } from './free-view.svelte.ts';
import {
	asHung,
	madeOf,
	type MarkPatch,
	type NewMark,
	nothing,
	patched,
	settled,
	unreadable,
	whyNot,
	writeInto
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

const readOnly = 'Only somebody whose seat lets them draft can draw here.';
const tooMuch = 'The server can’t be reached, and no more can be kept until it is.';

const no = (because: string): Written => ({ ok: false, because });

/**
 * The free layer of one board as one person sees it and writes in it: notes, ink, comments and the like, which
 * bind nobody. Everybody sees what is written at once, offline it waits in this browser. Every wish is judged here
 * by the rules the server judges it by.
 */
export class FreeLayer {
	/** What is shown. */
	readonly view = new FreeView();
	readonly comments: Comments;
	readonly steps: FreeSteps;
	readonly lost: LostMarks;
	readonly #ports: FreePorts;
	readonly #sender: FreeSender;
	#room = $state.raw<FreeRoom | null>(null);
	#stop: () => void = () => {};
	/** The step that is being put together, while it is. */
	#step: Change[] | null = null;

	constructor(ports: FreePorts) {
		this.#ports = ports;
		this.comments = new Comments(this.view, ports);
		this.lost = new LostMarks(ports.keep, ports.scope);
		this.steps = new FreeSteps((changes) => this.#take(changes));
		this.#sender = new FreeSender({
			...ports,
			stands: (id) => this.#stands(id),
			put: (change) => this.#put(change),
			lost: (marks) => this.lost.add(marks),
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
		if (me === null || this.readOnly) return no(readOnly);
		const mark = madeOf(wanted, me, Math.round(now()));
		const anchor = settled(place);
		return mark && anchor ? this.#write({ id, was: nothing, now: { mark, anchor } }) : no(unreadable);
	}

	/** Changes parts of a mark. */
	edit(id: MarkId, patch: MarkPatch): Written {
		const was = this.#now(id);
		if (!was.mark) return no(takenAway);
		const mark = patched(was.mark, patch);
		return mark ? this.#write({ id, was, now: { ...was, mark } }) : no(unreadable);
	}

	/** Hangs a mark somewhere else. While a hand drags, ten times a second is enough for everybody to see it move. */
	hang(id: MarkId, place: Anchor): Written {
		const was = this.#now(id);
		const anchor = settled(place);
		if (!was.mark) return no(takenAway);
		return anchor ? this.#write({ id, was, now: { ...was, anchor } }) : no(unreadable);
	}

	/** Takes a mark away. */
	remove(id: MarkId): Written {
		const was = this.#now(id);
		return was.mark ? this.#write({ id, was, now: nothing }) : { ok: true, id };
	}

	/** Puts on the board again what was lost, as made by this person now. */
	putBack(id: MarkId): Written {
		const { mark, anchor } = this.lost.all.find((each) => each.id === id)?.now ?? nothing;
		if (!mark || !anchor) return no(takenAway);
		const written = this.add(mark, anchor);
		if (written.ok) this.lost.drop(id);
		return written;
	}

	/** Keeps what was being written when nothing could be written any more: its author finds it among what was lost. */
	unsent(wanted: NewMark, place: Anchor, because: string): void {
		const { me, now } = this.#ports;
		const mark = me === null ? null : madeOf(wanted, me, Math.round(now()));
		const anchor = settled(place);
		if (mark && anchor) this.lost.add([{ id: freshId<MarkId>(), now: { mark, anchor }, because }]);
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
			this.steps.did(this.#step, this.#ports.now());
			this.#step = null;
		}
	}

	/** Whether a mark is carried over when the session is locked. */
	pin(id: MarkId, pinned: boolean): Written {
		return this.edit(id, { pinned: pinned || undefined });
	}

	/** Answers in a thread, given its first comment. */
	answer(first: MarkId, text: string, mentions: readonly PersonId[] = []): Written {
		const { mark, anchor } = this.#now(first);
		if (mark?.kind !== 'comment' || !anchor) return no(takenAway);
		return this.add(
			{ kind: 'comment', text, mentions: [...mentions], answers: mark.answers ?? first },
			anchor
		);
	}

	/** Says of a thread that it is done with, or not. */
	resolve(first: MarkId, resolved: boolean): Written {
		return this.edit(first, { resolved: resolved || undefined });
	}

	/** Takes up what was kept from the last time. */
	async begin(): Promise<void> {
		await Promise.all([this.comments.begin(), this.lost.begin(), this.#sender.begin()]);
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

	/** The server took nothing of what was written last, and said why. */
	refused(because: string): void {
		this.#sender.refused(because);
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
		if (!room || !hand) return no(readOnly);
		const because = whyNot(change, this.all, hand);
		if (because !== null) return no(because);
		if (sameJson(change.was, change.now)) return { ok: true, id: change.id };
		if (!room.synced && this.#sender.length + JSON.stringify(change.now).length > mostUnsent)
			return no(tooMuch);
		writeInto(room.doc, change);
		this.#sender.wrote([change]);
		if (this.#step) this.#step.push(change);
		else this.steps.did([change], this.#ports.now());
		return { ok: true, id: change.id };
	}

	/** Own changes taken back or again: what others have done since stays theirs. */
	#take(changes: readonly Change[]): void {
		this.together(() => {
			for (const change of changes) {
				const mine = stillMine(change, this.#now(change.id));
				if (mine) this.#write(mine);
			}
			return undefined;
		});
	}

	/** Puts back what is lacking in a fresh document; null, or why the rules do not allow it any more. */
	#put(change: Change): string | null {
		const [room, hand] = [this.#room, this.#hand()];
		if (!room || !hand) return readOnly;
		// In a fresh document nobody remembers what another made and somebody removed.
		if (change.was.mark === null && change.now.mark && change.now.mark.by !== hand.person) return takenAway;
		const because = whyNot(change, this.all, hand);
		if (because === null) writeInto(room.doc, change);
		return because;
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
