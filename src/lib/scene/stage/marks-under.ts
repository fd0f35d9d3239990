import type { MarkId } from '#lib/domain/ids.ts';
import type { MarkBox, Sheet } from '../free/boxes.ts';
import { isSizable } from '../free/drawing.ts';
import { markUnder } from '../free/hits.ts';
import { handleOf, handleSize } from '../free/paint-live.ts';
import { toScreen, toWorld, type Point } from '../view/camera.ts';
import { slack, underHeads } from './aim.ts';
import type { BoardState } from './state.ts';

/** Marks as the hand finds them: what lies under it, and what may be done with that. */
export class MarksUnder {
	readonly #state: BoardState;

	constructor(state: BoardState) {
		this.#state = state;
	}

	get #sheet(): Sheet {
		const { sheet, layout, input, motions } = this.#state;
		return sheet.of(layout, input?.free, (item) => motions.rectOf(item));
	}

	named(id: MarkId): MarkBox | null {
		return this.#sheet.boxes.find((box) => box.id === id) ?? null;
	}

	/** The mark at a point of the screen. */
	at(point: Point): MarkBox | null {
		const state = this.#state;
		if (!state.input?.free || underHeads(state, point)) return null;
		const { camera } = state.eye;
		return markUnder(this.#sheet, toWorld(camera, point), camera.z, slack(state));
	}

	/** The chosen mark, where the point lies on the handle that sizes it. */
	handleAt(point: Point): MarkBox | null {
		const { input, eye } = this.#state;
		const box = input?.free?.chosen ? this.named(input.free.chosen) : null;
		if (!box || !isSizable(box) || !this.mayMove(box)) return null;
		const at = toScreen(eye.camera, handleOf(box));
		return Math.hypot(at.x + 3 - point.x, at.y + 3 - point.y) <= handleSize ? box : null;
	}

	mayMove({ id }: MarkBox): boolean {
		return this.#state.input?.free?.mayMove?.(id) === true;
	}

	/** What the pointer looks like; null where marks have no say in it. */
	cursor(point: Point): string | null {
		const tool = this.#state.input?.free?.tool;
		if (underHeads(this.#state, point)) return null;
		if (tool) return tool.kind === 'text' ? 'text' : tool.kind === 'comment' ? 'copy' : 'crosshair';
		if (this.handleAt(point)) return 'nwse-resize';
		const box = this.at(point);
		return box && (this.mayMove(box) ? 'move' : 'pointer');
	}
}
