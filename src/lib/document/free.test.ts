import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { people } from '../domain/testing/board.ts';
import { hungOf, inCell, markId, markOf, onCard } from '../domain/testing/marks.ts';
import { carrying } from './carrying.ts';
import {
	allHung,
	anchorAt,
	dropMark,
	hangMark,
	hungAt,
	markAt,
	observeFree,
	putMark,
	together
} from './free.ts';

const { ada } = people;
const note = markOf('note', ada);
const n = markId('n');

test('a mark is shown once it hangs somewhere, and no longer when it is taken away', () => {
	const doc = new Y.Doc();
	putMark(doc, n, note);
	expect([markAt(doc, n), hungAt(doc, n)]).toEqual([note, null]);
	hangMark(doc, n, onCard);
	expect(allHung(doc)).toEqual([hungOf('n', note)]);
	hangMark(doc, n, inCell);
	expect([anchorAt(doc, n), markAt(doc, n)]).toEqual([inCell, note]);
	dropMark(doc, n);
	expect([allHung(doc), doc.getMap('anchors').size]).toEqual([[], 0]);
});

test('what is no mark is not shown, whatever stands there', () => {
	const doc = new Y.Doc();
	for (const [at, value] of [null, 1, [], {}, { ...note, by: 1 }, { ...note, kind: 'script' }].entries()) {
		doc.getMap('marks').set(`h${at}`, value);
		doc.getMap('anchors').set(`h${at}`, onCard);
	}
	doc.getMap('marks').set('far', note);
	doc.getMap('anchors').set('far', { ...onCard, dx: 1e9 });
	expect(allHung(doc)).toEqual([]);
});

test('who writes and who moves at once lose neither', () => {
	const [one, two] = [new Y.Doc(), new Y.Doc()];
	together(one, () => {
		putMark(one, n, note);
		hangMark(one, n, onCard);
	});
	Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
	putMark(one, n, { ...note, text: 'Written' });
	hangMark(two, n, inCell);
	Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
	expect(hungAt(two, n)).toEqual(hungOf('n', { ...note, text: 'Written' }, inCell));
});

test('whoever watches hears which marks changed, once a transaction, until they stop', () => {
	const doc = new Y.Doc();
	const heard: string[][] = [];
	const stop = observeFree(doc, (changed) => heard.push([...changed].sort()));
	together(doc, () => {
		putMark(doc, n, note);
		hangMark(doc, n, onCard);
		putMark(doc, markId('m'), note);
	});
	hangMark(doc, n, inCell);
	hangMark(doc, n, inCell);
	putMark(doc, n, { ...note });
	doc.getMap('moves').set('x', 1);
	dropMark(doc, n);
	stop();
	putMark(doc, n, note);
	expect(heard).toEqual([['m', 'n'], ['n'], ['n']]);
});

test('moving a mark writes its place and not its content', () => {
	const doc = new Y.Doc();
	putMark(doc, n, markOf('image', ada, { data: 'iVBORw0KGgoA'.repeat(5000) }));
	hangMark(doc, n, onCard);
	let bytes = 0;
	doc.on('update', (update: Uint8Array) => (bytes = update.byteLength));
	hangMark(doc, n, inCell);
	expect(bytes).toBeGreaterThan(0);
	expect(bytes).toBeLessThan(200);
});

test('a draft begins with what is carried over, in the names of those who made it', () => {
	const all = [hungOf('a', note), hungOf('b', markOf('comment', people.ben), inCell)];
	const doc = new Y.Doc();
	Y.applyUpdate(doc, carrying(all) ?? new Uint8Array());
	expect(allHung(doc)).toEqual(all);
	expect(carrying([])).toBeNull();
});
