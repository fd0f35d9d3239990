/** The form of every answer that a rule may refuse. */
export type Result<T, E = Refusal> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** What a person could do instead of what was refused. */
type Offer = 'talking-point' | 'seat' | 'wait';

/** One thing a gate still waits for, and who can bring it. */
export interface Missing {
	/** The gate's item: `goals`, `ready`, `points`, `undecided`, `notifiers`, `impediments`, `emergencies`, `read-back`, `signatures`. */
	readonly what: string;
	/** A sentence for the facilitator, names of products and keys of items in it. */
	readonly because: string;
	/** The record it is about, where there is one. */
	readonly about?: string;
	/** Whom to ask; empty where nobody has the authority. Ids of persons. */
	readonly whom: readonly string[];
}

/** A rule said no: which rule, why in a sentence for the person asking, and what they can do instead. */
export interface Refusal {
	/** The number in RULES.md, such as `LK2`. */
	readonly rule: string;
	readonly because: string;
	readonly offer?: Offer;
	/** UTC ms of the next session, where waiting for it is the answer. */
	readonly until?: number;
	/** What a gate still waits for; everything of it, in order. */
	readonly missing?: readonly Missing[];
	/** Ids of the persons who have the authority that the person asking has not. */
	readonly whom?: readonly string[];
}

export const yes = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const no = (
	rule: string,
	because: string,
	more: Omit<Refusal, 'rule' | 'because'> = {}
): { readonly ok: false; readonly error: Refusal } => ({ ok: false, error: { rule, because, ...more } });

/** Ends every switch over a union: reaching it is a bug, never caught in the middle. */
export function unreachable(x: never): never {
	throw new Error(`unreachable: ${JSON.stringify(x)}`);
}
