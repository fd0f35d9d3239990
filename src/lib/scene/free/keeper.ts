import type { Hung } from '#lib/domain/free.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout } from '../layout/boxes.ts';
import type { Moving } from './anchors.ts';
import { bare, type Sheet } from './boxes.ts';
import type { FreeInput } from './contract.ts';
import { inOrder, placeMarks } from './place.ts';

/** The sheet of one scene, laid out again only when marks, the board under them, or a card that carries one has moved. */
export class SheetKeeper {
	#layout: Layout | null = null;
	#all: FreeInput['all'] | null = null;
	#version = -1;
	#order: readonly Hung[] = [];
	#cards: readonly ItemId[] = [];
	#moved = false;
	#sheet: Sheet = bare;

	/** The sheet as it is now. */
	of(layout: Layout, free: FreeInput | undefined, moving: Moving): Sheet {
		if (!free) return bare;
		const other = this.#all !== free.all || this.#version !== free.version;
		if (other) this.#take(free);
		const moves = this.#cards.some((item) => moving(item) !== null);
		// One more time after the last has come to rest.
		if (other || this.#layout !== layout || moves || this.#moved)
			this.#sheet = placeMarks(layout, this.#order, moving);
		this.#layout = layout;
		this.#moved = moves;
		return this.#sheet;
	}

	#take(free: FreeInput): void {
		this.#all = free.all;
		this.#version = free.version;
		this.#order = inOrder(free.all.values());
		const cards = new Set<ItemId>();
		for (const { mark, anchor } of this.#order) {
			if (anchor.on === 'card') cards.add(anchor.item);
			if (mark.kind === 'connector' && mark.to.on === 'card') cards.add(mark.to.item);
		}
		this.#cards = [...cards];
	}
}
