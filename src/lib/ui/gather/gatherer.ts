import { tick } from 'svelte';
import type { LiveBoard } from '#lib/client/board.svelte.ts';
import type { About, Collection } from '#lib/client/collection.svelte.ts';
import type { Proposal, ProposedChange } from '#lib/domain/board.ts';
import { differenceAs } from '#lib/domain/difference.ts';
import type { Refusal } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { Step } from '../hands/undo.ts';
import { reversal } from '../view/undoing.ts';

interface Ports {
	readonly board: LiveBoard;
	readonly view: BoardView;
	/** The board as it is. */
	readonly table: () => Table;
	/** Told of what was put on the table, so that it can be taken back. */
	readonly made: (step: Step) => void;
	readonly addPoint: (text: string, changes: readonly ProposedChange[]) => Promise<boolean>;
}

/** What this person puts together before anybody is asked: a trade, an answer to a proposal, a what-if. */
export class Gatherer {
	readonly #ports: Ports;

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	/** Where changes gather: in the what-if that is looked at, else in the trade being collected; null: nowhere. */
	get into(): Collection | null {
		const { board, view } = this.#ports;
		if (view.imagining) return board.whatIf;
		return board.trade.now ? board.trade : null;
	}

	/** What a button says that would propose something, while changes gather instead. */
	get words(): string {
		return this.#ports.view.imagining ? 'Imagine it' : 'Add it to the trade';
	}

	/** Why these changes don't go with what is gathered; null where they do. */
	refusal(gathering: Collection, changes: readonly ProposedChange[]): Refusal | null {
		const all = [...(gathering.now?.changes ?? []), ...changes];
		const { returned } = differenceAs(this.#ports.table(), all);
		return returned.find(({ change }) => changes.includes(change))?.refusal ?? null;
	}

	add(gathering: Collection, changes: readonly ProposedChange[]): void {
		const { view } = this.#ports;
		const refusal = this.refusal(gathering, changes);
		view.close();
		if (refusal) view.say(refusal.because, 'refused');
		else gathering.add(changes);
	}

	/** Begins to collect a trade: from here on drops and changes gather in it. */
	collect(changes: readonly ProposedChange[] = [], about: About = {}): void {
		const { board, view } = this.#ports;
		board.trade.begin(changes, about);
		view.imagining = false;
		void this.show();
	}

	/** Answers a proposal with a trade that begins with what it asks for. */
	counter({ id, changes }: Proposal): void {
		if (this.#takeUp(changes, { answers: id })) void this.show();
	}

	/** Puts a proposal of one's own together anew; until that is on the table it stands as it is. */
	amend({ id, changes, answers, because, cause }: Proposal): void {
		const { board, view } = this.#ports;
		if (!this.#takeUp(changes, { answers: answers ?? null, amends: id })) return;
		const said = because === null ? undefined : view.words(because);
		if (!board.trade.now?.because) board.trade.say({ because: said ?? '', cause });
		void this.show();
	}

	/** What was gathered before stays in it. False where that is about another proposal already. */
	#takeUp(changes: readonly ProposedChange[], about: About): boolean {
		const { board, view } = this.#ports;
		const { trade } = board;
		if (trade.now?.answers || trade.now?.amends) {
			view.say('You are answering another proposal: put that on the table first, or discard it.', 'refused');
			return false;
		}
		view.imagining = false;
		if (!trade.now || trade.now.changes.length === 0) trade.begin(changes, about);
		else {
			trade.add(changes);
			trade.say(about);
		}
		return true;
	}

	/** Shows the board as it would be, with what this person imagined the last time. */
	imagine(): void {
		const { board, view } = this.#ports;
		if (!board.whatIf.now) board.whatIf.begin();
		view.imagining = true;
		void this.show();
	}

	/** Shows what is being put together, with the focus on it. */
	async show(): Promise<void> {
		const { view } = this.#ports;
		view.select([]);
		view.panelOpen = true;
		view.tab = 'list';
		await tick();
		document.querySelector<HTMLElement>('[data-gathered]')?.focus();
	}

	/** Back to the board as it is; what was imagined is kept. */
	wakeUp(): void {
		const { view } = this.#ports;
		view.select([]);
		view.imagining = false;
	}

	/** Puts what was gathered on the table, as one proposal. */
	submit(gathering: Collection): void {
		const { board, view, table, made } = this.#ports;
		const [changes, now] = [gathering.difference?.changes ?? [], gathering.now];
		const back = reversal(table(), changes);
		const id = board.proposeCollected(gathering);
		if (id === null) return;
		made({ id, changes, back, because: now?.because ?? null, cause: now?.cause ?? null });
		this.wakeUp();
		view.say(
			changes.length > 1 ? 'Put on the table as one: all of it happens or none.' : 'Put on the table.'
		);
	}

	/** Puts what was gathered on the agenda of the next session, as one talking point. */
	async submitAsPoint(gathering: Collection, text: string): Promise<void> {
		const changes = gathering.difference?.changes ?? [];
		if (!(await this.#ports.addPoint(text, changes))) return;
		gathering.end();
		this.wakeUp();
	}

	/** Throws away what was gathered. */
	putAway(gathering: Collection): void {
		gathering.end();
		this.wakeUp();
		this.#ports.view.say('Thrown away. The board is as it was.');
	}
}
