import type { Content, Goal } from './board.ts';
import { byText } from './order.ts';
import type { Table } from './table.ts';

/** The agreed board and nothing else, every list sorted by id. */
export type AgreedBoard = Content;

/** Records in order of their ids. */
export const byId = <T extends { readonly id: string }>(records: Iterable<T>): T[] =>
	[...records].sort((a, b) => byText(a.id, b.id));

/** Any board content in the one order in which equal boards are equal text. */
export const agreed = (content: {
	readonly [K in keyof Content]: Iterable<NonNullable<Content[K]>[number]>;
}): AgreedBoard => ({
	products: byId(content.products),
	teams: byId(content.teams),
	timeboxes: byId(content.timeboxes),
	items: byId(content.items),
	places: [...content.places].sort((a, b) => byText(a.item, b.item)),
	links: byId(content.links),
	...withGoals(byId(content.goals ?? []))
});

/** A board without goals has no list of them: it keeps the hash it had before there were any. */
const withGoals = (goals: readonly Goal[]) => (goals.length === 0 ? {} : { goals });

/** What is agreed on a table: no proposals, no seats, no sessions. */
export const agreedBoard = ({
	products,
	teams,
	timeboxes,
	items,
	places,
	links,
	goals
}: Table): AgreedBoard =>
	agreed({
		products: products.values(),
		teams: teams.values(),
		timeboxes: timeboxes.values(),
		items: items.values(),
		places: places.values(),
		links: links.values(),
		goals: goals.values()
	});
