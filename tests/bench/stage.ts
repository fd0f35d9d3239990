import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../browser/chromium.ts';
import { openHouse, type House } from '../browser/house.ts';
import { startLockstep } from '../browser/lockstep.ts';

/** What a bench is given: a browser, and a house with the portfolio's people. */
export interface Stage {
	readonly browser: Browser;
	readonly house: House;
}

/** Runs something with a real browser and the built product on an empty folder, and clears up after it. */
export async function onStage<T>(act: (stage: Stage) => Promise<T>): Promise<T> {
	const executablePath = ensureChromium();
	if (executablePath === undefined)
		throw new Error('No Chromium was found; install one or set CHROMIUM_PATH.');
	const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
	try {
		const lockstep = await startLockstep();
		try {
			return await act({ browser, house: await openHouse(browser, lockstep) });
		} finally {
			await lockstep.leave();
		}
	} finally {
		await browser.close();
	}
}
