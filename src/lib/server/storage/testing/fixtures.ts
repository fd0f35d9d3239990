import type { Entry, Happening } from '#lib/domain/entries.ts';
import {
	idOf,
	type ActId,
	type BoardId,
	type ItemId,
	type PersonId,
	type ProposalId,
	type SessionId
} from '#lib/domain/ids.ts';
import type { AccessLink, Account } from '../account-ports.ts';
import { unfounded, type Batch, type Head } from '../ports.ts';

/** Small literals for the contract: fixed ids and times. */

export const board = idOf<BoardId>('board-1');
export const mara = idOf<PersonId>('mara');
export const otto = idOf<PersonId>('otto');
export const session = idOf<SessionId>('session-1');
export const noon = Date.UTC(2026, 2, 4, 12);

const content = { products: [], teams: [], timeboxes: [], items: [], places: [], links: [] };

export const founded: Extract<Happening, { kind: 'founded' }> = {
	kind: 'founded',
	board,
	name: 'Portfolio',
	zone: 'Europe/Berlin',
	template: 'metascrum-classic',
	policy: 'management-input',
	content,
	hash: 'a'.repeat(64)
};

export const postponed = (proposal: string): Happening => ({
	kind: 'postponed',
	proposal: idOf<ProposalId>(proposal)
});

/** A stand-in for the chain hash: 64 digits that end in the entry's number. */
export const logAt = (seq: number): string => String(seq).padStart(64, '0');
export const headAt = (seq: number, generation = 1): Head => ({ seq, log: logAt(seq), generation });

/** A batch of `happenings` behind `on`, with whatever else it brings. */
export function batch(on: Head, happenings: readonly Happening[], more: Partial<Batch> = {}): Batch {
	const entries = happenings.map((happening, i) => {
		const seq = on.seq + i + 1;
		const entry: Entry = {
			...happening,
			seq,
			at: noon + seq,
			by: { kind: 'board' },
			act: idOf<ActId>(`act-${seq}`)
		};
		return { entry, log: logAt(seq) };
	});
	return { board, on, entries, answers: [], words: [], snapshots: [], checkpoint: null, ...more };
}

/** The founding, which begins generation 1. */
export const founding = (more: Partial<Batch> = {}): Batch =>
	batch(unfounded, [founded], {
		checkpoint: { generation: 1, seq: 1, log: logAt(1), body: text('{"seq":1}') },
		...more
	});

export const text = (content: string): Uint8Array => new TextEncoder().encode(content);

export const account = (over: Partial<Account> = {}): Account => ({
	person: mara,
	name: 'Mara Ibsen',
	email: 'mara@example.org',
	administrator: false,
	madeAt: noon,
	closedAt: null,
	...over
});

const life = { madeAt: noon, expiresAt: noon + 1000, state: { kind: 'live' } } as const;

export const invitation = (over: { id?: string; expiresAt?: number } = {}): AccessLink => ({
	id: 'invitation-1',
	...life,
	kind: 'invitation',
	board,
	seats: ['product-owner'],
	madeBy: mara,
	label: 'Otto',
	...over
});

export const watch = (over: { id?: string; madeAt?: number } = {}): AccessLink => ({
	id: 'watch-1',
	...life,
	kind: 'watch',
	board,
	madeBy: mara,
	label: 'The hall',
	...over
});

export const pointLink = (over: { id?: string; madeAt?: number } = {}): AccessLink => ({
	id: 'point-1',
	...life,
	kind: 'point',
	board,
	madeBy: mara,
	item: idOf<ItemId>('item-1'),
	label: 'The sales team',
	...over
});

export const signInLink = (): AccessLink => ({ id: 'sign-in-1', ...life, kind: 'sign-in', person: mara });
export const setup = (): AccessLink => ({ id: 'setup-1', ...life, kind: 'setup' });
