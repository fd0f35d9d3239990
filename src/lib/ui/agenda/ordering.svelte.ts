import { tick } from 'svelte';
import type { DirectAct, LiveBoard } from '#lib/client/board.svelte.ts';
import type { TalkingPoint } from '#lib/domain/board.ts';
import type { PointId } from '#lib/domain/ids.ts';
import { stepped } from '../view/points.ts';

type Way = 'earlier' | 'later';

/** What the hands on the agenda ask for; a refusal is shown beside its point, and the focus stays with a point that moves. */
export class Ordering {
	/** Why the last was refused or did not get through, and at which point. */
	refusal = $state.raw<{ readonly point: PointId; readonly because: string } | null>(null);
	readonly #board: LiveBoard;
	#asking = false;
	/** A point that was asked to move, and where it stood. */
	#moved: { readonly point: PointId; readonly way: Way; readonly was: number } | null = null;

	constructor(board: LiveBoard) {
		this.#board = board;
	}

	settle(point: PointId): Promise<boolean> {
		return this.#ask(point, { kind: 'settle-point', point });
	}

	/** Takes a point one step earlier or later among those `shown` with it. */
	async step(
		order: readonly TalkingPoint[],
		shown: readonly TalkingPoint[],
		point: PointId,
		way: Way
	): Promise<void> {
		const after = stepped(order, shown, point, way);
		if (after === undefined || this.#asking) return;
		this.#moved = { point, way, was: order.findIndex(({ id }) => id === point) };
		if (!(await this.#ask(point, { kind: 'order-point', point, after }))) this.#moved = null;
	}

	/** The board stands in this order now: the point that was moved, once it has arrived, and its new place from 1. */
	arrived(order: readonly TalkingPoint[]): { readonly point: TalkingPoint; readonly place: number } | null {
		const moved = this.#moved;
		const at = order.findIndex(({ id }) => id === moved?.point);
		const point = order[at];
		if (!moved || !point || at === moved.was) return null;
		this.#moved = null;
		void tick().then(() => focusOn(moved.point, moved.way));
		return { point, place: at + 1 };
	}

	async #ask(point: PointId, act: DirectAct): Promise<boolean> {
		if (this.#asking) return false;
		this.#asking = true;
		this.refusal = null;
		try {
			const answer = await this.#board.ask(act);
			if (!answer.ok) this.refusal = { point, because: answer.refusal.because };
			return answer.ok;
		} catch (cause) {
			this.refusal = { point, because: cause instanceof Error ? cause.message : String(cause) };
			return false;
		} finally {
			this.#asking = false;
		}
	}
}

/** Moving its row takes the focus from a button; it goes back there. */
const focusOn = (point: PointId, way: Way): void => document.getElementById(`${way}-${point}`)?.focus();
