import * as v from 'valibot';
import { boardActs, sessionActs } from './asks/board-acts.ts';
import { matterActs } from './asks/matter-acts.ts';
import { pointActs, proposalActs } from './asks/proposal-acts.ts';
import type { ActId, WordsId } from './ids.ts';
import { id } from './pieces.ts';

/**
 * What a person asks, imperative. One schema a kind, under `asks/`; the types come from the schemas, so what is
 * parsed at the edge is what the rules read. Free text arrives as text and reaches the rules as the id of the
 * words kept beside the log (`WordsId`): see `sealWords`.
 */
export const askedAct = v.variant('kind', [
	...boardActs,
	...sessionActs,
	...proposalActs,
	...pointActs,
	...matterActs
]);

type Deep<T> = T extends string | number | boolean | null | undefined
	? T
	: { readonly [P in keyof T]: Deep<T[P]> };
/** An act as a seat asks it, free text and all. */
export type AskedAct = Deep<v.InferOutput<typeof askedAct>>;
export type ActKind = AskedAct['kind'];
/** Every kind of act there is. */
export const actKinds: readonly ActKind[] = askedAct.options.map(({ entries }) => entries.kind.literal);

/** Which fields of an act are a person's free text: one text, several, or none. */
export const wordsFields = {
	'set-goals': ['goals'],
	propose: ['because'],
	decline: ['because'],
	route: ['because'],
	comment: ['text'],
	'set-pathway': ['title', 'options', 'first'],
	'step-pathway': ['text'],
	'decide-pathway': ['because'],
	'add-point': ['text'],
	'bring-point': ['text', 'guest'],
	'raise-emergency': ['text'],
	triage: ['because'],
	'review-emergency': ['text'],
	'raise-impediment': ['text'],
	'escalate-impediment': ['because'],
	'solve-impediment': ['text'],
	request: ['text'],
	'answer-request': ['text']
} as const;
type WordsFields = typeof wordsFields;

type SealedField<T> = T extends readonly string[] ? readonly WordsId[] : WordsId | Extract<T, null>;
type Sealed<A extends AskedAct> = A extends { kind: infer K extends keyof WordsFields }
	? { readonly [P in keyof A]: P extends WordsFields[K][number] ? SealedField<A[P]> : A[P] }
	: A;
/** An act as the rules judge it: free text replaced by the id of the words. */
export type Act = Sealed<AskedAct>;

/** One kind of act as judged. */
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>;

const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(wordsFields));

/** Replaces a person's free text by the id under which it is kept beside the log. */
export function sealWords(asked: AskedAct, toWords: (text: string) => WordsId): Act {
	const fields = fieldsOf.get(asked.kind);
	const seal = (value: unknown): unknown =>
		Array.isArray(value) ? value.map(seal) : typeof value === 'string' ? toWords(value) : value;
	const sealed = Object.entries<unknown>(asked).map(
		([name, value]) => [name, fields?.includes(name) ? seal(value) : value] as const
	);
	// Exactly the fields that `Sealed` names have been replaced, which no type can follow through `Object.entries`.
	return Object.fromEntries(sealed) as Act;
}

/** An act with the id its seat gives it, as it comes over a wire. */
export const ask = v.strictObject({
	/** Made by the seat; the same id again is answered with the first answer. */
	id: id<ActId>(),
	act: askedAct
});

/** What arrives at the door: the seat's own id for it, and the act. */
export interface Ask {
	readonly id: ActId;
	readonly act: AskedAct;
}

/** Parses what came over a wire. The error is a sentence naming the field. */
export function parseAsk(input: unknown): { ok: true; value: Ask } | { ok: false; error: string } {
	const parsed = v.safeParse(ask, input, { abortEarly: true });
	if (parsed.success) return { ok: true, value: parsed.output };
	const [issue] = parsed.issues;
	const path = v.getDotPath(issue);
	return { ok: false, error: path ? `${path}: ${issue.message}` : issue.message };
}
