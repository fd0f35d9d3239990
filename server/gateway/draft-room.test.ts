import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { putMark } from '#lib/document/free.ts';
import type { Mark } from '#lib/domain/free.ts';
import { idOf, type BoardId, type MarkId, type PersonId } from '#lib/domain/ids.ts';
import type { DraftStore } from '#lib/server/storage/ports.ts';
import { sync, updatesOf } from '../../tests/fixtures/sync.ts';
import type { Connection } from './connection.ts';
import { DraftRoom } from './draft-room.ts';
import { defaults } from './limits.ts';

const board = idOf<BoardId>('board');
const ada = idOf<PersonId>('ada');

/** Updates of Ada's, each a note of so many letters. */
function notes(client: number, letters: number, count: number): readonly Uint8Array[] {
	const doc = new Y.Doc();
	doc.clientID = client;
	const updates = updatesOf(doc);
	for (let n = 0; n < count; n += 1) {
		const mark: Mark = { kind: 'text', by: ada, at: n, text: 'x'.repeat(letters), size: 14 };
		putMark(doc, idOf<MarkId>(`note-${client}-${n}`), mark);
	}
	return updates;
}

/** A draft as it is loaded from these, and how often it said that it had better begin anew. */
async function loaded(updates: readonly Uint8Array[], turnDraft: number) {
	const grown = { times: 0 };
	const store: DraftStore = {
		append: async () => undefined,
		bind: async () => undefined,
		updates: async () => updates,
		bound: async () => new Map([[1, ada]])
	};
	const room = await DraftRoom.open({
		...{ board, generation: 1, store, limits: { ...defaults, turnDraft }, measured: (work) => work() },
		rights: {
			mayDraft: () => true,
			facilitates: () => false,
			grown: () => void (grown.times += 1),
			diverged: () => undefined,
			failed: () => undefined
		}
	});
	return { room, grown };
}

/** Ada's socket. */
const socket: Connection = {
	...{ guest: { kind: 'person', person: ada, name: 'Ada', administrator: false, authSession: 's' }, board },
	...{
		send: () => undefined,
		sendLossy: () => true,
		owe: () => undefined,
		mayAsk: () => true,
		pulse: () => undefined
	},
	close: (code, because) => {
		throw new Error(`sent away by ${code} ${because ?? ''}`);
	}
};

const says = (room: DraftRoom, update: Uint8Array): void => room.join(socket).heard(sync(2, update));

test('what a draft took in before it was loaded brings its end nearer, small updates by their number', async () => {
	const before = notes(1, 1, 20);
	const { room, grown } = await loaded(before, 20 * defaults.weight);
	const [next] = notes(2, 1, 1);
	says(room, next ?? Uint8Array.of());
	expect(grown.times).toBe(1);
	room.end();
});

test('what was carried into a draft does not', async () => {
	const { room, grown } = await loaded(notes(1, 5000, 1), 4000);
	const [next] = notes(2, 1, 1);
	says(room, next ?? Uint8Array.of());
	expect(grown.times).toBe(0);
	room.end();
});
