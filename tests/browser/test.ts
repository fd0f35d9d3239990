import { test as base } from '@playwright/test';
import { openHouse, type House } from './house.ts';
import { startLockstep } from './lockstep.ts';

export { expect } from '@playwright/test';

/** Tests with a house: one server a worker, started on an empty folder, its first run's people signed in. */
export const test = base.extend<object, { house: House }>({
	house: [
		async ({ browser }, use) => {
			const lockstep = await startLockstep();
			try {
				await use(await openHouse(browser, lockstep));
			} finally {
				await lockstep.leave();
			}
		},
		{ scope: 'worker' }
	]
});
