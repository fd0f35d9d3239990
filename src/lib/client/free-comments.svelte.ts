import type { MarkId, PersonId } from '#lib/domain/ids.ts';
import { namesOf } from './free-shown.ts';
import { type Thread, threadsOf } from './free-threads.ts';
import type { FreeView } from './free-view.svelte.ts';
import type { Keep, Scope } from './keep.ts';

/** No more comments than this are remembered as read. */
const mostRead = 2000;

interface Reader {
	readonly keep: Keep;
	readonly scope: Scope;
	readonly me: PersonId | null;
}

/** Comments as conversations, and what of them one person has read. */
export class Comments {
	readonly #reader: Reader;
	readonly #view: FreeView;
	#read = $state.raw<ReadonlySet<MarkId>>(namesOf());
	readonly #threads = $derived.by((): readonly Thread[] => {
		const { version, all } = this.#view;
		return version < 0 ? [] : threadsOf(all.values(), this.#reader.me, this.#read);
	});
	readonly #unread = $derived(this.#threads.flatMap(({ unread }) => unread));

	constructor(view: FreeView, reader: Reader) {
		this.#view = view;
		this.#reader = reader;
	}

	/** Oldest first. */
	get threads(): readonly Thread[] {
		return this.#threads;
	}

	/** Comments that name this person and that they have not read yet. */
	get unread(): readonly MarkId[] {
		return this.#unread;
	}

	/** Takes up what was kept from the last time. */
	async begin(): Promise<void> {
		const { keep, scope } = this.#reader;
		this.#read = namesOf(await keep.readMarks(scope));
	}

	/** This person has read these comments. */
	markRead(ids: Iterable<MarkId>): void {
		const unread = [...ids].filter((id) => !this.#read.has(id));
		if (unread.length === 0) return;
		const { keep, scope } = this.#reader;
		this.#read = namesOf(this.#read, unread);
		void keep.setReadMarks(scope, [...this.#read].slice(-mostRead)).catch(() => {
			// Not kept: it counts as unread again after the next reload.
		});
	}
}
