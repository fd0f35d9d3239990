import { ulid } from 'ulid';
import * as v from 'valibot';
import type { Answer } from '#lib/document/messages.ts';
import { json, postAsked, type Wire } from './wire.ts';

/** What whoever holds a talking-point link sees and says, at the server; nothing else of the board is read. */

const pointPage = v.object({
	board: v.string(),
	/** Who sent the link: the Product Owner. */
	owner: v.string(),
	/** What it asks about. */
	item: v.nullable(v.object({ key: v.string(), title: v.string() })),
	state: v.picklist(['locked', 'in-session', 'unlocked']),
	/** The next session, UTC ms. */
	until: v.nullable(v.number()),
	zone: v.string(),
	/** The server's clock, UTC ms. */
	now: v.number()
});
export type PointPage = v.InferOutput<typeof pointPage>;

const path = '/api/v1/talking-point';

/** Throws a `WireError` where this browser holds no link, or the server is not reached. */
export const fetchPointPage = async (wire: Wire): Promise<PointPage> =>
	v.parse(pointPage, await json(wire, path));

/** What a guest has to say; `id` makes a repeated sending known again. */
interface Brought {
	readonly id: string;
	readonly guest: string;
	readonly text: string;
}
export const freshBrought = (): string => ulid();

export const bringPoint = (wire: Wire, brought: Brought): Promise<Answer> => postAsked(wire, path, brought);
