import { beforeEach, expect, test } from 'vitest';
import { baseUpdate } from '#lib/document/agreed.ts';
import { tableOf } from '#lib/domain/testing/board.ts';
import { emptyTable } from '#lib/domain/table.ts';
import type { GenerationCalls } from './generation.ts';
import { keepInMemory } from './keep.ts';
import { Succession } from './succession.ts';

const nothing = (): void => {};
const room = { synced: nothing, closed: nothing, messages: new Map() };
const calls: GenerationCalls = { agreed: room, draft: room, step: nothing, moves: nothing, drafted: nothing };

/** How often a base was asked for, and which generations were shown. */
let fetched: number;
let shown: number[];
/** Lets what was asked for arrive. */
let arrive: () => void;
let rooms: Succession;

beforeEach(() => {
	fetched = 0;
	shown = [];
	const { promise, resolve } = Promise.withResolvers<undefined>();
	arrive = () => resolve(undefined);
	const wire = {
		...{ origin: 'http://lockstep.example', WebSocket, patience: 1000 },
		fetch: async () => {
			fetched += 1;
			await promise;
			return new Response(baseUpdate(1, tableOf()).slice());
		}
	};
	const seat = { wire, keep: keepInMemory(), scope: { who: 'ann', board: 'board' }, drafts: false };
	rooms = new Succession(seat, emptyTable(), { of: () => calls, shown: (number) => void shown.push(number) });
});

test('a generation that is asked for twice at once is loaded once', async () => {
	const loads = [rooms.load(1), rooms.load(1)];
	arrive();
	await Promise.all(loads);
	expect(fetched).toBe(1);
	expect(shown).toEqual([1]);
	await rooms.end();
});

test('what arrives after the end is not shown any more', async () => {
	const load = rooms.load(1);
	await rooms.end();
	arrive();
	await load;
	expect(shown).toEqual([]);
	expect(rooms.agreed).toBeNull();
});
