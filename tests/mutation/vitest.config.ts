import { defineConfig } from 'vitest/config';

/** What kills mutants of the rules: the tests that stand beside them, without the pages around. */
export default defineConfig({
	test: {
		include: ['src/lib/domain/**/*.test.ts'],
		// Whatever people do: too slow to be asked for every mutant, and too coarse to say which rule broke.
		exclude: ['src/lib/domain/properties.test.ts'],
		environment: 'node',
		testTimeout: 60_000
	}
});
