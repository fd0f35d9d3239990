import { expect, test } from 'vitest';
import { told } from './summing.ts';
import { kinds, type RecordChange } from './table.ts';

const ofTheBoard = ['products', 'teams', 'timeboxes', 'items', 'places', 'links', 'goals'];

test.each(kinds.filter((kind) => !ofTheBoard.includes(kind)))(
	'a change of the board never writes to its %s',
	(kind) => {
		const change = { kind, id: 'x', was: null, now: null } as RecordChange;
		expect(() => told([change])).toThrow(`A change of the board wrote to its ${kind}`);
	}
);

test.each(ofTheBoard)('%s that came and went in one go are nothing', (kind) => {
	expect(told([{ kind, id: 'x', was: null, now: null } as RecordChange])).toEqual([]);
});
