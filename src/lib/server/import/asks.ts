import type { ProposedChange } from '#lib/domain/board.ts';
import { type ActId, type BoardId, idOf } from '#lib/domain/ids.ts';
import { phase } from '#lib/domain/lock.ts';
import { canonical, sha256 } from '#lib/domain/snapshot.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';
import type { Difference } from './compare.ts';
import { asking, type Asking } from './parsed.ts';
import { cut } from './plain.ts';
import type { Recalled } from './remembered.ts';

/** A row's difference as an act to be asked through the one door, on behalf of the person importing. */
export interface ImportAsk {
	readonly id: ActId;
	readonly act: Asking<'propose'> | Asking<'add-point'>;
	readonly line: number;
	readonly key: string;
	readonly says: string;
}

/**
 * One proposal a row in an open session, bearing nobody's signature yet, otherwise one talking point with the change attached. The id is made from the
 * board, the import before and what the row wants: an import that was cut short asks the same acts again, and one that
 * was finished never does, for a refusal is kept under its id for ever.
 */
export function asksFor(
	differences: readonly Difference[],
	table: Table,
	last: Recalled | null
): ImportAsk[] {
	const open = phase(table) === 'open';
	const board = boardOf(table)?.id ?? idOf<BoardId>('');
	return differences.map((difference) => ({
		id: idOf<ActId>(`import-${sha256(canonical([board, last?.hash ?? '', wish(difference)])).slice(0, 40)}`),
		act: open ? proposal(difference) : point(difference),
		line: difference.line,
		key: difference.key,
		says: difference.says
	}));
}

/** What a row wants, whatever else stands in the cell it wants to go to. */
const wish = ({ key, changes }: Difference): unknown => [
	key,
	changes.map((change) =>
		change.kind === 'move' || change.kind === 'add'
			? { ...change, to: { ...change.to, after: null } }
			: change
	)
];

const proposal = ({ changes, says }: Difference): Asking<'propose'> =>
	asking({
		kind: 'propose',
		changes,
		because: cut(`From the imported file: ${says}`, 4000),
		cause: changes.some(maybeDates) ? 'other' : null,
		unsigned: true
	});

/** A date that moves has a cause; a file does not know it. */
const maybeDates = (change: ProposedChange): boolean =>
	change.kind === 'move' || (change.kind === 'edit' && 'live' in change.set);

const point = ({ key, changes, says }: Difference): Asking<'add-point'> =>
	asking({ kind: 'add-point', text: cut(`${key}: ${says} (from an imported file)`, 4000), changes });
