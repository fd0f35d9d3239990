import type { Guest } from '../../../server/gateway/connection.ts';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { people } from '#lib/domain/testing/board.ts';

/** Who is at the board, and what they may there. */

export type Seated = Extract<Guest, { kind: 'person' }>;

const guest = (person: PersonId): Seated => ({
	kind: 'person',
	person,
	name: person,
	administrator: false,
	authSession: `session of ${person}`
});

/** Who may draft. */
export const writers: readonly Seated[] = [people.ada, people.ben, people.mia, people.fay, people.sam].map(
	guest
);
/** Holds the facilitator's seat. */
export const facilitator = people.fay;
/** Who may read and no more. */
export const readers: readonly Guest[] = [guest(people.obi), { kind: 'watcher', link: 'link-1' }];
export const everybody: readonly Guest[] = [...writers, ...readers];

/** The person a guest is; a watcher is nobody of whom anything could stand in a document. */
export const personOf = (each: Guest): PersonId =>
	each.kind === 'person' ? each.person : idOf<PersonId>('a-watcher');
