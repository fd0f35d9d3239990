import type { Anchor, Hung } from '#lib/domain/free.ts';
import { mayEdit, mayMoveOrRemove } from '#lib/domain/free-rules.ts';
import type { MarkId, PersonId } from '#lib/domain/ids.ts';
import { Comments } from './free-comments.svelte.ts';
import { LostMarks } from './free-lost.svelte.ts';
import { FreePen, no, type PenPorts, readOnly, type Written } from './free-pen.svelte.ts';
import { type FreeRoom, takenAway } from './free-sender.ts';
import { FreeSteps } from './free-steps.svelte.ts';
import { FreeView } from './free-view.svelte.ts';
import {
	madeOf,
	type MarkPatch,
	type NewMark,
	nothing,
	patched,
	settled,
	unreadable
} from './free-writing.ts';
import { freshId } from './fresh-id.ts';

interface FreePorts extends Pick<PenPorts, 'keep' | 'scope' | 'me' | 'rights'> {
	/** UTC ms as the server has it. */
	readonly now: () => number;
}

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
	readonly #pen: FreePen;

	constructor(ports: FreePorts) {
		const { view } = this;
		this.#ports = ports;
		this.comments = new Comments(view, ports);
		this.lost = new LostMarks(ports.keep, ports.scope);
		this.steps = new FreeSteps((changes) => this.#pen.take(changes));
		this.#pen = new FreePen({
			...{ ...ports, view },
			lost: (marks) => this.lost.add(marks),
			did: (step) => this.steps.did(step, ports.now())
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
		return this.#pen.hand === null;
	}

	/** Whether this person may write in it: its text, colour, size. */
	mayEdit(id: MarkId): boolean {
		const [hung, hand] = [this.all.get(id), this.#pen.hand];
		return hung !== undefined && hand !== null && mayEdit(hung.mark, hand);
	}

	/** Whether this person may move it or take it away. */
	mayMoveOrRemove(id: MarkId): boolean {
		const [hung, hand] = [this.all.get(id), this.#pen.hand];
		return hung !== undefined && hand !== null && mayMoveOrRemove(hung.mark, hand);
	}

	/** Makes a mark in this person's name. `id`: where it was chosen before. */
	add(wanted: NewMark, place: Anchor, id = freshId<MarkId>()): Written {
		const { me, now } = this.#ports;
		if (me === null || this.readOnly) return no(readOnly);
		const mark = madeOf(wanted, me, Math.round(now()));
		const anchor = settled(place);
		return mark && anchor ? this.#pen.write({ id, was: nothing, now: { mark, anchor } }) : no(unreadable);
	}

	/** Changes parts of a mark. */
	edit(id: MarkId, patch: MarkPatch): Written {
		const was = this.#pen.now(id);
		if (!was.mark) return no(takenAway);
		const mark = patched(was.mark, patch);
		return mark ? this.#pen.write({ id, was, now: { ...was, mark } }) : no(unreadable);
	}

	/** Hangs a mark somewhere else. While a hand drags, ten times a second is enough for everybody to see it move. */
	hang(id: MarkId, place: Anchor): Written {
		const was = this.#pen.now(id);
		const anchor = settled(place);
		if (!was.mark) return no(takenAway);
		return anchor ? this.#pen.write({ id, was, now: { ...was, anchor } }) : no(unreadable);
	}

	/** Takes a mark away. */
	remove(id: MarkId): Written {
		const was = this.#pen.now(id);
		return was.mark ? this.#pen.write({ id, was, now: nothing }) : { ok: true, id };
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
		return this.#pen.together(write);
	}

	/** Whether a mark is carried over when the session is locked. */
	pin(id: MarkId, pinned: boolean): Written {
		return this.edit(id, { pinned: pinned || undefined });
	}

	/** Answers in a thread, given its first comment. */
	answer(first: MarkId, text: string, mentions: readonly PersonId[] = []): Written {
		const { mark, anchor } = this.#pen.now(first);
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
		await Promise.all([this.comments.begin(), this.lost.begin(), this.#pen.begin()]);
	}

	/** Another draft is shown, or none. */
	followed(room: FreeRoom | null): void {
		this.#pen.follow(room);
	}

	/** A draft holds what the server has. */
	level(): void {
		this.#pen.level();
	}

	/** The server took nothing of what was written last, and said why. */
	refused(because: string): void {
		this.#pen.refused(because);
	}

	close(): Promise<void> {
		return this.#pen.close();
	}
}
