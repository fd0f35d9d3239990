import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';

const executablePath = findChromium();

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.test.ts',
	outputDir: '../../test-results',
	reporter: process.env['CI'] === undefined ? 'list' : 'line',
	workers: 2,
	retries: 0,
	forbidOnly: process.env['CI'] !== undefined,
	// A machine that does something else besides is waited for: what never comes still fails.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	use: {
		browserName: 'chromium',
		actionTimeout: 30_000,
		trace: 'retain-on-failure',
		launchOptions: {
			args: CHROMIUM_ARGS,
			...(executablePath === undefined ? {} : { executablePath })
		}
	}
});
