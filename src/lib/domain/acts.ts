import * as v from 'valibot';
import { causes, seatKinds } from './board.ts';
import { content, item, itemEdit } from './content.ts';
import type {
	ActId,
	ItemId,
	PersonId,
	PointId,
	ProductId,
	ProposalId,
	TeamId,
	TimeboxId,
	WordsId
} from './ids.ts';
import { id, ms, text, zone } from './pieces.ts';
import { unreachable } from './result.ts';

/**
 * What a person asks, imperative. One schema a kind; the types come from the schemas, so what is parsed at
 * the edge is what the rules read. Free text arrives as text and reaches the rules as the id of the words
 * kept beside the log (`WordsId`): see `sealWords`.
 */

const target = v.strictObject({
	product: id<ProductId>(),
	team: id<TeamId>(),
	timebox: id<TimeboxId>(),
	after: v.nullable(id<ItemId>())
});

const change = v.variant('kind', [
	v.strictObject({ kind: v.literal('move'), item: id<ItemId>(), to: target }),
	v.strictObject({ kind: v.literal('edit'), item: id<ItemId>(), set: itemEdit }),
	v.strictObject({ kind: v.literal('add'), item, to: target })
]);
const changes = v.pipe(v.array(change), v.maxLength(50, 'At most 50 changes'));

const act = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
	v.strictObject({ kind: v.literal(kind), ...entries });

const askedAct = v.variant('kind', [
	act('found', { name: text(200), zone, content }),
	act('seat', { person: id<PersonId>(), seats: v.array(v.picklist(seatKinds)) }),
	act('own', { product: id<ProductId>(), person: v.nullable(id<PersonId>()) }),
	act('schedule', {
		startsAt: ms,
		minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(2880))
	}),
	act('prepare', {}),
	act('open', {}),
	act('close', {}),
	act('reopen', {}),
	act('lock', { next: ms }),
	act('propose', {
		changes: v.pipe(changes, v.minLength(1, 'A proposal changes something')),
		because: v.nullable(text(4000)),
		cause: v.nullable(v.picklist(causes)),
		/** Put on the table without the author's own signature (PR13): what a file says, nobody has decided. */
		unsigned: v.optional(v.literal(true))
	}),
	act('sign-off', { proposal: id<ProposalId>() }),
	act('decline', { proposal: id<ProposalId>(), because: text(4000) }),
	act('withdraw', { proposal: id<ProposalId>() }),
	act('postpone', { proposal: id<ProposalId>() }),
	act('add-point', { text: text(4000), changes }),
	act('settle-point', { point: id<PointId>() })
]);

type Deep<T> = T extends string | number | boolean | null | undefined
	? T
	: { readonly [P in keyof T]: Deep<T[P]> };
/** An act as a seat asks it, free text and all. */
export type AskedAct = Deep<v.InferOutput<typeof askedAct>>;
export type ActKind = AskedAct['kind'];

/** Which field of an act is a person's free text. */
export const wordsFields = { propose: 'because', decline: 'because', 'add-point': 'text' } as const;
type WordsFields = typeof wordsFields;

type Sealed<A extends AskedAct> = A extends { kind: infer K extends keyof WordsFields }
	? { readonly [P in keyof A]: P extends WordsFields[K] ? WordsId | Extract<A[P], null> : A[P] }
	: A;
/** An act as the rules judge it: free text replaced by the id of the words. */
export type Act = Sealed<AskedAct>;

/** One kind of act as judged. */
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>;

/** Replaces a person's free text by the id under which it is kept beside the log. */
export function sealWords(asked: AskedAct, toWords: (text: string) => WordsId): Act {
	switch (asked.kind) {
		case 'propose':
			return { ...asked, because: asked.because === null ? null : toWords(asked.because) };
		case 'decline':
			return { ...asked, because: toWords(asked.because) };
		case 'add-point':
			return { ...asked, text: toWords(asked.text) };
		case 'found':
		case 'seat':
		case 'own':
		case 'schedule':
		case 'prepare':
		case 'open':
		case 'close':
		case 'reopen':
		case 'lock':
		case 'sign-off':
		case 'withdraw':
		case 'postpone':
		case 'settle-point':
			return asked;
		default:
			return unreachable(asked);
	}
}

const ask = v.strictObject({
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
