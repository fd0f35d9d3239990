import { anchorAt, hungAt, markAt, namesIn, observeFree, together } from '#lib/document/free.ts';
import { type MarkHand, sameJson } from '#lib/domain/free-rules.ts';
import type { MarkId, PersonId } from '#lib/domain/ids.ts';
import { type Change, type Pair, stillMine } from './free-history.ts';
import { type FreeRoom, FreeSender, takenAway } from './free-sender.ts';
import { type ChangedMarks, namesOf } from './free-shown.ts';
import type { FreeView } from './free-view.svelte.ts';
import { asHung, nothing, whyNot, writeInto } from './free-writing.ts';
import type { Keep, Scope } from './keep.ts';
import { type LostMark, mostUnsent } from './unsent-marks.ts';

export interface PenPorts {
	readonly keep: Keep;
	readonly scope: Scope;
	/** Null for a watcher, who draws nothing. */
	readonly me: PersonId | null;
	/** What this person may do now; read in derived values. */
	readonly rights: () => { readonly drafts: boolean; readonly facilitates: boolean };
	readonly view: FreeView;
	/** These could not be kept. */
	readonly lost: (marks: readonly LostMark[]) => void;
	/** This was written, as one step. */
	readonly did: (step: readonly Change[]) => void;
}

/** What came of a wish: done, or the sentence why not. */
export type Written =
	{ readonly ok: true; readonly id: MarkId } | { readonly ok: false; readonly because: string };

export const readOnly = 'Only somebody whose seat lets them draft can draw here.';
const tooMuch = 'The server can’t be reached, and no more can be kept until it is.';

export const no = (because: string): Written => ({ ok: false, because });

/** What one person writes the free layer with: judged, written into the draft that is shown, and sent. */
export class FreePen {
	readonly #ports: PenPorts;
	readonly #sender: FreeSender;
	#room = $state.raw<FreeRoom | null>(null);
	#stop: () => void = () => {};
	/** The step that is being put together, while it is. */
	#step: Change[] | null = null;

	constructor(ports: PenPorts) {
		this.#ports = ports;
		this.#sender = new FreeSender({
			...ports,
			stands: (id) => this.#stands(id),
			put: (change) => this.#put(change),
			shown: (ids) => this.#refresh(ids)
		});
	}

	/** Whose hand it is; null for a watcher, in a seat that does not draft, and while no draft is shown. */
	get hand(): MarkHand | null {
		const { me, rights } = this.#ports;
		const { drafts, facilitates } = rights();
		return this.#room === null || me === null || !drafts ? null : { person: me, facilitates };
	}

	/** How a mark stands, with what is still to be put into the draft. */
	now(id: MarkId): Pair {
		return this.#sender.waiting(id) ?? this.#stands(id);
	}

	write(change: Change): Written {
		const [room, { hand }] = [this.#room, this];
		if (!room || !hand) return no(readOnly);
		const because = whyNot(change, this.#ports.view.all, hand);
		if (because !== null) return no(because);
		if (sameJson(change.was, change.now)) return { ok: true, id: change.id };
		if (!room.synced && this.#sender.length + JSON.stringify(change.now).length > mostUnsent)
			return no(tooMuch);
		writeInto(room.doc, change);
		this.#sender.wrote([change]);
		if (this.#step) this.#step.push(change);
		else this.#ports.did([change]);
		return { ok: true, id: change.id };
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
			this.#ports.did(this.#step);
			this.#step = null;
		}
	}

	/** Own changes taken back or again: what others have done since stays theirs. */
	take(changes: readonly Change[]): void {
		this.together(() => {
			for (const change of changes) {
				const mine = stillMine(change, this.now(change.id));
				if (mine) this.write(mine);
			}
			return undefined;
		});
	}

	/** Takes up what was kept from the last time. */
	begin(): Promise<void> {
		return this.#sender.begin();
	}

	/** Another draft is shown, or none. */
	follow(room: FreeRoom | null): void {
		this.#stop();
		this.#room = room;
		this.#stop = room ? observeFree(room.doc, (changed) => this.#refresh(changed)) : () => {};
		this.#refresh(namesOf(this.#ports.view.all.keys(), room ? namesIn(room.doc) : []));
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

	/** Puts back what is lacking in a fresh document; null, or why the rules do not allow it any more. */
	#put(change: Change): string | null {
		const [room, { hand }] = [this.#room, this];
		if (!room || !hand) return readOnly;
		// In a fresh document nobody remembers what another made and somebody removed.
		if (change.was.mark === null && change.now.mark && change.now.mark.by !== hand.person) return takenAway;
		const because = whyNot(change, this.#ports.view.all, hand);
		if (because === null) writeInto(room.doc, change);
		return because;
	}

	#stands(id: MarkId): Pair {
		const doc = this.#room?.doc;
		return doc ? { mark: markAt(doc, id), anchor: anchorAt(doc, id) } : nothing;
	}

	#refresh(ids: ChangedMarks): void {
		this.#ports.view.refresh(ids, (id) => {
			const waiting = this.#sender.waiting(id);
			if (waiting) return asHung(id, waiting);
			return this.#room ? hungAt(this.#room.doc, id) : null;
		});
	}
}
