import * as v from 'valibot';
import { seatKinds } from '../board.ts';

/** What a seat may do. `sign`: for the products the person owns, or for lanes without authority in the MetaScrum Product Owner's seat. */
export const rights = ['read', 'draft', 'propose', 'sign', 'facilitate'] as const;
export type Right = (typeof rights)[number];

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
	agenda: v.array(
		v.strictObject({ title: v.pipe(v.string(), v.minLength(1)), minutes: v.pipe(v.number(), v.minValue(1)) })
	)
});
export type Template = v.InferOutput<typeof templateSchema>;
