import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { quiet } from '../log.ts';
import { createConnection, type End } from './connection.ts';
import { createFigures } from './figures.ts';
import { createBuckets, defaults } from './limits.ts';

/** A socket whose other end takes nothing, or as much as it is told to. */
function stuckSocket() {
	const state = { waiting: 0, closed: null as number | null };
	class Stuck extends EventEmitter {
		readonly OPEN = 1;
		readyState = 1;
		get bufferedAmount() {
			return state.waiting;
		}
		close(code: number) {
			state.closed = code;
			this.readyState = 2;
		}
		terminate() {}
	}
	const socket = new Stuck();
	const write: End['write'] = (frame) => void (state.waiting += frame.byteLength);
	const end = { socket: socket as unknown as WebSocket, write };
	const guest = { kind: 'watcher', link: 'l' } as const;
	const around = {
		...{ limits: defaults, personBytes: createBuckets(defaults.personBytes), figures: createFigures() },
		...{ log: quiet, report: () => undefined }
	};
	const connection = createConnection(end, idOf<BoardId>('b'), guest, around, () => ({
		...{ heard: () => undefined, left: () => undefined }
	}));
	return { state, connection };
}

const { stuck } = defaults;

test('whoever is sent a whole board that is larger than what may wait is sent what comes after it too', () => {
	const { state, connection } = stuckSocket();
	connection.send(new Uint8Array(2 * stuck));
	connection.send(new Uint8Array(100));
	expect(state.closed).toBeNull();
	connection.send(new Uint8Array(stuck));
	connection.send(new Uint8Array(100));
	expect(state.closed).toBe(4408);
});

test('once all of it has gone no more may wait than before', () => {
	const { state, connection } = stuckSocket();
	connection.send(new Uint8Array(2 * stuck));
	state.waiting = 0;
	connection.send(new Uint8Array(stuck / 2));
	connection.send(new Uint8Array(stuck));
	expect(state.closed).toBeNull();
	connection.send(new Uint8Array(stuck));
	connection.send(new Uint8Array(100));
	expect(state.closed).toBe(4408);
});
