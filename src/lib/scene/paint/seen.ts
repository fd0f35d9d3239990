import type { CardBox, GhostBox, Rect } from '../layout/boxes.ts';
import { oncePer, viewOf, type Picture } from './picture.ts';

/** The cards and ghosts in view. */
export interface Seen {
	readonly cards: readonly CardBox[];
	readonly ghosts: readonly GhostBox[];
}

/** Room below a ghost in which its signers' chips may stand, world pixels. */
const chips = 60;

/** What is looked through for what may be seen, world pixels. */
export function lookedThrough(picture: Picture): Rect {
	const { x, y, width, height } = viewOf(picture);
	const { reach = 0 } = picture;
	return { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
}

/** What is in view. */
export const seenIn = oncePer((picture): Seen => {
	const view = lookedThrough(picture);
	const hits = picture.index.within({ ...view, y: view.y - chips, height: view.height + chips });
	const cards: CardBox[] = [];
	const ghosts: GhostBox[] = [];
	for (const hit of hits)
		if (hit.kind === 'card') cards.push(hit.box);
		else ghosts.push(hit.box);
	return { cards, ghosts };
});
