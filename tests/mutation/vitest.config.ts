import { defineConfig } from 'vitest/config';

/** What kills mutants of the rules: the tests that stand beside them, without the pages around. */
export default defineConfig({
	test: { include: ['tests/mutation/all.test.ts'], environment: 'node', testTimeout: 60_000 }
});
