import { createContext } from 'svelte';
import type { LiveBoard } from '#lib/client/board.svelte.ts';
import type { Written } from '#lib/client/free.svelte.ts';
import type { MarkPatch, NewMark } from '#lib/client/free-writing.ts';
import type { Anchor, Hung, Tint } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import { currentSession } from '#lib/domain/table.ts';
import type {
	DrawTool,
	FreeInput,
	FreeIntent,
	Glyph,
	InkWidth,
	ShapeForm
} from '#lib/scene/free/contract.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { Scaled } from './pictures.ts';
import { hangsOn, kindName, type Thing } from './mark-words.ts';

/** What a new mark looks like until somebody chooses otherwise. */
export const sizes = {
	note: { width: 160, height: 96 },
	shape: { width: 160, height: 96 },
	text: 20
} as const;

const asSet = (ids: readonly MarkId[]): ReadonlySet<MarkId> => new Set(ids);

/** Below this zoom nobody can write: the board comes nearer first. */
const writable = 0.7;

/** What this person does in the free layer: the tool in hand, the mark that is chosen, the thread that is read. */
export class FreeHand {
	readonly board: LiveBoard;
	readonly #view: BoardView;
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
	tint = $state<Tint>('yellow');
	stroke = $state<Tint>('ink');
	width = $state<InkWidth>(4);
	form = $state<ShapeForm>('rectangle');
	glyph = $state<Glyph>('thumbs-up');
	/** Said politely, once. */
	said = $state('');
	readonly #unread = $derived.by(() =>
		asSet(this.board.free.threads.filter(({ unread }) => unread.length > 0).map(({ id }) => id))
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

	/** Takes a tool up; the same again puts it away. */
	take(tool: DrawTool): void {
		const same = this.tool?.kind === tool.kind;
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
		else if (this.tool) this.tool = null;
		else if (this.chosen) this.chosen = null;
		else return false;
		return true;
	}

	choose(id: MarkId): void {
		this.#view.select([]);
		this.chosen = id;
		this.editing = null;
		this.beginning = null;
		const mark = this.at(id)?.mark;
		this.thread = mark?.kind === 'comment' ? (mark.answers ?? id) : null;
	}

	/** What a hand on the canvas did. */
	heard(intent: FreeIntent): void {
		switch (intent.kind) {
			case 'place':
				return this.#place(intent);
			case 'ink': {
				const { tint, width } = intent.tool;
				return void this.add({ kind: 'ink', tint, width, points: [...intent.points] }, intent.anchor);
			}
			case 'connect':
				return this.connect(intent.from, intent.to);
			case 'erase':
				return this.#erase(intent.mark);
			case 'nowhere':
				return this.#view.say('There is no cell: use it on a card or in a cell of the board.', 'refused');
			case 'choose':
				return this.choose(intent.mark);
			case 'edit':
				return this.edit(intent.mark);
			case 'hang':
				return void this.#told(this.board.free.hang(intent.mark, intent.anchor));
			case 'size':
				return void this.change(intent.mark, { width: intent.width, height: intent.height });
			default:
				return unreachable(intent);
		}
	}

	/** Makes a mark; null where it was refused, and why is said. */
	add(mark: NewMark, anchor: Anchor): MarkId | null {
		return this.#told(this.board.free.add(mark, anchor));
	}

	change(id: MarkId, patch: MarkPatch): boolean {
		return this.#told(this.board.free.edit(id, patch)) !== null;
	}

	hang(id: MarkId, anchor: Anchor): boolean {
		return this.#told(this.board.free.hang(id, anchor)) !== null;
	}

	remove(id: MarkId): void {
		const hung = this.at(id);
		if (!hung || this.#told(this.board.free.remove(id)) === null) return;
		if (this.chosen === id) this.letGo();
		this.said = `${kindName(hung.mark)} taken away.`;
	}

	pin(id: MarkId, pinned: boolean): void {
		if (this.#told(this.board.free.pin(id, pinned)) !== null)
			this.said = pinned ? 'Will be carried over to the next session.' : 'Stays with this session.';
	}

	connect(from: Anchor, to: Anchor): void {
		const id = this.add({ kind: 'connector', to, text: '', tint: this.stroke }, from);
		if (id) this.choose(id);
		this.tool = null;
	}

	/** Writes in a mark, or reads a thread. */
	edit(id: MarkId): void {
		const hung = this.at(id);
		if (!hung) return;
		this.choose(id);
		const { mark } = hung;
		const writes =
			mark.kind === 'note' || mark.kind === 'text' || mark.kind === 'shape' || mark.kind === 'connector';
		if (!writes) return;
		if (!this.may || !this.board.free.mayEdit(id)) {
			if (this.may) this.#view.say('Only whoever made this can change it.', 'refused');
			return;
		}
		if (this.#view.zoom < writable) this.#view.scene?.flyToMark(id);
		this.editing = id;
	}

	/** One's own reaction on a card, put there or taken back. */
	react(thing: Thing, glyph: Glyph, anchor: Anchor): void {
		const mine = this.mine(thing, (mark) => mark.kind === 'reaction' && mark.glyph === glyph);
		if (mine) this.#told(this.board.free.remove(mine));
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

	#place({ tool, anchor, size }: Extract<FreeIntent, { kind: 'place' }>): void {
		switch (tool.kind) {
			case 'note':
				return this.#begin(
					this.add({ kind: 'note', text: '', tint: tool.tint, ...(size ?? sizes.note) }, anchor)
				);
			case 'text':
				return this.#begin(this.add({ kind: 'text', text: '', size: sizes.text }, anchor));
			case 'shape': {
				const { form, tint } = tool;
				const id = this.add({ kind: 'shape', form, tint, text: '', ...(size ?? sizes.shape) }, anchor);
				this.tool = null;
				if (id) this.choose(id);
				return;
			}
			case 'comment':
				this.tool = null;
				this.beginning = anchor;
				return;
			case 'reaction':
				if (anchor.on === 'card') return this.react({ on: 'card', item: anchor.item }, tool.glyph, anchor);
				return void this.add({ kind: 'reaction', glyph: tool.glyph }, anchor);
			case 'dot':
				return void this.add({ kind: 'dot', tint: tool.tint }, anchor);
			case 'image':
				return this.placePicture(anchor);
			case 'pen':
			case 'eraser':
			case 'connector':
				return;
			default:
				return unreachable(tool);
		}
	}

	/** Puts the picture that waits where the hand points. */
	placePicture(anchor: Anchor): void {
		const { picture, alt } = this;
		this.tool = null;
		if (!picture) return;
		const { type, data, width, height } = picture;
		const id = this.add({ kind: 'image', type, data, alt: alt.trim(), width, height }, anchor);
		if (!id) return;
		this.picture = null;
		this.alt = '';
		this.choose(id);
	}

	/** What was just made is written in. */
	#begin(id: MarkId | null): void {
		this.tool = null;
		if (id) this.edit(id);
	}

	/** Only one's own ink: whatever else lies under the eraser stays. */
	#erase(id: MarkId): void {
		const hung = this.at(id);
		if (hung?.mark.kind === 'ink' && this.board.free.mayMoveOrRemove(id))
			this.#told(this.board.free.remove(id));
	}

	#told(written: Written): MarkId | null {
		if (written.ok) return written.id;
		this.#view.say(written.because, 'refused');
		return null;
	}
}

/** The free layer's hand of the board that the page shows. */
export const [getFree, setFree] = createContext<FreeHand>();
