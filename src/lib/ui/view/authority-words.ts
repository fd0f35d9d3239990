import type { AuthorityRule, ChangeClass, SignerRole } from '#lib/domain/authority-map.ts';
import type { LockPolicy } from '#lib/domain/board.ts';
import type { ProductId } from '#lib/domain/ids.ts';
import { templateOf } from '#lib/domain/templates/templates.ts';
import type { Table } from '#lib/domain/table.ts';

/** The authority map in words. */

export const classNames: Readonly<Record<ChangeClass, string>> = {
	're-order': 'Order in a lane',
	're-lane': 'Another product',
	're-team': 'Another team',
	're-date': 'Another date',
	scope: 'Content: new, edit, split, drop',
	budget: 'Share of the budget',
	team: 'A team for another product',
	lane: 'A lane opens or closes',
	promise: 'A dependency promised',
	goal: 'A goal',
	signal: 'A signal of priority'
};

/** What a threshold of a class is counted in; classes that measure nothing have none. */
export const measures: Readonly<Partial<Record<ChangeClass, string>>> = {
	budget: 'percentage points',
	scope: 'points added',
	're-date': 'timeboxes',
	team: 'points of capacity'
};

const owners: ReadonlyMap<SignerRole, string> = new Map([
	['source', 'Its Product Owner'],
	['target', 'Product Owner it goes to'],
	['receiver', 'Who depends on it']
]);

/** `source` → `Its Product Owner`, `sponsor` → `Sponsor` */
export const roleName = (table: Table, role: SignerRole): string =>
	owners.get(role) ?? templateOf(table).seats.find(({ kind }) => kind === role)?.name ?? role;

/** `Core`, or `Any product` for a line that holds for all. */
export const laneWords = (table: Table, lane: ProductId | undefined): string =>
	lane === undefined ? 'Any product' : (table.products.get(lane)?.name ?? 'A product that is gone');

/** `past 5 percentage points`; nothing where a line always holds. */
export const overWords = ({ class: what, over }: AuthorityRule): string =>
	over === undefined ? '' : `past ${over} ${measures[what] ?? ''}`.trim();

export const policyNames: Readonly<Record<LockPolicy, string>> = {
	'management-input': 'Management input',
	'full-freeze': 'Full freeze',
	soft: 'Soft',
	off: 'Off'
};

export const policyWords: Readonly<Record<LockPolicy, string>> = {
	'management-input':
		'Between sessions a Product Owner goes on refining their own product; everything else becomes a talking point.',
	'full-freeze': 'Between sessions nothing changes; the red phone is the only way.',
	soft: 'Changes go on between sessions, and show as drift against the agreed board.',
	off: 'There is no lock: the board goes on as it does in a session.'
};
