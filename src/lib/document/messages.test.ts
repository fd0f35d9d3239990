import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import { encodeJson, messageType, parseRoom, readJson, roomName } from './messages.ts';

test('a room’s path is read as it is written', () => {
	expect(parseRoom(`/sync/01J8Z/${roomName('draft', 12)}`)).toEqual({
		board: '01J8Z',
		room: 'draft',
		generation: 12
	});
});

test.each([
	'/sync/',
	'/sync/a/agreed',
	'/sync/a/agreed@',
	'/sync/a/agreed@-1',
	'/sync/a/other@1',
	'/sync/a/b/agreed@1',
	'/sync//agreed@1',
	'/sync/a/agreed@1/',
	'/sync/a%2fb/agreed@1',
	`/sync/${'a'.repeat(65)}/agreed@1`,
	'/sync/a/agreed@12345678901'
])('%s is no room', (path) => {
	expect(parseRoom(path)).toBeNull();
});

test('a message of ours comes back, and what is no JSON throws', () => {
	const decoder = decoding.createDecoder(encodeJson(messageType.ask, { id: 'é', act: { kind: 'open' } }));
	expect(decoding.readVarUint(decoder)).toBe(messageType.ask);
	expect(readJson(decoder)).toEqual({ id: 'é', act: { kind: 'open' } });
	expect(() => readJson(decoding.createDecoder(Uint8Array.of(2, 123, 123)))).toThrow();
});
