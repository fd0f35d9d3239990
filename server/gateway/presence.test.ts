import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { messageType } from '#lib/document/messages.ts';
import { decodeHands, encodeTouch, type Hand, type Touch } from '#lib/document/presence.ts';
import { idOf, type BoardId, type ItemId, type PersonId } from '#lib/domain/ids.ts';
import { tableOf } from '#lib/domain/testing/board.ts';
import type { Connection } from './connection.ts';
import { defaults } from './limits.ts';
import { Presence } from './presence.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const card = idOf<ItemId>('card');
const cell = { product: 0, team: 0, timebox: 0, fx: 1, fy: 2 };
const seen = { ...cell, zoom: 1000, width: 9, height: 9, turned: false };

/** A tab of somebody's; `hands` is what it was told of hands, `isSlow` that nothing more goes through to it. */
function tab(name: string) {
	const hands: Hand[] = [];
	const each = {
		hands,
		isSlow: false,
		guest: {
			...({ kind: 'person', person: idOf<PersonId>(name), name } as const),
			...{ administrator: false, authSession: name }
		},
		board: idOf<BoardId>('board'),
		send: () => {},
		sendLossy(frame: Uint8Array) {
			if (each.isSlow) return false;
			const decoder = decoding.createDecoder(frame);
			if (decoding.readVarUint(decoder) === messageType.presence) hands.push(...(decodeHands(decoder) ?? []));
			return true;
		},
		close: () => {},
		owe: () => undefined,
		mayAsk: () => true,
		pulse: () => {}
	} satisfies Connection & Record<string, unknown>;
	return each;
}

function board() {
	const presence = new Presence(
		() => tableOf(),
		defaults,
		(flush) => flush()
	);
	const sits = (name: string) => {
		const each = tab(name);
		presence.join(each);
		vi.advanceTimersByTime(1000);
		return each;
	};
	const touches = (each: Connection, touch: Touch) => {
		const decoder = decoding.createDecoder(encodeTouch(touch));
		decoding.readVarUint(decoder);
		expect(presence.heard(each, decoder)).toBe(true);
		vi.advanceTimersByTime(1000);
	};
	const leaves = (each: Connection) => {
		presence.leave(each);
		vi.advanceTimersByTime(1000);
	};
	return { sits, touches, leaves };
}

test('a tab that goes with a card in hand drops it, though its person is still here in another', () => {
	const { sits, touches, leaves } = board();
	const [one, other, ben] = [sits('ada'), sits('ada'), sits('ben')];
	touches(one, { cell, carrying: card });
	expect(ben.hands.at(-1)).toMatchObject({ cell, carrying: card });
	leaves(one);
	expect(ben.hands.at(-1)).toMatchObject({ cell: null, carrying: null });
	touches(other, { cell });
	leaves(one);
	expect(ben.hands.at(-1)).toMatchObject({ cell });
});

test('a tab in the background that looks elsewhere takes no hand off the board', () => {
	const { sits, touches } = board();
	const [one, other, ben] = [sits('ada'), sits('ada'), sits('ben')];
	touches(one, { cell, carrying: card });
	const told = ben.hands.length;
	touches(other, { cell: null, seen });
	expect(ben.hands).toHaveLength(told);
});

test('who was too slow for the last move is told of it later, though nobody moves any more', () => {
	const { sits, touches } = board();
	const [ada, ben] = [sits('ada'), sits('ben')];
	touches(ada, { cell, carrying: card });
	ben.isSlow = true;
	touches(ada, { cell, carrying: null });
	ben.isSlow = false;
	vi.advanceTimersByTime(1000);
	expect(ben.hands.findLast(({ cell: there }) => there !== null)).toMatchObject({ carrying: null });
});
