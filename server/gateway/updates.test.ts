import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { updatesOf } from '../../tests/fixtures/sync.ts';
import { applied, merged } from './updates.ts';

/** Updates of some people who write over each other, in the order in which they were taken. */
function written(count: number): { updates: readonly Uint8Array[]; doc: Y.Doc } {
	const doc = new Y.Doc();
	const updates = updatesOf(doc);
	for (let n = 0; n < count; n += 1) {
		doc.clientID = 1 + (n % 7);
		doc.getMap('anchors').set(`mark ${n % 11}`, { n });
		if (n % 5 === 0) doc.getMap('anchors').delete(`mark ${(n * 3) % 11}`);
	}
	return { updates, doc };
}

test('many updates merged hold what each of them brought', () => {
	const { updates, doc } = written(9000);
	const one = new Y.Doc();
	Y.applyUpdate(one, merged(updates));
	expect(one.getMap('anchors').toJSON()).toEqual(doc.getMap('anchors').toJSON());
	expect(Y.encodeStateVector(one)).toEqual(Y.encodeStateVector(doc));
	expect(one.store.pendingStructs).toBeNull();
});

test('many updates are applied in their order, and others get their turn meanwhile', async () => {
	const { updates, doc } = written(2000);
	const one = new Y.Doc();
	let turns = 0;
	const others = setInterval(() => (turns += 1), 0);
	await applied(one, updates);
	clearInterval(others);
	expect(one.getMap('anchors').toJSON()).toEqual(doc.getMap('anchors').toJSON());
	expect(turns).toBeGreaterThan(0);
});
