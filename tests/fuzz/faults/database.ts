import { pause } from './around.ts';
import { suffers } from './nodes.ts';

/** PostgreSQL is killed and started again while people work by two nodes on it. See `suffers`. */
export const deadDatabase = (seed: number): Promise<string> =>
	suffers(seed, 'deaths of the database', async ({ cluster, chance }) => {
		await cluster.kill();
		await pause(chance.below(400));
		await cluster.again();
	});
