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
	timeout: 120_000,
	expect: { timeout: 15_000 },
	use: {
		browserName: 'chromium',
		actionTimeout: 20_000,
		trace: 'retain-on-failure',
		launchOptions: {
			args: CHROMIUM_ARGS,
			...(executablePath === undefined ? {} : { executablePath })
		}
	}
});
