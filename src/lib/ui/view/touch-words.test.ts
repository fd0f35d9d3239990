import { expect, test } from 'vitest';
import { endedBecause, outOfTouch, touchLine, whenJudged } from './touch-words.ts';

type Board = Parameters<typeof touchLine>[0];

const board = (
	connection: Board['connection'],
	touch: Partial<Board['touch']> = {},
	watching = false
): Board => ({
	connection,
	touch: { saving: 'well', signedOut: false, because: null, remembers: true, ...touch },
	me: { person: null, name: '', seats: [], administrator: false, watching },
	outbox: []
});

test('a seat in touch has nothing to say', () => {
	expect(touchLine(board('live'))).toBeNull();
	expect(outOfTouch(board('opening'))).toBeNull();
});

test('what the server said when it went is said meanwhile', () => {
	const going = board('offline', { because: 'The server restarts. You reconnect by yourself.' });
	expect(touchLine(going)?.text).toBe('The server restarts. You reconnect by yourself.');
	expect(outOfTouch(going)).toMatch(/^The server restarts\. .* waits in this browser\.$/);
});

test('where the browser can’t store, what waits is said to wait in this tab alone', () => {
	const forgetful = board('offline', { remembers: false });
	expect(touchLine(forgetful)?.more).toContain('in this tab alone');
	expect(outOfTouch(forgetful)).toContain('in this tab alone');
	expect(touchLine(board('offline'))?.more).toBeUndefined();
});

test('whoever watches by a link that has ended is told to ask for another, and has nothing that waits', () => {
	const because = 'You are signed out. Sign in to go on.';
	const ended = { because, signedOut: true };
	expect(endedBecause(board('closed', ended, true))).toBe('This watch link has ended. Ask for a new one.');
	expect(endedBecause(board('closed', ended))).toBe(because);
	expect(outOfTouch(board('offline', {}, true))).toBe('Offline.');
});

test('a disk that fails is said before one that is slow', () => {
	expect(touchLine(board('live', { saving: 'failing' }))?.kind).toBe('unsaved');
	expect(outOfTouch(board('live', { saving: 'failing' }))).toMatch(/^Not saved/);
	expect(touchLine(board('live', { saving: 'slow' }))?.kind).toBe('slow');
});

test('what waits is promised for when it will be judged, and no sooner', () => {
	expect(whenJudged(board('offline'))).toBe('when the connection is back');
	expect(whenJudged(board('closed'))).toBe('once you are on this board again');
	expect(whenJudged(board('live', { saving: 'failing' }))).toBe('once the server can write');
	expect(whenJudged(board('live'))).toBe('in its turn');
});
