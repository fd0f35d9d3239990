import type { Cause, Item, ItemEdit, ProposedChange, Target } from '#lib/domain/board.ts';
import { isEqual } from '#lib/domain/canonical.ts';
import { idOf, type ItemId, type ProductId } from '#lib/domain/ids.ts';
import { cellKey } from '#lib/domain/lookup.ts';
import type { ImportedItem } from '#lib/server/import/rows.ts';
import type { Change } from './changes.ts';
import type { Ground } from './ground.ts';
import { before, created, withField, type Fields } from './states.ts';

/** What one team asks at one time about one item: one proposal. */
export interface Matter {
	readonly at: number;
	readonly team: string;
	/** Whose Product Owner signs it. */
	readonly product: ProductId;
	readonly says: string;
	readonly changes: readonly ProposedChange[];
	readonly cause: Cause | null;
}

interface Known {
	readonly id: ItemId;
	readonly now: ImportedItem;
}

/** Knows how every item stands while the history goes on, and says what each step asks. */
export class Teller {
	readonly #fields: Fields;
	readonly #lanes: Ground['lanes'];
	readonly #items: Map<string, Known>;
	readonly #final: ReadonlyMap<string, ImportedItem>;
	/** Every change of an item, by its key. */
	readonly #own: ReadonlyMap<string, readonly Change[]>;
	readonly #fresh: () => string;
	/** cell → what stands in it, in order */
	readonly #cells = new Map<string, Set<ItemId>>();
	readonly #where = new Map<ItemId, string>();

	constructor(parts: {
		fields: Fields;
		lanes: Ground['lanes'];
		items: ReadonlyMap<string, Known>;
		final: readonly ImportedItem[];
		own: ReadonlyMap<string, readonly Change[]>;
		fresh: () => string;
	}) {
		this.#fields = parts.fields;
		this.#lanes = parts.lanes;
		this.#items = new Map(parts.items);
		this.#final = new Map(parts.final.map((item) => [item.key, item]));
		this.#own = parts.own;
		this.#fresh = parts.fresh;
	}

	/** An item that stands on the board from the beginning. */
	note(item: ItemId, to: Target): void {
		this.#put(item, cellKey(to));
	}

	/** The proposals that one group of changes comes to: a re-date is one of its own. */
	tell(group: readonly Change[]): Matter[] {
		const [first] = group;
		if (!first) return [];
		const known = this.#items.get(first.key);
		return known ? this.#changed(known, group, first.at) : this.#added(group, first);
	}

	#added(group: readonly Change[], { key, at }: Change): Matter[] {
		const final = this.#final.get(key);
		// What the portfolio no longer has was never on its board.
		if (!final) return [];
		const title = group.find(({ field }) => field === created)?.to || key;
		const bare = { ...before(final, this.#own.get(key) ?? [], this.#fields), title };
		const now = this.#after(bare, group);
		const id = idOf<ItemId>(this.#fresh());
		this.#items.set(key, { id, now });
		const { title: named, size, stage, status, live, fields } = now;
		const item: Item = { id, key, title: named, size, stage, status, live, fields };
		const change = { kind: 'add', item, to: this.#targetOf(id, now) } as const;
		const about = { at, team: now.team, product: change.to.product };
		return [{ ...about, says: `${key} is new: ${named}`, changes: [change], cause: null }];
	}

	#changed({ id, now: was }: Known, group: readonly Change[], at: number): Matter[] {
		const now = this.#after(was, group);
		this.#items.set(was.key, { id, now });
		const undated = { ...now, timebox: was.timebox };
		const matters: Matter[] = [];
		const changes = [...this.#carried(id, was, undated), ...edited(id, was, now)];
		const about = { at, team: now.team, product: this.#lanes.cellOf(now).product };
		if (changes.length > 0)
			matters.push({ ...about, says: `${now.key}: ${told(was, now)}`, changes, cause: null });
		if (was.timebox !== now.timebox) {
			const says = `${now.key} from ${was.timebox ?? 'not dated'} to ${now.timebox ?? 'not dated'}`;
			matters.push({ ...about, says, changes: this.#carried(id, undated, now), cause: 'other' });
		}
		return matters;
	}

	#after(item: ImportedItem, group: readonly Change[]): ImportedItem {
		return group
			.filter(({ field }) => field !== created)
			.reduce((now, { field, to }) => withField(now, field, to, this.#fields), item);
	}

	#carried(item: ItemId, was: ImportedItem, now: ImportedItem): ProposedChange[] {
		if (was.team === now.team && was.timebox === now.timebox) return [];
		return [{ kind: 'move', item, to: this.#targetOf(item, now) }];
	}

	/** Behind what stands last in the cell. */
	#targetOf(item: ItemId, now: ImportedItem): Target {
		const cell = this.#lanes.cellOf(now);
		return { ...cell, after: this.#put(item, cellKey(cell)) };
	}

	/** Puts an item last into a cell; answers behind whom it stands there. */
	#put(item: ItemId, cell: string): ItemId | null {
		const left = this.#cells.get(this.#where.get(item) ?? '');
		left?.delete(item);
		const there = this.#cells.get(cell) ?? new Set();
		const after = [...there].at(-1) ?? null;
		this.#cells.set(cell, there.add(item));
		this.#where.set(item, cell);
		return after;
	}
}

const facets = ['title', 'status', 'stage'] as const;

function edited(item: ItemId, was: ImportedItem, now: ImportedItem): ProposedChange[] {
	const set: ItemEdit = {
		...(was.title !== now.title && { title: now.title }),
		...(was.status !== now.status && { status: now.status }),
		...(was.stage !== now.stage && { stage: now.stage }),
		...(!isEqual(was.fields, now.fields) && { fields: now.fields })
	};
	return Object.keys(set).length > 0 ? [{ kind: 'edit', item, set }] : [];
}

/** What differs, in words. */
function told(was: ImportedItem, now: ImportedItem): string {
	const said = facets
		.filter((facet) => was[facet] !== now[facet])
		.map((facet) => `${facet} ${now[facet] ?? 'none'}`);
	if (was.team !== now.team) said.push(`team ${now.team}`);
	for (const [name, text] of now.fields)
		if (!was.fields.some(([other, before]) => other === name && before === text))
			said.push(`${name} ${text}`);
	return said.length > 0 ? said.join(', ') : 'less said of it';
}
