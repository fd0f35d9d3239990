import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Anchor } from '../../src/lib/domain/free.ts';
import type { NewMark } from '../../src/lib/client/free-writing.ts';
import type { MarkId } from '../../src/lib/domain/ids.ts';
import { items, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { openBoard, openSession, type House, type People } from './house.ts';
import { sitLive, standUp, unplug, until, type Seat } from './live.ts';

/** The free layer as two people have it before them: our own client, real sockets. */

let house: House;
let people: People;

beforeAll(async () => {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
});
afterEach(standUp);
afterAll(() => house.leave());

const note = (text: string): NewMark => ({ kind: 'note', text, tint: 'yellow', width: 160, height: 120 });
const onCard: Anchor = { on: 'card', item: items.a1, dx: 12, dy: 8 };
const inCell: Anchor = {
	...{ on: 'cell', product: products.apps, team: teams.red, timebox: timeboxes.spring },
	...{ fx: 0.25, fy: 0.5 }
};

/** What was done, by its name. */
function done(written: ReturnType<Seat['live']['free']['add']>): MarkId {
	if (!written.ok) throw new Error(written.because);
	return written.id;
}

const textOf = ({ live }: Seat, id: MarkId): string | undefined => {
	const mark = live.free.all.get(id)?.mark;
	return mark && 'text' in mark ? mark.text : undefined;
};

describe('two people at one board', () => {
	test('see each other’s notes at once, write in them, move them and take them away', async () => {
		const [ada, ben] = [await sitLive(house, people.ada), await sitLive(house, people.ben)];
		const id = done(ada.live.free.add(note('Who needs the new login?'), onCard));
		await until(() => expect(textOf(ben, id)).toBe('Who needs the new login?'));
		expect(ben.live.free.all.get(id)?.mark.by).toBe(people.ada.person);
		done(ben.live.free.edit(id, { text: 'Everybody' }));
		done(ben.live.free.hang(id, inCell));
		await until(() => expect(ada.live.free.all.get(id)?.anchor).toEqual(inCell));
		expect(textOf(ada, id)).toBe('Everybody');
		done(ada.live.free.remove(id));
		await until(() => expect(ben.live.free.all.has(id)).toBe(false));
	});

	test('what was drawn while the wire was cut is there for all when it is back, and on the server’s disk', async () => {
		const [ada, ben] = [
			await sitLive(house, people.ada, { patience: 500 }),
			await sitLive(house, people.ben)
		];
		await unplug(ada);
		const id = done(ada.live.free.add(note('Drawn on a train'), inCell));
		await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toHaveLength(1));
		ada.cable.mend();
		await until(() => expect(textOf(ben, id)).toBe('Drawn on a train'));
		await until(async () => expect(await ada.keep.unsentMarks(scopeOf(ada))).toEqual([]));
	});

	test('what was drawn without the server and then reloaded is shown, and sent when it is there', async () => {
		const first = await sitLive(house, people.ada, { patience: 500 });
		await unplug(first);
		const id = done(first.live.free.add(note('Kept'), inCell));
		await first.live.close();
		const again = await sitLive(house, people.ada, { keep: first.keep });
		const ben = await sitLive(house, people.ben);
		await until(() => expect(textOf(ben, id)).toBe('Kept'));
		expect(textOf(again, id)).toBe('Kept');
		await until(async () => expect(await again.keep.unsentMarks(scopeOf(again))).toEqual([]));
	});
});

const scopeOf = ({ live }: Seat) => ({ who: live.me.person ?? 'watcher', board: live.id });
