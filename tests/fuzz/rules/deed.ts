/** What the model says of an act. */

/** Ids that the board has given to what is new, by the kind of entry that tells of it, in order. */
export type News = (kind: string) => readonly string[];

/** What an accepted act does to the world. */
export interface Deed {
	readonly does: (news: News) => void;
}

/** A deed, or in a few words why there is none. */
export type Ruled = Deed | string;

export const deed = (does: (news: News) => void): Deed => ({ does });

/** The one new id of that kind. */
export function one(news: News, kind: string): string {
	const [id] = news(kind);
	if (id === undefined) throw new Error(`no ${kind} in what the act came to`);
	return id;
}
