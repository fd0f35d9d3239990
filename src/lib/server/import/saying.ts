import type { Item, LiveDate } from '#lib/domain/board.ts';

/** How a difference between a file and the board is said in a sentence. */

type Value = string | number | LiveDate | null | undefined;

/** A value, short. */
export function shown(value: Value): string {
	if (value === null || value === undefined) return '(none)';
	if (typeof value === 'object') return `${value.customer} ${value.date}`;
	const text = String(value).replace(/\s+/g, ' ');
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** One value and the other; long texts that begin alike are shown from shortly before they part. */
export function turned(was: Value, now: Value): string {
	if (typeof was !== 'string' || typeof now !== 'string' || was.length + now.length < 80)
		return `${shown(was)} → ${shown(now)}`;
	let alike = 0;
	while (alike < was.length && was[alike] === now[alike]) alike++;
	const from = was.slice(0, alike).lastIndexOf(' ', alike - 16) + 1;
	const before = from > 0 ? '… ' : '';
	return `${before}${shown(was.slice(from))} → ${before}${shown(now.slice(from))}`;
}

/** `note one → uno; owner (none) → Ada`, for the further columns of an item. */
export function changedFields(now: Item['fields'], was: Item['fields']): string {
	const before = new Map(was);
	const after = new Map(now);
	return [...new Set([...before.keys(), ...after.keys()])]
		.filter((column) => before.get(column) !== after.get(column))
		.map((column) => `${column} ${turned(before.get(column), after.get(column))}`)
		.join('; ');
}
