import type { CardBox, GhostBox } from '../layout/boxes.ts';
import { inView } from '../view/camera.ts';
import type { Picture } from './picture.ts';

/** The cards and ghosts in view. */
export interface Seen {
	readonly cards: readonly CardBox[];
	readonly ghosts: readonly GhostBox[];
}

/** Room below a ghost in which its signers' chips may stand, world pixels. */
const chips = 60;

const found = new WeakMap<Picture, Seen>();

/** What is in view: asked by several painters, looked up once a picture. */
export function seenIn(picture: Picture): Seen {
	const known = found.get(picture);
	if (known) return known;
	const view = inView(picture.camera, picture.viewport);
	const hits = picture.index.within({ ...view, y: view.y - chips, height: view.height + chips });
	const cards: CardBox[] = [];
	const ghosts: GhostBox[] = [];
	for (const hit of hits)
		if (hit.kind === 'card') cards.push(hit.box);
		else ghosts.push(hit.box);
	found.set(picture, { cards, ghosts });
	return { cards, ghosts };
}
