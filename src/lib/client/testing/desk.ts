import { carrying } from '../../document/carrying.ts';
import { blankDoc, fill, type Doc } from '../../document/docs.ts';
import type { PersonId } from '../../domain/ids.ts';
import { people } from '../../domain/testing/board.ts';
import type { FreeRoom } from '../free-sender.ts';
import type { NewMark } from '../free-writing.ts';
import type { Written } from '../free-pen.svelte.ts';
import { FreeLayer } from '../free.svelte.ts';
import { keepInMemory } from '../keep.ts';

/** A room whose server takes what the test says it takes. */
interface Fake extends FreeRoom {
	readonly doc: Doc;
	synced: boolean;
	/** What the server says to "is it on your disk?"; null: nothing yet. */
	takes: boolean | null;
	said(takes: boolean): void;
}

/** A room in which these marks hang already. */
export function roomWith(...begin: Parameters<typeof carrying>[0][number][]): Fake {
	const doc = blankDoc();
	const update = carrying(begin);
	if (update) fill(doc, update);
	const waiting: ((confirmed: boolean) => void)[] = [];
	const fake: Fake = {
		doc,
		synced: true,
		takes: true,
		confirmed: () =>
			new Promise((done) => {
				if (fake.takes === null) waiting.push(done);
				else done(fake.takes);
			}),
		said: (takes) => {
			fake.takes = takes;
			for (const done of waiting.splice(0)) done(takes);
		}
	};
	return fake;
}

/** A browser in which Ada sits at a board: what it keeps, what her seat may do, and the layers it has open. */
export class Desk {
	readonly scope = { who: people.ada, board: 'board-1' };
	readonly keep = keepInMemory();
	rights = { drafts: true, facilitates: false };
	#clock = 1_000_000;
	readonly #open = new Set<FreeLayer>();

	async layerIn(room: FreeRoom | null, me: PersonId | null = people.ada): Promise<FreeLayer> {
		const { keep, scope } = this;
		const now = (): number => (this.#clock += 10_000);
		const layer = new FreeLayer({ keep, scope, me, rights: () => this.rights, now });
		this.#open.add(layer);
		await layer.begin();
		layer.followed(room);
		return layer;
	}

	/** How many marks the browser keeps for the server. */
	async unsent(): Promise<number> {
		return (await this.keep.unsentMarks(this.scope)).length;
	}

	async leave(): Promise<void> {
		for (const each of this.#open) await each.close();
	}
}

export const note = (text: string) =>
	({ kind: 'note', text, tint: 'yellow', width: 160, height: 120 }) satisfies NewMark;

/** What was written, by its id; throws where it was not. */
export function done(written: Written | undefined) {
	if (!written?.ok) throw new Error(written?.because ?? 'nothing was written');
	return written.id;
}

/** Why something was not written; null where it was. */
export const why = (written: Written | undefined): string | null =>
	written === undefined || written.ok ? null : written.because;
