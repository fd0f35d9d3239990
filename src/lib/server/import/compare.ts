import type { Item, ItemEdit, Place, ProposedChange, Target } from '#lib/domain/board.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { placesIn } from '#lib/domain/lookup.ts';
import { canonical, sha256 } from '#lib/domain/snapshot.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';
import { heard } from './heard.ts';
import type { Mapping } from './mapping.ts';
import { type Names, namesOf } from './names.ts';
import { type Facets, facetsOf, type Remembered } from './remembered.ts';
import { type ImportedItem, undatedName } from './rows.ts';
import { changedFields, shown, turned } from './saying.ts';
import { type Problem, problem } from './sheet.ts';

/** What a row of a later file would change on the board. */
export interface Difference {
	readonly line: number;
	readonly key: string;
	/** One `add`, or up to one `move` and one `edit`, all of the same item. */
	readonly changes: readonly ProposedChange[];
	/** `timebox v1.37 → v1.38; status provisional → implementable` */
	readonly says: string;
}

interface Comparison {
	readonly differences: readonly Difference[];
	readonly problems: readonly Problem[];
	/** How many rows say nothing new. */
	readonly unchanged: number;
	/** What to remember of each row, by key, once its change has been asked for. */
	readonly kept: ReadonlyMap<string, Facets>;
}

/** A file as read: its items and what its columns are. */
interface Heard {
	readonly items: readonly ImportedItem[];
	readonly mapping: Mapping;
	readonly headers: readonly string[];
}

interface Comparing {
	readonly table: Table;
	readonly names: Names;
	readonly last: Remembered | null;
	readonly problems: Problem[];
	readonly kept: Map<string, Facets>;
}

/**
 * Compares three ways: a value is a difference where the file says something else than the last import said *and* than
 * the board holds. So what the board has moved on from does not come back, and a row that is missing drops nothing.
 */
export function compare(last: Remembered | null, file: Heard, table: Table): Comparison {
	const comparing: Comparing = { table, names: namesOf(table), last, problems: [], kept: new Map() };
	const differences = file.items.flatMap((read) => {
		const found = table.index.keys.get(read.key);
		const [board, place] = found ? [table.items.get(found), table.places.get(found)] : [];
		const base = last?.rows.get(read.key) ?? (board && place && standing(comparing.names, board, place));
		const item = base ? heard(read, base, file.mapping, file.headers) : read;
		comparing.kept.set(item.key, facetsOf(item));
		return board && place ? changed(comparing, item, board, place) : added(comparing, item);
	});
	const { problems, kept } = comparing;
	const leftOut = problems.filter(({ severity }) => severity === 'row-left-out').length;
	return { differences, problems, kept, unchanged: file.items.length - differences.length - leftOut };
}

/** What the board itself says of an item; of its links a file is always believed. */
function standing(names: Names, { title, size, stage, status, live, fields }: Item, place: Place): Facets {
	const { product, team, timebox } = names.placeOf(place);
	const dated = timebox === undatedName ? null : timebox;
	return { title, product, team, timebox: dated, size, stage, status, live, fields, needs: [], related: [] };
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function changed(comparing: Comparing, item: ImportedItem, board: Item, place: Place): Difference[] {
	const last = comparing.last?.rows.get(item.key);
	const says: string[] = [];
	const to = moved(comparing, item, place, says);
	const set = edited(item, last, board, says);
	if (last && !(same(last.needs, item.needs) && same(last.related, item.related)))
		comparing.problems.push(
			problem('note', item.line, null, 'Its links have changed in the file: an import does not propose links')
		);
	const changes: ProposedChange[] = [];
	if (to) changes.push({ kind: 'move', item: board.id, to });
	if (set) changes.push({ kind: 'edit', item: board.id, set });
	return changes.length > 0 ? [{ line: item.line, key: item.key, changes, says: says.join('; ') }] : [];
}

const lanes = ['product', 'team', 'timebox'] as const;

/** Where the file newly wants the item, lane by lane and column; null where it may stay. */
function moved(comparing: Comparing, item: ImportedItem, place: Place, says: string[]): Target | null {
	const here = comparing.names.placeOf(place);
	const there = comparing.names.find(item);
	const last = comparing.last?.rows.get(item.key);
	const wanted = lanes.filter((lane) => {
		const name = item[lane] ?? undatedName;
		if (name === here[lane] || (last && item[lane] === last[lane])) return false;
		if (there[lane] === undefined) missing(comparing, item, lane, here[lane]);
		else says.push(`${lane} ${here[lane]} → ${name}`);
		return there[lane] !== undefined;
	});
	if (wanted.length === 0) return null;
	const target = {
		product: (wanted.includes('product') && there.product) || place.product,
		team: (wanted.includes('team') && there.team) || place.team,
		timebox: (wanted.includes('timebox') && there.timebox) || place.timebox
	};
	return { ...target, after: lastIn(comparing.table, target) };
}

/** A lane or column that the board does not have is not remembered either, so that the next import asks again. */
function missing(comparing: Comparing, item: ImportedItem, lane: (typeof lanes)[number], here: string): void {
	const reason = `The board has no ${lane} “${item[lane] ?? undatedName}”: ${item.key} stays in “${here}”`;
	comparing.problems.push(problem('value-left-out', item.line, null, reason));
	const kept = comparing.kept.get(item.key);
	const known = lane === 'timebox' && here === undatedName ? null : here;
	if (kept) comparing.kept.set(item.key, { ...kept, [lane]: known });
}

const lastIn = (table: Table, cell: Omit<Target, 'after'>): ItemId | null =>
	placesIn(table, cell).at(-1)?.item ?? null;

const facets = ['title', 'size', 'stage', 'status', 'live'] as const;

function edited(item: ImportedItem, last: Facets | undefined, board: Item, says: string[]): ItemEdit | null {
	const changes = facets.filter(
		(facet) => !same(item[facet], board[facet]) && !(last && same(item[facet], last[facet]))
	);
	for (const facet of changes) says.push(`${facet} ${turned(board[facet], item[facet])}`);
	const merged = mergeFields(item.fields, last?.fields ?? [], board.fields);
	const set: ItemEdit = Object.fromEntries(changes.map((facet) => [facet, item[facet]]));
	if (same(merged, board.fields)) return changes.length > 0 ? set : null;
	says.push(changedFields(merged, board.fields));
	return { ...set, fields: merged };
}

type Fields = Item['fields'];

/** Columns that the file changed since the last import as the file has them, all others as the board has them. */
function mergeFields(file: Fields, last: Fields, board: Fields): Fields {
	const [was, now] = [new Map(last), new Map(file)];
	const merged = new Map(board);
	for (const column of new Set([...was.keys(), ...now.keys()])) {
		const text = now.get(column);
		if (text === was.get(column)) continue;
		if (text === undefined) merged.delete(column);
		else merged.set(column, text);
	}
	return [...merged].slice(0, 40);
}

/** A row the board does not have: new in the file, or changed there since the board declined or dropped it. */
function added(comparing: Comparing, item: ImportedItem): Difference[] {
	const { table, names, last, problems, kept } = comparing;
	const known = last?.rows.get(item.key);
	if (known && same(known, facetsOf(item))) return [];
	const { product, team, timebox } = names.find(item);
	if (!product || !team || !timebox) {
		const missing = !product
			? `product “${item.product}”`
			: !team
				? `team “${item.team}”`
				: `timebox “${item.timebox ?? ''}”`;
		problems.push(
			problem('row-left-out', item.line, null, `The board has no ${missing} for ${item.key} to stand in`)
		);
		kept.delete(item.key);
		return [];
	}
	const target = { product, team, timebox };
	const { key, title, size, stage, status, live, fields } = item;
	const id = idOf<ItemId>(`i-${sha256(canonical([boardOf(table)?.id ?? '', key])).slice(0, 24)}`);
	const change: ProposedChange = {
		kind: 'add',
		item: { id, key, title, size, stage, status, live, fields },
		to: { ...target, after: lastIn(table, target) }
	};
	return [{ line: item.line, key, changes: [change], says: `new: ${shown(title)}` }];
}
