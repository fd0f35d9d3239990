import { beforeEach, describe, expect, test } from 'vitest';
import { type ActId, idOf } from '#lib/domain/ids.ts';
import { type Keep, keepOn } from './keep.ts';
import { lasting } from './lasting.ts';
import { added, type Outgoing } from './outbox.ts';
import { type Shelves, shelvesInMemory } from './shelves.ts';

const scope = { who: 'ann', board: 'b' };

/** A browser's storage that outlives its connections, and what befalls it. */
let disk: Shelves;
let state: 'well' | 'full' | 'unreadable' | 'refused';
let opened: number;
let causes: string[];
let close: () => void;
let keep: Keep;

/** One connection to it. */
async function open(): Promise<Shelves> {
	opened++;
	if (state === 'refused') throw new Error('SecurityError');
	let isOpen = true;
	close = () => (isOpen = false);
	const may = (writes: boolean): void => {
		if (!isOpen) throw new Error('InvalidStateError: the connection is closed');
		if (state === 'unreadable' || (writes && state === 'full')) throw new Error('QuotaExceededError');
	};
	return {
		read: async (...given) => (may(false), disk.read(...given)),
		put: async (...given) => (may(true), disk.put(...given)),
		change: async (...given) => (may(true), disk.change(...given)),
		doc: async (...given) => (may(true), disk.doc(...given)),
		forget: async (...given) => (may(true), disk.forget(...given))
	};
}

beforeEach(() => {
	disk = shelvesInMemory();
	[state, opened, causes] = ['well', 0, []];
	keep = keepOn(lasting(open, (cause) => causes.push(String(cause))));
});

const propose =
	(id: string) =>
	(outbox: readonly Outgoing[]): readonly Outgoing[] =>
		added(outbox, {
			id: idOf<ActId>(id),
			session: null,
			at: 0,
			act: { kind: 'propose', changes: [], because: null, cause: null }
		});
const ids = (outbox: readonly Outgoing[]): string[] => outbox.map(({ id }) => id);
const outbox = async (of = keep): Promise<string[]> => ids(await of.outbox(scope));

describe('what a browser keeps', () => {
	test('goes over a fresh connection where the browser closed the one there was', async () => {
		await keep.changeOutbox(scope, propose('1'));
		close();
		expect(ids(await keep.changeOutbox(scope, propose('2')))).toEqual(['1', '2']);
		close();
		expect(await outbox()).toEqual(['1', '2']);
		expect([opened, causes]).toEqual([3, []]);
		expect(await outbox(keepOn(disk))).toEqual(['1', '2']);
	});

	test('goes on in memory once nothing can be written, with all that was kept, and says so once', async () => {
		await keepOn(disk).changeOutbox(scope, propose('1'));
		await keepOn(disk).setWho('ann');
		state = 'full';
		const both = await Promise.all([
			keep.changeOutbox(scope, propose('2')),
			keep.changeOutbox(scope, propose('3'))
		]);
		expect(both.map(ids)).toEqual([
			['1', '2'],
			['1', '2', '3']
		]);
		expect(await keep.who()).toBe('ann');
		state = 'well';
		await keep.changeOutbox(scope, propose('4'));
		expect(await outbox()).toEqual(['1', '2', '3', '4']);
		expect(causes).toEqual(['Error: QuotaExceededError']);
	});

	test('goes on with what was known last where it can’t be read any more', async () => {
		await keep.changeOutbox(scope, propose('1'));
		await keep.setReadMarks(scope, []);
		state = 'unreadable';
		expect(await outbox()).toEqual(['1']);
		expect(ids(await keep.changeOutbox(scope, propose('2')))).toEqual(['1', '2']);
		expect(causes).toHaveLength(1);
	});

	test('is in memory from the start where storage is refused, and nobody waits for it again', async () => {
		state = 'refused';
		expect(ids(await keep.changeOutbox(scope, propose('1')))).toEqual(['1']);
		await keep.setWho('ann');
		await keep.forget('ann');
		expect([await keep.who(), await keep.lastSeen(scope), await outbox()]).toEqual(['ann', null, ['1']]);
		expect([opened, causes.length]).toEqual([2, 1]);
	});
});
