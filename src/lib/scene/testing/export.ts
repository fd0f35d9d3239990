import type { Table } from '#lib/domain/table.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { laid, type Laid } from '../export/region.ts';
import { layOut } from '../layout/layout.ts';
import { textBook, type TextBook } from '../paint/text.ts';
import type { SceneInput } from '../scene.ts';
import { view } from './small.ts';

/** What a scene would be shown, but for what a test says otherwise. */
export const inputOf = (table: Table, rest: Partial<SceneInput> = {}): SceneInput => ({
	...view(),
	table,
	version: 0,
	selected: new Set<ItemId>(),
	points: new Set([idOf<ItemId>('a')]),
	mood: 'open',
	nameOf: (person) => person,
	initialsOf: (person) => person.slice(0, 2),
	...rest
});

/** A board laid out to be exported. */
export const laidOut = (table: Table, rest: Partial<SceneInput> = {}): Laid => {
	const input = inputOf(table, rest);
	return laid(layOut(table, input), input);
};

/** Letters half as wide as high. */
export const halfWide = (): TextBook => {
	const measure = {
		font: '',
		measureText: (text: string) => ({
			width: text.length * 0.5 * Number(/([\d.]+)px/.exec(measure.font)?.[1] ?? 10)
		})
	};
	return textBook(measure);
};

/** Node has no `Path2D`: something that can be told from another is enough. */
export class PathStub {
	readonly data: string;
	constructor(data = '') {
		this.data = data;
	}
}
