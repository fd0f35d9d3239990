import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idOf, type TeamId } from '../../src/lib/domain/ids.ts';
import { products, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { openBoard, openSession, type House, type People } from './house.ts';
import { sitLive, standUp, unplug, until, type Seat } from './live.ts';

/** Following as browsers do it, against a real server: also over a wire that is cut. */

let house: House;
let people: People;

beforeEach(async () => {
	({ house, people } = await openBoard());
	await openSession(house, people.fay);
});
afterEach(async () => {
	await standUp();
	await house.leave();
});

const sight = (zoom: number) => ({
	spot: {
		...{ product: products.core, team: idOf<TeamId>('blue'), timebox: timeboxes.summer },
		...{ fx: 1, fy: 0 }
	},
	...{ zoom, width: 800, height: 608, turned: false }
});
const sees = ({ live }: Seat, zoom: number) => until(() => expect(live.together.sight).toEqual(sight(zoom)));

describe('following', () => {
	test('shows what the other sees, and tells them that somebody does', async () => {
		const [ada, sam] = [await sitLive(house, people.ada), await sitLive(house, people.sam)];
		ada.live.look(sight(0.5));
		await until(() => expect(sam.live.here).toHaveLength(2));
		sam.live.together.follow(people.ada.person);
		await sees(sam, 0.5);
		await until(() => expect(ada.live.together.followers).toBe(1));
		ada.live.look(sight(2));
		await sees(sam, 2);
		sam.live.together.stop();
		await until(() => expect(ada.live.together.followers).toBe(0));
		expect(sam.live.together.sight).toBeNull();
	});

	test('goes on when the follower’s wire was cut, and when the leader’s was', async () => {
		const [ada, sam] = [await sitLive(house, people.ada), await sitLive(house, people.sam)];
		ada.live.look(sight(0.5));
		await until(() => expect(sam.live.here).toHaveLength(2));
		sam.live.together.follow(people.ada.person);
		await sees(sam, 0.5);
		for (const cut of [sam, ada]) {
			await unplug(cut);
			cut.cable.mend();
			await until(() => expect(cut.live.connection).toBe('live'));
			await until(() => expect(sam.live.together.leader?.name).toBe('ada'));
			await sees(sam, 0.5);
			await until(() => expect(ada.live.together.followers).toBe(1));
		}
	});

	test('is what one tab does: another of the same person goes its own way, and may be closed', async () => {
		const [ada, ben] = [await sitLive(house, people.ada), await sitLive(house, people.ben)];
		const [follower, own] = [await sitLive(house, people.sam), await sitLive(house, people.sam)];
		ada.live.look(sight(0.5));
		ben.live.look(sight(2));
		await until(() => expect(follower.live.here).toHaveLength(3));
		await until(() => expect(own.live.here).toHaveLength(3));
		follower.live.together.follow(people.ada.person);
		own.live.together.follow(people.ben.person);
		await sees(follower, 0.5);
		await sees(own, 2);
		await until(() => expect([ada, ben].map(({ live }) => live.together.followers)).toEqual([1, 1]));
		own.live.together.stop();
		await until(() => expect(ben.live.together.followers).toBe(0));
		ada.live.look(sight(1));
		await sees(follower, 1);
		own.live.together.follow(people.ada.person);
		await sees(own, 1);
		await unplug(own);
		ada.live.look(sight(0.25));
		await sees(follower, 0.25);
		expect(ada.live.together.followers).toBe(1);
	});

	test('the presenter is what a watcher does, who is told no name', async () => {
		const fay = await sitLive(house, people.fay);
		const watcher = await sitLive(house, await house.watch());
		fay.live.look(sight(1));
		fay.live.together.present(true);
		await until(() => expect(watcher.live.together.presenting).toBe(true));
		expect(watcher.live.together.presenter).toBeNull();
		watcher.live.together.followPresenter();
		await sees(watcher, 1);
		fay.live.look(sight(0.25));
		await sees(watcher, 0.25);
		expect(watcher.live.hands).toEqual([]);
		fay.live.together.present(false);
		await until(() => expect(watcher.live.together.sight).toBeNull());
	});

	test('ends for whoever is given the floor: they are the one who is seen', async () => {
		const [fay, sam] = [await sitLive(house, people.fay), await sitLive(house, people.sam)];
		fay.live.together.present(true);
		await until(() => expect(sam.live.together.presenter?.name).toBe('fay'));
		sam.live.together.followPresenter();
		await until(() => expect(fay.live.together.followers).toBe(1));
		sam.live.together.raise(true);
		await until(() => expect(fay.live.together.asking.map(({ name }) => name)).toEqual(['sam']));
		fay.live.together.give(people.sam.person);
		await until(() => expect(sam.live.together.iPresent).toBe(true));
		expect(sam.live.together.following).toBeNull();
		await until(() => expect(fay.live.together.followers).toBe(0));
	});

	test('in a circle is refused, and whoever was refused goes their own way', async () => {
		const [ada, sam] = [await sitLive(house, people.ada), await sitLive(house, people.sam)];
		await until(() => expect(sam.live.here).toHaveLength(2));
		await until(() => expect(ada.live.here).toHaveLength(2));
		sam.live.together.follow(people.ada.person);
		await until(() => expect(ada.live.together.followers).toBe(1));
		ada.live.together.follow(people.sam.person);
		await until(() => expect(ada.live.together.refusal?.because).toContain('they follow you'));
		expect(ada.live.together.following).toBeNull();
		expect(sam.live.together.following).not.toBeNull();
	});

	test('a wish that is not granted says why', async () => {
		const sam = await sitLive(house, people.sam);
		sam.live.together.present(true);
		await until(() => expect(sam.live.together.refusal?.because).toContain('raise your hand'));
	});
});
