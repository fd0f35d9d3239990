import type { Actor, ProposedChange, SeatKind } from '../board.ts';
import type { Entry, Happening } from '../entries.ts';
import { idOf, type ActId, type PointId, type ProposalId, type SessionId, type WordsId } from '../ids.ts';
import { powerShift } from '../metrics.ts';
import { hour, items, move, nine, people } from './board.ts';

/** A log told in short, for tests of what is counted from it. */

/** What happens at which hour after nine, by whom, under which act. */
export type Told = readonly [hours: number, what: Happening, by?: Actor, act?: string];

/** Kept beside the log; here only an id. */
export const words = idOf<WordsId>('w');
/** Somebody in a seat. */
export const by = (person: keyof typeof people, seat: SeatKind): Actor => ({
	kind: 'person',
	person: people[person],
	seat
});
export const sam = by('sam', 'stakeholder');
export const ada = by('ada', 'product-owner');
export const fay = by('fay', 'facilitator');

/** The entries of what is told. */
export const log = (told: readonly Told[]): Entry[] =>
	told.map(([hours, what, actor = fay, act = `act-${hours}`], at) => ({
		...what,
		seq: at + 1,
		at: nine + hours * hour,
		by: actor,
		act: idOf<ActId>(act)
	}));
/** The figures of what is told, `hours` after nine. */
export const shift = (told: readonly Told[], hours = 100) => powerShift(log(told), nine + hours * hour);
/** Those of all of it. */
export const totalOf = (told: readonly Told[]) => shift(told).total;

/** A proposal’s id. */
export const proposal = (id: string) => idOf<ProposalId>(id);
/** A proposal to move a1, unless told otherwise. */
export const proposed = (
	id: string,
	more: Partial<Extract<Happening, { kind: 'proposed' }>> = {}
): Happening => ({
	kind: 'proposed',
	proposal: proposal(id),
	session: null,
	changes: [move(items.a1)],
	because: null,
	cause: null,
	required: [],
	drift: false,
	...more
});
export const agreed = (id: string): Happening => ({ kind: 'agreed', proposal: proposal(id), effects: [] });
export const declined = (id: string): Happening => ({
	kind: 'declined',
	proposal: proposal(id),
	because: words
});
/** A session’s id. */
const session = (number: number) => idOf<SessionId>(`s${number}`);
export const scheduled = (number: number): Happening => ({
	kind: 'scheduled',
	session: session(number),
	number,
	startsAt: nine,
	minutes: 90
});
export const opened = (number: number, without?: readonly string[]): Happening => ({
	kind: 'opened',
	session: session(number),
	facilitator: people.fay,
	...(without && { without })
});
export const locked = (number: number): Happening => ({
	kind: 'locked',
	session: session(number),
	version: number,
	hash: '',
	previous: '',
	log: ''
});
/** A talking point that carries changes. */
export const pointed = (id: string, changes: readonly ProposedChange[]): Happening => ({
	kind: 'point-added',
	point: idOf<PointId>(id),
	text: words,
	changes,
	rank: 'a0'
});
export const settled = (id: string): Happening => ({ kind: 'point-settled', point: idOf<PointId>(id) });
/** The policy changed. */
export const governed: Happening = { kind: 'governed', policy: 'soft', authority: null };

/** Asked in one act, answered in another. */
export const asked = (id: string, at: number, answer: Happening, who: Actor = sam): Told[] => [
	[at, proposed(id), who, `${id}-asked`],
	[at + 1, answer, ada, `${id}-answered`]
];
