import { expect, test } from 'vitest';
import type { Present } from '#lib/document/messages.ts';
import { idOf, type ItemId, type PersonId } from '#lib/domain/ids.ts';
import { tableOf } from '#lib/domain/testing/board.ts';
import { Presence } from './presence.svelte.ts';
import { LiveTable } from './table.svelte.ts';

const ann: Present = { who: 1, person: 'ann', name: 'Ann', seat: 'observer' };
const cell = { product: 0, team: 0, timebox: 0, fx: 0, fy: 0 };
const carrying = idOf<ItemId>('card');

function presence(): Presence {
	const each = new Presence(new LiveTable(tableOf()), idOf<PersonId>('me'), () => true);
	each.noticed({ kind: 'here', now: 0, people: [ann], present: 1, watching: 0 });
	return each;
}

test('hands that the server tells of before the board is level are known when it is', () => {
	const each = presence();
	each.moved([{ who: ann.who, cell, carrying }]);
	each.renewed();
	expect(each.hands).toMatchObject([{ name: 'Ann', carrying }]);
});

test('without a connection nobody’s hand is known', () => {
	const each = presence();
	each.moved([{ who: ann.who, cell, carrying }]);
	each.lost();
	each.noticed({ kind: 'here', now: 0, people: [ann], present: 1, watching: 0 });
	expect(each.hands).toEqual([]);
});
