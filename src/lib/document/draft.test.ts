import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { idOf, type ActId, type ProposalId } from '../domain/ids.ts';
import { items, people, products, teams, timeboxes } from '../domain/testing/board.ts';
import { draftMoves, dropMove, observeMoves, parseMove, putMove, type DraftMove } from './draft.ts';

const cell = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
const moveOf = (id: string, at: number): DraftMove => ({
	id: idOf<ActId>(id),
	item: items.a1,
	to: { ...cell, after: items.a2 },
	from: cell,
	by: people.ada,
	at
});

test('moves come back as they were put, oldest first', () => {
	const doc = new Y.Doc();
	for (const each of [moveOf('m2', 2), moveOf('m1', 1)]) putMove(doc, each);
	expect(draftMoves(doc)).toEqual([moveOf('m1', 1), moveOf('m2', 2)]);
	dropMove(doc, 'm1');
	dropMove(doc, 'm1');
	expect(draftMoves(doc)).toEqual([moveOf('m2', 2)]);
});

test('a move may say which proposal it would take the place of', () => {
	const doc = new Y.Doc();
	const anew = { ...moveOf('m1', 1), amends: idOf<ProposalId>('p1') };
	putMove(doc, anew);
	expect(draftMoves(doc)).toEqual([anew]);
});

test('what is no move is not read, whatever stands there', () => {
	const doc = new Y.Doc();
	const map = doc.getMap('moves');
	const move = moveOf('x', 1);
	const hostile: unknown[] = [
		null,
		7,
		'x',
		[],
		{},
		{ ...move, id: 'y' },
		{ ...move, by: '' },
		{ ...move, at: '1' },
		{ ...move, at: 1.5 },
		{ ...move, to: null },
		{ ...move, more: true },
		{ ...move, amends: null },
		{ ...move, amends: '<img>' },
		{ ...move, item: '<img>' },
		{ ...move, item: 'constructor' }
	];
	hostile.forEach((value, n) => map.set(`h${n}`, value));
	for (const value of hostile) expect(parseMove('x', value)).toBeNull();
	expect(draftMoves(doc)).toEqual([]);
});

test('whoever watches hears at once and whenever it changes, until they stop', () => {
	const doc = new Y.Doc();
	const heard: number[] = [];
	const stop = observeMoves(doc, (moves) => heard.push(moves.length));
	putMove(doc, moveOf('m1', 1));
	dropMove(doc, 'm1');
	stop();
	putMove(doc, moveOf('m2', 1));
	expect(heard).toEqual([0, 1, 0]);
});
