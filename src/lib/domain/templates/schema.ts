import * as v from 'valibot';
import { authorityMap } from '../authority-map.ts';
import { seatKinds } from '../board.ts';

/**
 * What a seat may do. `sign`: for the products the person owns, or for lanes without authority in the MetaScrum
 * Product Owner's seat. `lead`: take over from a facilitator who has dropped out, set the session's goals, change
 * the authority map and the lock policy. `remove`: own impediments, having the power to remove them.
 */
const rights = ['read', 'draft', 'propose', 'sign', 'facilitate', 'lead', 'remove'] as const;
export type Right = (typeof rights)[number];

const preparationItems = ['goals', 'ready', 'points'] as const;
export type PreparationItem = (typeof preparationItems)[number];
const closingItems = [
	'undecided',
	'notifiers',
	'impediments',
	'emergencies',
	'read-back',
	'signatures'
] as const;
export type ClosingItem = (typeof closingItems)[number];

const seat = v.strictObject({
	kind: v.picklist(seatKinds),
	name: v.pipe(v.string(), v.minLength(1)),
	rights: v.array(v.picklist(rights))
});

/** A template is data: the seats that exist and what each may do, the agenda, the lock policy (product.md 3). */
export const templateSchema = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[a-z][a-z-]*$/)),
	name: v.pipe(v.string(), v.minLength(1)),
	source: v.pipe(v.string(), v.minLength(1)),
	/** Minutes of a session. */
	minutes: v.pipe(v.number(), v.integer(), v.minValue(5)),
	policy: v.picklist(['management-input', 'full-freeze', 'soft', 'off']),
	/** In the order in which the server picks one where several give the right. */
	seats: v.pipe(v.array(seat), v.minLength(1)),
	/** Who must sign for what, as long as the board has no map of its own. */
	authority: authorityMap,
	/** What must be there before a session opens (product.md 1.10); a facilitator may open without, on the record. */
	preparation: v.array(v.picklist(preparationItems)),
	/** What must be there before it is locked; nobody locks without. */
	closing: v.array(v.picklist(closingItems)),
	/** Points of interrupt buffer for a product without a history. */
	buffer: v.pipe(v.number(), v.minValue(0)),
	/** More accepted emergencies than this in so many Sprints raise the alarm (product.md 1.4). */
	alarm: v.strictObject({
		emergencies: v.pipe(v.number(), v.integer(), v.minValue(0)),
		sprints: v.pipe(v.number(), v.integer(), v.minValue(1))
	}),
	agenda: v.array(
		v.strictObject({ title: v.pipe(v.string(), v.minLength(1)), minutes: v.pipe(v.number(), v.minValue(1)) })
	)
});
export type Template = v.InferOutput<typeof templateSchema>;
