import { painters } from '../paint/board.ts';
import type { Brush } from '../paint/brush.ts';
import { paintCards } from '../paint/cards.ts';
import type { Picture } from '../paint/picture.ts';
import { inView } from '../view/camera.ts';

/** Lets the page answer in between, and ends what is no longer wanted: throws what its signal was aborted with. */
export type Breathe = () => Promise<void>;

/** Longer than this at a stretch a page is felt to hang. */
const stretch = 30;

export function breathing(signal: AbortSignal): Breathe {
	let since = performance.now();
	return async () => {
		signal.throwIfAborted();
		if (performance.now() - since < stretch) return;
		await new Promise((done) => setTimeout(done));
		signal.throwIfAborted();
		since = performance.now();
	};
}

/** Cards painted between two breaths. */
const run = 250;

/** Paints a board by the painters of the screen, cards in runs; `tell` hears how far it is, 0–1. */
export async function paintSlowly(
	brush: Brush,
	picture: Picture,
	breathe: Breathe,
	tell: (done: number) => void
): Promise<void> {
	for (const [step, paint] of painters.entries()) {
		await breathe();
		if (paint !== paintCards) {
			paint(brush, picture);
			continue;
		}
		// In the order in which they are read: whoever copies the text of a picture gets it so.
		const found = picture.index
			.within(inView(picture.camera, picture.viewport))
			.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
		for (let at = 0; at < found.length; at += run) {
			await breathe();
			const some = found.slice(at, at + run);
			paint(brush, { ...picture, index: { ...picture.index, within: () => some } });
			tell((step + at / found.length) / painters.length);
		}
	}
	tell(1);
}
