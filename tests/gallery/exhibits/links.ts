import { tableOf } from '#lib/scene/testing/table.ts';
import { largeContent } from '../../bench/scene/large.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { SceneInput } from '#lib/scene/scene.ts';
import { inputOf, items, type Exhibit } from '../exhibit.ts';
import { grid, link, type Line } from '../grid.ts';

const card = (title: string) => ({ title, size: 5 });
const lines: readonly Line[] = [
	{
		name: 'Chart Review',
		cells: [card('Show who last opened a chart'), null, card('Carry forward yesterday’s note'), null]
	},
	{
		name: 'Platform',
		cells: [null, card('Session survives a switch'), null, card('Discharge summary drafted')]
	},
	{
		name: 'Integration',
		cells: [card('Result feed within sixty seconds'), card('Image intake'), null, card('Single sign-on')]
	}
];
const table = grid(lines, {
	links: [
		link('0.0.0', '1.1.0'),
		link('2.0.0', '0.2.0'),
		link('2.3.0', '1.1.0'),
		link('1.1.0', '1.3.0'),
		link('0.2.0', '2.1.0'),
		link('2.1.0', '0.0.0', 'related')
	]
});
const near = (name: string, says: string, rest: Partial<SceneInput>): Exhibit => ({
	...{ name, says, width: 992, height: 300 },
	input: inputOf(table, rest)
});

const content = largeContent(700);
/** What stands in a product, in timeboxes from one to another. */
const within = (product: number, from: number, to: number): ItemId[] =>
	content.places
		.filter((place) => place.product === `p${String(product)}`)
		.filter(({ timebox }) => Number(timebox.slice(1)) >= from && Number(timebox.slice(1)) <= to)
		.map(({ item }) => item);
/** Much hangs between few lanes. */
const heavy = [
	[6, 2],
	[3, 9],
	[12, 4]
].flatMap(([giver = 0, needer = 0]) =>
	within(needer, 0, 3).flatMap((to) => within(giver, 6, 9).map((from) => link(from, to)))
);
const bundled = tableOf({ ...content, links: heavy });
const company = tableOf(largeContent(2000));
const many = (
	name: string,
	says: string,
	zoom: number | 'all',
	table: Table,
	rest: Partial<SceneInput> = {}
): Exhibit => ({
	...{ name, says, zoom, width: 760, height: 480 },
	input: inputOf(table, { today: '2025-11-20', ...rest })
});

export const links: readonly Exhibit[] = [
	near('At rest', 'Only what does not hold: red, dashed, a mark where it is needed, and the reason.', {}),
	near('In focus', 'All of the selected card.', { selected: items('1.1.0') }),
	near('All asked for', 'The others faintly.', { links: 'all' }),
	many('Hundreds, near', 'A web is not drawn: each shows where it is late.', 0.75, company),
	many('Bundled', 'One curve for all between two lanes and timeboxes, with their number.', 0.3, bundled),
	many('Bundled over heat', 'The heaviest dozen; each lane tells how many are late in it.', 'all', bundled),
	many('Bundled by team', 'The same turned over.', 'all', bundled, { groupBy: 'team' }),
	many('Hundreds, from afar', 'No web here either.', 'all', company)
];
