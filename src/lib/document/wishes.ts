import * as v from 'valibot';
import { idOf, type PersonId } from '#lib/domain/ids.ts';

/**
 * What a seat wishes of the others who are here. It binds nobody and is in no log: the gateway judges it by the
 * table's seats, keeps it as long as people are here, and tells of it in notices.
 */
export type Wish =
	/** See what that person sees; null: go one's own way. `quietly`: without their being told. */
	| { readonly kind: 'follow'; readonly person: PersonId | null; readonly quietly: boolean }
	/** Be shown what the presenter sees, whoever that is, as a watcher is: for this socket, a screen on a wall. */
	| { readonly kind: 'watch'; readonly on: boolean }
	/** Take the floor, or lay it down. */
	| { readonly kind: 'present'; readonly on: boolean }
	/** Everybody is to see what the presenter sees. */
	| { readonly kind: 'gather' }
	/** Ask for the floor, or no longer. */
	| { readonly kind: 'raise'; readonly up: boolean }
	/** Give the floor to somebody; null: nobody has it any more. */
	| { readonly kind: 'give'; readonly to: PersonId | null };

const person = v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/), v.transform(idOf<PersonId>));

const schema: v.GenericSchema<unknown, Wish> = v.variant('kind', [
	v.strictObject({ kind: v.literal('follow'), person: v.nullable(person), quietly: v.boolean() }),
	v.strictObject({ kind: v.literal('watch'), on: v.boolean() }),
	v.strictObject({ kind: v.literal('present'), on: v.boolean() }),
	v.strictObject({ kind: v.literal('gather') }),
	v.strictObject({ kind: v.literal('raise'), up: v.boolean() }),
	v.strictObject({ kind: v.literal('give'), to: v.nullable(person) })
]);

/** A wish as it came over the wire; null where it is none. */
export function parseWish(asked: unknown): Wish | null {
	const parsed = v.safeParse(schema, asked);
	return parsed.success ? parsed.output : null;
}
