import { expect, test } from 'vitest';
import { built } from '../../browser/lockstep.ts';
import { play } from './play.ts';
import { Tally } from './tally.ts';

const seed = 20260303;

test('kill -9 under load loses nothing that was answered, shown or confirmed, and nothing is done twice', async () => {
	built();
	const tally = new Tally();
	await play(seed, 20, tally);
	console.log(tally.toString());
	expect(tally.kills).toBeGreaterThanOrEqual(20);
	expect(tally.answered).toBeGreaterThan(200);
	expect(tally.confirmed).toBeGreaterThan(20);
	expect(tally.turns).toBeGreaterThan(0);
	expect(tally.locks).toBeGreaterThan(0);
}, 600_000);
