/** The form of every answer that a rule may refuse. */
export type Result<T, E = Refusal> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** What a person could do instead of what was refused. */
export type Offer = 'talking-point' | 'seat' | 'wait';

/** A rule said no: which rule, why in a sentence for the person asking, and what they can do instead. */
export interface Refusal {
	/** The number in RULES.md, such as `LK2`. */
	readonly rule: string;
	readonly because: string;
	readonly offer?: Offer;
	/** UTC ms of the next session, where waiting for it is the answer. */
	readonly until?: number;
}

export const yes = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const no = (
	rule: string,
	because: string,
	more: { readonly offer?: Offer; readonly until?: number } = {}
): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error: { rule, because, ...more } });

/** Ends every switch over a union: reaching it is a bug, never caught in the middle. */
export function unreachable(x: never): never {
	throw new Error(`unreachable: ${JSON.stringify(x)}`);
}
