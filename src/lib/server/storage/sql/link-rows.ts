import type { Selectable } from 'kysely';
import type { SeatKind } from '#lib/domain/board.ts';
import { idOf, type BoardId, type ItemId, type PersonId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { AccessLink, LinkState } from '../account-ports.ts';
import { StorageError } from '../ports.ts';
import type { Schema } from './schema.ts';

type Row = Selectable<Schema['links']>;

/** A link as its row. */
export function toRow(link: AccessLink, secret: string): Row {
	const { id, kind, madeAt, expiresAt, state } = link;
	const none = { board: null, person: null, seats: null, label: null, made_by: null, item: null };
	const life = { id, secret, kind, made_at: madeAt, expires_at: expiresAt, ...stateColumns(state) };
	switch (link.kind) {
		case 'invitation':
			return {
				...life,
				...none,
				board: link.board,
				seats: JSON.stringify(link.seats),
				label: link.label,
				made_by: link.madeBy
			};
		case 'sign-in':
			return { ...life, ...none, person: link.person };
		case 'watch':
			return { ...life, ...none, board: link.board, label: link.label, made_by: link.madeBy };
		case 'point':
			return {
				...life,
				...none,
				board: link.board,
				label: link.label,
				made_by: link.madeBy,
				item: link.item
			};
		case 'setup':
			return { ...life, ...none };
		default:
			return unreachable(link);
	}
}

function stateColumns(state: LinkState) {
	const live = { spent_at: null, spent_by: null, seated: 0, revoked_at: null };
	switch (state.kind) {
		case 'live':
			return live;
		case 'spent':
			return { ...live, spent_at: state.at, spent_by: state.by, seated: Number(state.seated) };
		case 'revoked':
			return { ...live, revoked_at: state.at };
		default:
			return unreachable(state);
	}
}

/** A row as the link it is. */
export function fromRow(row: Row): AccessLink {
	const life = { id: row.id, madeAt: row.made_at, expiresAt: row.expires_at, state: stateOf(row) };
	switch (row.kind) {
		case 'invitation':
			return {
				...life,
				kind: row.kind,
				board: boardOf(row),
				seats: JSON.parse(row.seats ?? '[]') as SeatKind[],
				madeBy: personIn(row.made_by, row),
				label: row.label ?? ''
			};
		case 'sign-in':
			return { ...life, kind: row.kind, person: personIn(row.person, row) };
		case 'watch':
			return {
				...life,
				kind: row.kind,
				board: boardOf(row),
				madeBy: row.made_by === null ? null : idOf<PersonId>(row.made_by),
				label: row.label ?? ''
			};
		case 'point':
			return {
				...life,
				kind: row.kind,
				board: boardOf(row),
				madeBy: personIn(row.made_by, row),
				item: row.item === null ? null : idOf<ItemId>(row.item),
				label: row.label ?? ''
			};
		case 'setup':
			return { ...life, kind: row.kind };
		default:
			return unreachable(row.kind);
	}
}

function stateOf(row: Row): LinkState {
	if (row.revoked_at !== null) return { kind: 'revoked', at: row.revoked_at };
	if (row.spent_at === null) return { kind: 'live' };
	return { kind: 'spent', at: row.spent_at, by: personIn(row.spent_by, row), seated: row.seated !== 0 };
}

const boardOf = (row: Row): BoardId => {
	if (row.board === null) throw new StorageError(`link ${row.id} names no board`);
	return idOf<BoardId>(row.board);
};

const personIn = (person: string | null, row: Row): PersonId => {
	if (person === null) throw new StorageError(`link ${row.id} names no person`);
	return idOf<PersonId>(person);
};
