import * as v from 'valibot';
import { causes, seatKinds } from './board.ts';
import type {
	ActId,
	Id,
	ItemId,
	LinkId,
	PersonId,
	PointId,
	ProductId,
	ProposalId,
	TeamId,
	TimeboxId,
	WordsId
} from './ids.ts';

/**
 * What a person asks, imperative. One schema a kind; the types come from the schemas, so what is parsed at
 * the edge is what the rules read. Free text arrives as text and reaches the rules as the id of the words
 * kept beside the log (`WordsId`): see `Spoken`.
 */

const id = <T extends Id<string>>() =>
	v.pipe(
		v.string(),
		v.regex(/^[\w.:-]{1,64}$/, 'An id is 1 to 64 letters, digits or . : - _'),
		v.transform((text) => text as T)
	);
const line = (most: number) => v.pipe(v.string(), v.maxLength(most, `At most ${most} characters`));
const text = (most: number) => v.pipe(line(most), v.trim(), v.minLength(1, 'Say something here'));
const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const day = v.pipe(v.string(), v.isoDate('A date is YYYY-MM-DD'));
const rank = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,200}$/));

const target = v.strictObject({
	product: id<ProductId>(),
	team: id<TeamId>(),
	timebox: id<TimeboxId>(),
	after: v.nullable(id<ItemId>())
});
const live = v.nullable(v.strictObject({ customer: text(200), date: day }));
const fields = v.pipe(v.array(v.tuple([line(80), line(2000)])), v.maxLength(40));
const facets = {
	title: text(10_000),
	size: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
	stage: v.nullable(line(80)),
	status: v.nullable(line(80)),
	live,
	fields
};
const item = v.strictObject({ id: id<ItemId>(), key: text(80), ...facets });

const change = v.variant('kind', [
	v.strictObject({ kind: v.literal('move'), item: id<ItemId>(), to: target }),
	v.strictObject({ kind: v.literal('edit'), item: id<ItemId>(), set: v.partial(v.strictObject(facets)) }),
	v.strictObject({ kind: v.literal('add'), item, to: target })
]);
const changes = v.pipe(v.array(change), v.minLength(1, 'A proposal changes something'), v.maxLength(50));

const content = v.strictObject({
	products: v.array(
		v.strictObject({
			id: id<ProductId>(),
			name: text(200),
			code: v.pipe(v.string(), v.minLength(1), v.maxLength(3)),
			colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7)),
			rank,
			owner: v.nullable(id<PersonId>()),
			share: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100)))
		})
	),
	teams: v.array(
		v.strictObject({
			id: id<TeamId>(),
			name: text(200),
			rank,
			capacity: v.nullable(v.pipe(v.number(), v.minValue(0)))
		})
	),
	timeboxes: v.array(
		v.strictObject({
			id: id<TimeboxId>(),
			name: text(200),
			starts: v.nullable(day),
			ends: v.nullable(day),
			rank,
			undated: v.boolean()
		})
	),
	items: v.array(item),
	places: v.array(
		v.strictObject({
			item: id<ItemId>(),
			product: id<ProductId>(),
			team: id<TeamId>(),
			timebox: id<TimeboxId>(),
			rank
		})
	),
	links: v.array(
		v.strictObject({
			id: id<LinkId>(),
			kind: v.picklist(['needs', 'related']),
			from: id<ItemId>(),
			to: id<ItemId>()
		})
	)
});

const zone = v.pipe(
	v.string(),
	v.check((name) => {
		try {
			return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
		} catch {
			return false;
		}
	}, 'Not an IANA time zone')
);

/** The acts, with free text of type `W`: plain text as asked, `WordsId` as judged. */
const acts = {
	found: { name: text(200), zone, content },
	seat: { person: id<PersonId>(), seats: v.array(v.picklist(seatKinds)) },
	own: { product: id<ProductId>(), person: v.nullable(id<PersonId>()) },
	schedule: { startsAt: ms, minutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(2880)) },
	prepare: {},
	open: {},
	close: {},
	reopen: {},
	lock: { next: ms },
	propose: { changes, because: v.nullable(text(4000)), cause: v.nullable(v.picklist(causes)) },
	'sign-off': { proposal: id<ProposalId>() },
	decline: { proposal: id<ProposalId>(), because: text(4000) },
	withdraw: { proposal: id<ProposalId>() },
	postpone: { proposal: id<ProposalId>() },
	'add-point': { text: text(4000), changes: v.pipe(v.array(change), v.maxLength(50)) },
	'settle-point': { point: id<PointId>() }
} as const;
export type ActKind = keyof typeof acts;

type Asked<K extends ActKind> = { readonly kind: K } & v.InferOutput<
	ReturnType<typeof v.strictObject<(typeof acts)[K]>>
>;
/** An act as a seat asks it, free text and all. */
export type AskedAct = { [K in ActKind]: Readonly<Asked<K>> }[ActKind];

type Sealed<T, F extends string> = { readonly [P in keyof T]: P extends F ? WordsOf<T[P]> : T[P] };
type WordsOf<T> = T extends null ? null : WordsId;
/** Which fields of an act are a person's free text. */
export const wordsFields = { propose: 'because', decline: 'because', 'add-point': 'text' } as const;
/** An act as the rules judge it: free text replaced by the id of the words. */
export type Act = {
	[K in ActKind]: K extends keyof typeof wordsFields
		? Sealed<Asked<K>, (typeof wordsFields)[K]>
		: Readonly<Asked<K>>;
}[ActKind];

/** One kind of act as judged. */
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>;

const schema = v.strictObject({
	/** Made by the seat; the same id again is answered with the first answer. */
	id: id<ActId>(),
	act: v.variant(
		'kind',
		(Object.keys(acts) as ActKind[]).map((kind) =>
			v.strictObject({ kind: v.literal(kind), ...acts[kind] })
		) as never
	)
});

export interface Ask {
	readonly id: ActId;
	readonly act: AskedAct;
}

/** Parses what came over a wire. The error is a sentence naming the field. */
export function parseAsk(input: unknown): { ok: true; value: Ask } | { ok: false; error: string } {
	const parsed = v.safeParse(schema, input, { abortEarly: true });
	if (parsed.success) return { ok: true, value: parsed.output as Ask };
	const [issue] = parsed.issues;
	const path = v.getDotPath(issue);
	return { ok: false, error: path ? `${path}: ${issue.message}` : issue.message };
}
