import * as v from 'valibot';
import { ask, askedAct } from '#lib/domain/acts.ts';
import { change } from '#lib/domain/asks/changes.ts';
import { authorityMap } from '#lib/domain/authority-map.ts';
import { seatKinds } from '#lib/domain/board.ts';
import { content, item, itemEdit } from '#lib/domain/content.ts';
import { anchor, mark } from '#lib/domain/free.ts';
import type { Missing, Refusal } from '#lib/domain/result.ts';
import type { Answer } from '#lib/document/messages.ts';
import { schemas as files } from '../importing.ts';
import { brought } from '../points.ts';

/**
 * The forms of what the API takes and gives, by the name under which the document has them. What it takes is
 * parsed by these very schemas; what it gives is held against them by `tests/flows/openapi.test.ts`.
 */

const name = v.string();
const at = v.pipe(v.number(), v.description('UTC, ms since 1970'));
const nullable = v.nullable;
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description('SHA-256, hex'));
const seats = v.array(v.picklist(seatKinds));

const missing = v.object({
	what: v.pipe(v.string(), v.description('The gate’s item: `goals`, `undecided`, `signatures`, …')),
	because: v.string(),
	about: v.exactOptional(v.pipe(v.string(), v.description('Id of the record it is about'))),
	whom: v.pipe(v.array(v.string()), v.description('Ids of the persons who can bring it'))
}) satisfies v.GenericSchema<unknown, Missing>;

const refusal = v.object({
	rule: v.pipe(v.string(), v.description('Its number in RULES.md, such as `LK2`')),
	because: v.pipe(v.string(), v.description('A sentence for the person who asked')),
	offer: v.exactOptional(v.picklist(['talking-point', 'seat', 'wait'])),
	until: v.exactOptional(v.pipe(v.number(), v.description('When the next session begins; UTC ms'))),
	missing: v.exactOptional(v.array(missing)),
	whom: v.exactOptional(
		v.pipe(v.array(v.string()), v.description('Ids of the persons who have the authority'))
	)
}) satisfies v.GenericSchema<unknown, Refusal>;

/** A mark of the free layer and where it hangs: on a card, or in a cell by fractions of its size. */
const hung = v.object({ id: v.string(), mark, anchor });

const granted = v.object({
	id: v.string(),
	ok: v.literal(true),
	seqs: v.pipe(v.array(v.number()), v.description('Numbers of the entries it came to'))
}) satisfies v.GenericSchema<unknown, Extract<Answer, { ok: true }>>;
const refused = v.object({ id: v.string(), ok: v.literal(false), refusal }) satisfies v.GenericSchema<
	unknown,
	Extract<Answer, { ok: false }>
>;

const me = v.object({
	person: nullable(v.string()),
	name,
	seats,
	administrator: v.boolean(),
	watching: v.boolean()
});
const board = v.object({
	...{ id: v.string(), name, generation: v.number(), seq: v.number(), me, now: at },
	client: v.pipe(v.number(), v.description('Yjs client id given to this caller; 0 for a watcher'))
});
const person = v.object({ person: v.string(), name, initials: v.string(), seats });
const snapshotHead = v.object({ version: v.number(), at, session: nullable(v.string()), hash: sha256 });
const snapshot = v.object({
	...{ format: v.literal('lockstep-snapshot-1'), version: v.number(), at, session: nullable(v.string()) },
	...{ previous: sha256, log: sha256 },
	board: v.looseObject({ id: v.string(), name }),
	agreed: v.looseObject({ products: v.array(v.unknown()), items: v.array(v.unknown()) })
});
const entry = v.looseObject({
	...{ kind: v.string(), seq: v.number(), at, act: nullable(v.string()) },
	by: v.looseObject({ kind: v.picklist(['person', 'board', 'clock', 'link']) })
});
const replay = v.object({
	records: v.pipe(v.record(v.string(), v.array(v.unknown())), v.description('The table before it opened')),
	seq: v.number(),
	entries: v.array(entry)
});
const pointPage = v.object({
	...{
		board: name,
		owner: name,
		state: v.picklist(['locked', 'in-session', 'unlocked']),
		until: nullable(at),
		zone: v.string(),
		now: at
	},
	item: nullable(v.object({ key: v.string(), title: v.string() }))
});
const powerShift = v.looseObject({ at, sprints: v.array(v.unknown()), total: v.looseObject({}) });
const imported = v.looseObject({
	rows: v.array(v.looseObject({ key: v.string(), says: v.string(), because: nullable(v.string()) })),
	unchanged: v.number()
});

/** Everything by its name. */
const named = {
	Act: askedAct,
	Change: change,
	Ask: ask,
	Granted: granted,
	Refused: refused,
	Refusal: refusal,
	Missing: missing,
	Failure: v.object({ error: v.pipe(v.string(), v.description('A sentence for the person')) }),
	Board: board,
	People: v.array(person),
	Words: v.pipe(v.record(v.string(), v.string()), v.description('Text by the id of the words')),
	Snapshots: v.array(snapshotHead),
	Snapshot: snapshot,
	Entry: entry,
	Replay: replay,
	Marks: v.array(hung),
	PowerShift: powerShift,
	PointPage: pointPage,
	Brought: brought,
	FileToRead: files.preview,
	FileToFound: files.found,
	FileToCompare: files.later,
	Preview: v.looseObject({}),
	Founded: v.object({ board: v.string(), preview: v.looseObject({}) }),
	Imported: imported,
	Content: content,
	Item: item,
	ItemEdit: itemEdit,
	AuthorityMap: authorityMap
};
export type FormName = keyof typeof named;

/** A form a kind, named `act.propose`, `change.move`. */
const byKind = (
	of: 'act' | 'change',
	options: readonly (v.GenericSchema & {
		readonly entries: { readonly kind: { readonly literal: string } };
	})[]
): Readonly<Record<string, v.GenericSchema>> =>
	Object.fromEntries(options.map((option) => [`${of}.${option.entries.kind.literal}`, option]));

export const forms: Readonly<Record<FormName, v.GenericSchema>> & Readonly<Record<string, v.GenericSchema>> =
	{
		...byKind('act', askedAct.options),
		...byKind('change', change.options),
		...named
	};
