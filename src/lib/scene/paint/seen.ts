import type { CardBox, GhostBox } from '../layout/boxes.ts';
import { inView } from '../view/camera.ts';
import { oncePer } from './picture.ts';

/** The cards and ghosts in view. */
export interface Seen {
	readonly cards: readonly CardBox[];
	readonly ghosts: readonly GhostBox[];
}

/** Room below a ghost in which its signers' chips may stand, world pixels. */
const chips = 60;

/** What is in view. */
export const seenIn = oncePer((picture): Seen => {
	const view = inView(picture.camera, picture.viewport);
	const hits = picture.index.within({ ...view, y: view.y - chips, height: view.height + chips });
	const cards: CardBox[] = [];
	const ghosts: GhostBox[] = [];
	for (const hit of hits)
		if (hit.kind === 'card') cards.push(hit.box);
		else ghosts.push(hit.box);
	return { cards, ghosts };
});
