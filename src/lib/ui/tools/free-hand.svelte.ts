import { createContext } from 'svelte';
import type { LiveBoard } from '#lib/client/board.svelte.ts';
import type { Written } from '#lib/client/free-pen.svelte.ts';
import type { MarkPatch, NewMark } from '#lib/client/free-writing.ts';
import type { Anchor, Hung } from '#lib/domain/free.ts';
import { notYours } from '#lib/domain/free-rules.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import { phase } from '#lib/domain/lock.ts';
import { currentSession } from '#lib/domain/table.ts';
import type { DrawTool, FreeInput, Glyph } from '#lib/scene/free/contract.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { hangsOn, isWritten, kindName, type Thing } from './mark-words.ts';
import type { Scaled } from './pictures.ts';
import { ToolSet, type ToolKind } from './tool-set.svelte.ts';
import { toolHint, toolNames } from './tool-words.ts';

const asSet = (ids: readonly MarkId[]): ReadonlySet<MarkId> => new Set(ids);

/** Below this zoom nobody can write: the board comes nearer first. */
const writable = 0.7;

/** What this person does in the free layer: the tool in hand, the mark that is chosen, the thread that is read. */
export class FreeHand {
	readonly board: LiveBoard;
	readonly #view: BoardView;
	readonly set = new ToolSet();
	tool = $state.raw<DrawTool | null>(null);
	chosen = $state<MarkId | null>(null);
	editing = $state<MarkId | null>(null);
	/** The thread that is open: its first comment. */
	thread = $state<MarkId | null>(null);
	/** A comment that is being begun. */
	beginning = $state.raw<Anchor | null>(null);
	/** What hangs on this is listed. */
	listing = $state.raw<Thing | null>(null);
	/** A picture that waits for its words, or for its place. */
	picture = $state.raw<Scaled | null>(null);
	alt = $state('');
	/** Where a connector begins that is drawn by the keyboard. */
	from = $state.raw<Anchor | null>(null);
	readonly #unread = $derived.by(() =>
		asSet(this.board.free.comments.threads.filter(({ unread }) => unread.length > 0).map(({ id }) => id))
	);

	constructor(board: LiveBoard, view: BoardView) {
		this.board = board;
		this.#view = view;
	}

	/** Whether there is anything to draw with: under the lock, for a watcher and in a what-if there is not. */
	get may(): boolean {
		const state = currentSession(this.#view.table)?.state;
		const during = state === 'preparing' || state === 'open' || state === 'closing';
		return during && !this.board.free.readOnly && !this.#view.imagining;
	}

	/** Why nothing can be written any more, for words that were being written. */
	get over(): string {
		return phase(this.#view.table) === 'locked'
			? 'The board was locked before this was sent.'
			: 'You can’t write here any more.';
	}

	/** Marks as the scene shows them. */
	get input(): FreeInput {
		const { free } = this.board;
		return {
			all: free.all,
			version: free.version,
			chosen: this.chosen,
			editing: this.editing,
			unread: this.#unread,
			mayMove: (id) => this.may && free.mayMoveOrRemove(id),
			tool: this.may ? this.tool : null
		};
	}

	get chosenMark(): Hung | null {
		return this.at(this.chosen);
	}

	/** A mark as it stands now, read so that whoever reads it hears of its next change. */
	at(id: MarkId | null): Hung | null {
		const { free } = this.board;
		return free.version >= 0 && id !== null ? (free.all.get(id) ?? null) : null;
	}

	/** Read out, and shown nowhere. */
	tell(text: string): void {
		this.#view.tell(text);
	}

	/** Takes a tool up by its key: nobody has seen a button for it. */
	takeByKey(kind: ToolKind): void {
		this.take(this.set.of(kind));
		this.tell(this.tool ? `${toolNames[kind]}. ${toolHint(kind)}` : `${toolNames[kind]} put away.`);
	}

	/** Takes a tool up; the same again puts it away. */
	take(tool: DrawTool): void {
		const same = this.tool?.kind === tool.kind;
		this.from = null;
		this.letGo();
		this.tool = same ? null : tool;
		if (this.tool) this.#view.select([]);
	}

	/** Nothing is in the hand or chosen any more. */
	letGo(): void {
		this.tool = null;
		this.chosen = null;
		this.editing = null;
		this.thread = null;
		this.beginning = null;
	}

	/** Escape: one thing at a time. False where there was nothing to put away. */
	escape(): boolean {
		if (this.editing) this.editing = null;
		else if (this.thread || this.beginning) this.thread = this.beginning = null;
		else if (this.tool) this.#putAway(this.tool);
		else if (this.chosen) this.chosen = null;
		else return false;
		return true;
	}

	#putAway({ kind }: DrawTool): void {
		this.tool = null;
		this.from = null;
		this.tell(`${toolNames[kind]} put away.`);
	}

	choose(id: MarkId): void {
		this.#view.select([]);
		this.chosen = id;
		this.editing = null;
		this.beginning = null;
		const mark = this.at(id)?.mark;
		this.thread = mark?.kind === 'comment' ? (mark.answers ?? id) : null;
	}

	/** Makes a mark; null where it was refused, and why is said. */
	add(mark: NewMark, anchor: Anchor): MarkId | null {
		return this.told(this.board.free.add(mark, anchor));
	}

	/** Keeps words that were being written when nothing could be written any more. */
	unsent(mark: NewMark, anchor: Anchor): void {
		this.board.free.unsent(mark, anchor, this.over);
	}

	change(id: MarkId, patch: MarkPatch): boolean {
		return this.told(this.board.free.edit(id, patch)) !== null;
	}

	hang(id: MarkId, anchor: Anchor): boolean {
		return this.told(this.board.free.hang(id, anchor)) !== null;
	}

	/** Moves a mark a little, world pixels; one in a cell stays in it. A connector stays where its ends stick. */
	nudge({ id, mark, anchor }: Hung, dx: number, dy: number): void {
		if (mark.kind === 'connector') return;
		if (anchor.on === 'card') {
			this.hang(id, { ...anchor, dx: anchor.dx + dx, dy: anchor.dy + dy });
			return;
		}
		const cell = this.#view.scene?.rectOfCell(anchor);
		if (!cell) return;
		const { zoom } = this.#view;
		const [fx, fy] = [anchor.fx + (dx * zoom) / cell.width, anchor.fy + (dy * zoom) / cell.height];
		this.hang(id, { ...anchor, fx, fy });
	}

	remove(id: MarkId): void {
		const hung = this.at(id);
		if (!hung || this.told(this.board.free.remove(id)) === null) return;
		if (this.chosen === id) this.letGo();
		this.tell(`${kindName(hung.mark)} taken away.`);
	}

	pin(id: MarkId, pinned: boolean): void {
		if (this.told(this.board.free.pin(id, pinned)) !== null)
			this.tell(pinned ? 'Will be carried over to the next session.' : 'Stays with this session.');
	}

	/** Writes in a mark, or reads a thread. */
	edit(id: MarkId): void {
		const hung = this.at(id);
		if (!hung) return;
		this.choose(id);
		if (!isWritten(hung.mark)) return;
		if (!this.may || !this.board.free.mayEdit(id)) {
			if (this.may) this.#view.say(notYours, 'refused');
			return;
		}
		if (this.#view.zoom < writable) this.#view.scene?.flyToMark(id);
		this.editing = id;
	}

	/** One's own reaction on a card, put there or taken back. */
	react(thing: Thing, glyph: Glyph, anchor: Anchor): void {
		const mine = this.mine(thing, (mark) => mark.kind === 'reaction' && mark.glyph === glyph);
		if (mine) this.told(this.board.free.remove(mine));
		else this.add({ kind: 'reaction', glyph }, anchor);
	}

	/** The newest of one's own on something. */
	mine(thing: Thing, is: (mark: Hung['mark']) => boolean): MarkId | null {
		const { me } = this.#view;
		const found = [...this.board.free.all.values()]
			.filter(({ mark, anchor }) => mark.by === me && is(mark) && hangsOn(anchor, thing))
			.sort((a, b) => b.mark.at - a.mark.at);
		return found[0]?.id ?? null;
	}

	/** Puts the picture that waits where the hand points. */
	placePicture(anchor: Anchor): void {
		const { picture, alt } = this;
		this.tool = null;
		if (!picture) return;
		const id = this.add({ kind: 'image', ...picture, alt: alt.trim() }, anchor);
		if (!id) return;
		this.picture = null;
		this.alt = '';
		this.choose(id);
	}

	/** What came of a wish; where it was refused, why is said, and there is nothing. */
	told(written: Written): MarkId | null {
		if (written.ok) return written.id;
		this.#view.say(written.because, 'refused');
		return null;
	}

	/** A tool was used where it means nothing. */
	missed(): void {
		this.#view.say('There is no cell: use it on a card or in a cell of the board.', 'refused');
	}
}

/** The free layer's hand of the board that the page shows. */
export const [getFree, setFree] = createContext<FreeHand>();
