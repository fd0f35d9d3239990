import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { draftRoots } from '#lib/document/draft.ts';
import { allHung } from '#lib/document/free.ts';
import { sameJson } from '#lib/domain/free-rules.ts';
import { kinds } from '#lib/domain/table.ts';
import type { Guest } from '../../../server/gateway/connection.ts';
import { loadBoard } from '../../../server/gateway/load.ts';
import { sync } from '../../fixtures/sync.ts';
import { readers } from './guests.ts';
import { board, type House } from './house.ts';
import { Wrong } from './judge.ts';
import type { Seat } from './seat.ts';

/** What must hold of a whole document: whoever comes now, whoever is here, and whoever loads it anew, hold the same. */

/** What a client that holds nothing is given. */
async function comingAnew(house: House, guest: Guest, room: 'agreed' | 'draft'): Promise<Y.Doc> {
	const doc = new Y.Doc();
	const answers: Uint8Array[] = [];
	const wire = house.join(guest, room, (frame) => {
		const decoder = decoding.createDecoder(frame);
		if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) !== 1) return;
		answers.push(decoding.readVarUint8Array(decoder));
	});
	wire.say(sync(0, Uint8Array.of(0)));
	await house.settled();
	wire.terminate();
	if (answers.length === 0)
		throw new Wrong(`whoever comes to the ${room} room is not answered: ${wire.code} ${wire.reason}`);
	for (const each of answers) Y.applyUpdate(doc, each);
	const { pendingStructs, pendingDs } = doc.store;
	if (pendingStructs !== null || pendingDs !== null)
		throw new Wrong(`a new client waits in the ${room} room`);
	return doc;
}

/** The draft: as it is stored, as it is live, and as `followed` update by update. */
export async function draftStands(house: House, followed: Y.Doc, seats: readonly Seat[]): Promise<void> {
	const [observer] = readers;
	if (!observer) return;
	const stored = new Y.Doc();
	for (const update of await house.storage.drafts.updates(board, house.room.head.generation))
		Y.applyUpdate(stored, update);
	same('the draft as it is stored and as it was written', stored, followed);
	same('the draft as it is live and as it is stored', await comingAnew(house, observer, 'draft'), stored);
	for (const { doc, guest, isHere } of seats)
		if (isHere) same(`the draft as ${guest.person} holds it and as it is live`, doc, stored);
}

/** The agreed board: as it is live, and as it is built from the log. */
export async function agreedStands(house: House): Promise<void> {
	const watcher = readers.at(-1);
	const loaded = await loadBoard(house.storage.log, board);
	if (!watcher || !loaded) throw new Wrong('the board is not there any more');
	const live = await comingAnew(house, watcher, 'agreed');
	if (!Y.equalSnapshots(Y.snapshot(live), Y.snapshot(loaded.agreed)))
		throw new Wrong('the agreed board is not what its log makes of it');
	for (const kind of kinds)
		if (!sameJson(live.getMap(kind).toJSON(), loaded.agreed.getMap(kind).toJSON()))
			throw new Wrong(`the agreed board differs from its log in its ${kind}`);
}

/** A generation that only grew too long hands on all that hangs, and nothing else. */
export function allIsCarried(from: Y.Doc, to: Y.Doc): void {
	const [before, after] = [from, to].map((doc) =>
		Object.fromEntries(allHung(doc).map((each) => [each.id, each]))
	);
	if (!sameJson(before, after))
		throw new Wrong('a generation did not begin with what the one before it held');
	if (to.getMap('moves').size > 0) throw new Wrong('a generation began with moves');
}

/** Values, and how far each client has come. What is written over is marked as removed by whoever reads it, in its own order. */
function same(what: string, a: Y.Doc, b: Y.Doc): void {
	for (const root of draftRoots)
		if (!sameJson(a.getMap(root).toJSON(), b.getMap(root).toJSON()))
			throw new Wrong(`${what} differ in ${root}`);
	if (!sameJson(vectorOf(a), vectorOf(b))) throw new Wrong(`${what} differ in who wrote how much`);
}

const vectorOf = (doc: Y.Doc): object => Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)));
