import type { Item, ItemEdit, LiveDate } from '#lib/domain/board.ts';

/** An item's facets as a form holds them: empty text where there is none. */
interface Typed {
	readonly title: string;
	readonly size: number | null;
	readonly stage: string;
	readonly status: string;
	readonly customer: string;
	readonly date: string;
}

/** What the form would change, and nothing else. A promise needs both its customer and its date. */
export function edited(item: Item, typed: Typed): ItemEdit {
	const live = promised(typed);
	const title = typed.title.trim();
	return {
		...(title !== '' && title !== item.title ? { title } : {}),
		...(typed.size === item.size ? {} : { size: typed.size }),
		...(orNull(typed.stage) === item.stage ? {} : { stage: orNull(typed.stage) }),
		...(orNull(typed.status) === item.status ? {} : { status: orNull(typed.status) }),
		...(live === 'half' || same(live, item.live) ? {} : { live })
	};
}

const orNull = (text: string): string | null => text.trim() || null;

function promised({ customer, date }: Typed): LiveDate | null | 'half' {
	const name = customer.trim();
	if (name === '' && date === '') return null;
	return name === '' || date === '' ? 'half' : { customer: name, date };
}

const same = (a: LiveDate | null, b: LiveDate | null): boolean =>
	a?.customer === b?.customer && a?.date === b?.date;
