import type { MarkId } from '#lib/domain/ids.ts';
import { anchorAt, ground, originOn } from '../free/anchors.ts';
import { isInkTool, type DrawTool, type FreeIntent } from '../free/contract.ts';
import { sizeOf, stretched, type Drawing } from '../free/drawing.ts';
import { noPressure, worthKeeping } from '../free/ink.ts';
import { toWorld, type Point } from '../view/camera.ts';
import { spotAt } from '../view/spots.ts';
import { underHeads } from './aim.ts';
import { connectedAt, hungAt, placedAt } from './drawn.ts';
import { MarksUnder } from './marks-under.ts';
import type { BoardState } from './state.ts';

/** A line holds so many points (the form's 6,000 numbers); then it goes on as another. */
const mostPoints = 1900;
/** Ms between two tellings of where a mark is that is being moved. */
const pace = 100;

/** What this seat's hand does with marks: draws them, moves them, points at them. */
export class Drawer {
	/** What lies under the hand. */
	readonly marks: MarksUnder;
	readonly #state: BoardState;
	#told = 0;

	constructor(state: BoardState) {
		this.#state = state;
		this.marks = new MarksUnder(state);
	}

	get active(): boolean {
		return this.#state.drawing !== null;
	}

	get #tool(): DrawTool | null {
		return this.#state.input?.free?.tool ?? null;
	}

	hover(point: Point): void {
		const { drawing, eye } = this.#state;
		if (drawing?.kind === 'connecting') this.#hold({ ...drawing, at: toWorld(eye.camera, point) });
	}

	/** A click. False where it means no mark. */
	tap(point: Point): boolean {
		const tool = this.#tool;
		if (!tool) return this.#choose(point);
		if (underHeads(this.#state, point)) return false;
		if (tool.kind === 'eraser') this.#erase(point);
		else if (tool.kind === 'connector') this.#tapConnector(point);
		else if (isInkTool(tool)) {
			if (this.begin(point)) this.end(point);
		} else this.#tell(placedAt(this.#state, tool, point));
		return true;
	}

	doubleTap(point: Point): boolean {
		if (this.#tool) return this.tap(point);
		const box = this.marks.at(point);
		if (box) this.#tell({ kind: 'edit', mark: box.id });
		return box !== null;
	}

	/** A drag begins: true if it draws, or moves a mark. */
	begin(point: Point): boolean {
		if (underHeads(this.#state, point)) return false;
		const tool = this.#tool;
		const drawing = tool ? this.#begun(tool, point) : this.#taken(point);
		if (drawing) this.#hold(drawing);
		return drawing !== null;
	}

	/** Whether a tool is in hand: then no card is lifted, nor a frame drawn. */
	get draws(): boolean {
		return this.#tool !== null;
	}

	carry(point: Point): void {
		const { drawing, eye, schedule, layout, tell } = this.#state;
		if (!drawing) return;
		const at = toWorld(eye.camera, point);
		tell({ kind: 'point', spot: spotAt(layout, at) });
		if (drawing.kind === 'inking') this.#ink(drawing, at, point);
		else if (drawing.kind === 'erasing') this.#erase(point);
		else {
			this.#hold({ ...drawing, at });
			if (drawing.kind === 'moving') this.#tellMoving(false);
		}
		schedule.dirty('live');
	}

	end(point: Point): void {
		const { drawing, layout, index } = this.#state;
		if (!drawing) return;
		if (drawing.kind === 'moving') this.#tellMoving(true);
		if (drawing.kind === 'sizing') this.#tell({ kind: 'size', mark: drawing.box.id, ...sizeOf(drawing) });
		this.#hold(null);
		if (drawing.kind === 'inking') this.#tell({ ...drawing, kind: 'ink' });
		else if (drawing.kind === 'stretching') {
			const { x, y, width, height } = stretched(drawing);
			const anchor = anchorAt(layout, index, drawing.from, { x, y });
			this.#tell(
				anchor ? { kind: 'place', tool: drawing.tool, anchor, size: { width, height } } : { kind: 'nowhere' }
			);
		} else if (drawing.kind === 'connecting') this.#connect(drawing, point);
	}

	/** Nothing of it has happened; what was moved goes back to where it was. */
	cancel(): void {
		const { drawing } = this.#state;
		if (!drawing) return;
		if (drawing.kind === 'moving')
			this.#tell({ kind: 'hang', mark: drawing.box.id, anchor: drawing.box.hung.anchor, done: true });
		this.#hold(null);
	}

	#tell(what: FreeIntent | null): void {
		if (what) this.#state.tell({ kind: 'free', what });
	}

	#connect(drawing: Extract<Drawing, { kind: 'connecting' }>, point: Point): void {
		this.#tell(connectedAt(this.#state, drawing, point));
	}

	#tellMoving(done: boolean): void {
		const { drawing } = this.#state;
		if (drawing?.kind !== 'moving') return;
		const now = performance.now();
		if (!done && now - this.#told < pace) return;
		this.#told = now;
		this.#tell(hungAt(this.#state, drawing, done));
	}

	#hold(drawing: Drawing | null): void {
		const state = this.#state;
		const heldBefore = heldIn(state.drawing);
		state.drawing = drawing;
		if (heldIn(drawing) !== heldBefore) state.schedule.dirty('board');
		state.schedule.dirty('live');
	}

	#choose(point: Point): boolean {
		const box = this.marks.at(point);
		if (box) this.#tell({ kind: 'choose', mark: box.id });
		return box !== null;
	}

	#begun(tool: DrawTool, point: Point): Drawing | null {
		const { eye, layout, index } = this.#state;
		const at = toWorld(eye.camera, point);
		const anchor = anchorAt(layout, index, at);
		if (tool.kind === 'eraser') return { kind: 'erasing', gone: new Set() };
		if (tool.kind === 'shape' || tool.kind === 'note') return { kind: 'stretching', tool, from: at, at };
		if (!anchor) return null;
		if (isInkTool(tool))
			return {
				kind: 'inking',
				tool,
				anchor,
				origin: this.#originOf(anchor) ?? at,
				points: [0, 0, pressureOf(point)]
			};
		if (tool.kind !== 'connector') return null;
		const card = anchor.on === 'card' ? (layout.cardOf.get(anchor.item) ?? null) : null;
		return { kind: 'connecting', from: anchor, start: at, card, at, tapped: false };
	}

	/** Rounded as the anchor is, so that a line stays where it was drawn. */
	#originOf(anchor: Parameters<typeof originOn>[1]): Point | null {
		const on = ground(this.#state.layout, anchor, () => null);
		return on && originOn(on, anchor);
	}

	#taken(point: Point): Drawing | null {
		const { eye } = this.#state;
		const at = toWorld(eye.camera, point);
		const sized = this.marks.handleAt(point);
		if (sized)
			return {
				kind: 'sizing',
				box: sized,
				grip: { x: at.x - sized.x - sized.width, y: at.y - sized.y - sized.height },
				at
			};
		const box = this.marks.at(point);
		if (!box || box.bow || !this.marks.mayMove(box)) return null;
		this.#tell({ kind: 'choose', mark: box.id });
		return { kind: 'moving', box, grip: { x: at.x - box.origin.x, y: at.y - box.origin.y }, at };
	}

	#ink(drawing: Extract<Drawing, { kind: 'inking' }>, at: Point, point: Point): void {
		const { origin, points } = drawing;
		const local = { x: Math.round(at.x - origin.x), y: Math.round(at.y - origin.y) };
		const before = { x: points.at(-3) ?? 0, y: points.at(-2) ?? 0 };
		if (!worthKeeping(before, local, this.#state.eye.camera.z)) return;
		this.#hold({ ...drawing, points: [...points, local.x, local.y, pressureOf(point)] });
		if (points.length / 3 < mostPoints) return;
		this.end(point);
		this.begin(point);
	}

	#erase(point: Point): void {
		const { drawing } = this.#state;
		const box = this.marks.at(point);
		if (!box) return;
		const gone = drawing?.kind === 'erasing' ? drawing.gone : new Set<MarkId>();
		if (gone.has(box.id)) return;
		if (drawing?.kind === 'erasing') this.#hold({ kind: 'erasing', gone: new Set([...gone, box.id]) });
		this.#tell({ kind: 'erase', mark: box.id });
	}

	/** Without a drag: one click where it begins, one where it ends. */
	#tapConnector(point: Point): void {
		const { drawing } = this.#state;
		if (drawing?.kind === 'connecting' && drawing.tapped) {
			this.#hold(null);
			this.#connect(drawing, point);
		} else if (this.begin(point)) {
			const begun = this.#state.drawing;
			if (begun?.kind === 'connecting') this.#hold({ ...begun, tapped: true });
		} else this.#tell({ kind: 'nowhere' });
	}
}

const heldIn = (drawing: Drawing | null): MarkId | null =>
	drawing?.kind === 'moving' || drawing?.kind === 'sizing' ? drawing.box.id : null;

/** 0–100; what presses nothing is drawn by its speed. */
const pressureOf = (point: Point & { readonly pressure?: number }): number =>
	point.pressure === undefined ? noPressure : Math.round(Math.min(1, Math.max(0, point.pressure)) * 100);
