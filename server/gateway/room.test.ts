import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { idOf, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import type { Connection, Guest } from './connection.ts';
import { Room } from './room.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const person: Guest = {
	...{ kind: 'person', person: idOf<PersonId>('p'), name: 'P', administrator: false, authSession: 's' }
};
const watcher: Guest = { kind: 'watcher', link: 'l' };

/** A socket that counts what it is sent. */
function seat(guest: Guest): Connection & { sent: number } {
	const nothing = (): void => undefined;
	const each = {
		...{ guest, board: idOf<BoardId>('b'), sent: 0, close: nothing, pulse: nothing },
		send: () => {
			each.sent += 1;
		},
		sendLossy: () => true,
		owe: () => undefined,
		mayAsk: () => true
	};
	return each;
}

/** A room with so many people and one watcher; `write` is heard with its ticks. */
function roomOf(people: number) {
	const doc = new Y.Doc();
	let waiting: number[] = [];
	const gather = (): void => {
		doc.transact(() => waiting.forEach((at) => doc.getMap('map').set('key', at)));
		waiting = [];
	};
	const ticks = { documentTick: 30, watchDocumentTick: 300 };
	const room = new Room(doc, ticks, (flush) => flush(), gather);
	doc.on('update', (update: Uint8Array) => room.queue(update));
	const [first, ...others] = Array.from({ length: people }, () => seat(person));
	const watches = seat(watcher);
	for (const each of [first, ...others, watches]) if (each) room.connections.add(each);
	const write = () => {
		waiting.push(performance.now());
		room.schedule();
	};
	return { room, first, watches, write };
}

/** Writes each 10 ms for 3 s. */
function busy(write: () => void): void {
	for (let n = 0; n < 300; n++) {
		write();
		vi.advanceTimersByTime(10);
	}
}

test('the first thing after a pause is sent to everybody at once', () => {
	const { first, watches, write } = roomOf(2);
	write();
	vi.advanceTimersByTime(0);
	expect([first?.sent, watches.sent]).toEqual([1, 1]);
});

test('who watches is sent as much in a tenth of the frames', () => {
	const { first, watches, write } = roomOf(2);
	busy(write);
	expect(first?.sent).toBeGreaterThan(90);
	expect(watches.sent).toBeLessThan(12);
	expect(watches.sent).toBeGreaterThan(8);
});

test('where many are there, each is sent fewer frames', () => {
	const { first, write } = roomOf(1000);
	busy(write);
	expect(first?.sent).toBeLessThan(60);
	expect(first?.sent).toBeGreaterThan(45);
});

test('nothing waits for its tick where a room ends', () => {
	const { room, first, watches, write } = roomOf(2);
	write();
	room.flush();
	expect([first?.sent, watches.sent]).toEqual([1, 1]);
	vi.advanceTimersByTime(1000);
	expect([first?.sent, watches.sent]).toEqual([1, 1]);
});
