/**
 * Mutation testing of the rules: every statement of `src/lib/domain` is changed in turn, and a test has to notice.
 * `npm run mutation -- --mutate 'src/lib/domain/rules/lock.ts'` does a part of it. What was found is kept, so that the
 * next run only does what has changed since.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
	testRunner: 'in-one-process',
	plugins: ['./tests/mutation/runner.ts'],
	// Each load of the tests stays in memory.
	maxTestRunnerReuse: 200,
	mutate: [
		'src/lib/domain/**/*.ts',
		'!src/lib/domain/**/*.test.ts',
		// Boards and acts for tests.
		'!src/lib/domain/testing/**',
		// Data; a schema and the scenarios hold it.
		'!src/lib/domain/templates/metascrum-classic.ts'
	],
	ignorePatterns: [
		'/build',
		'/data',
		'/.svelte-kit',
		'/shots',
		'/test-results',
		'/static',
		'/reports',
		'/src/lib/ui',
		'/src/lib/scene',
		'/src/routes',
		'/server',
		'/tests/browser',
		'/tests/shots',
		'/tests/flows'
	],
	coverageAnalysis: 'perTest',
	incremental: true,
	incrementalFile: 'reports/mutation/incremental.json',
	tempDirName: 'node_modules/.stryker',
	reporters: ['html', 'json', 'progress-append-only'],
	htmlReporter: { fileName: 'reports/mutation/index.html' },
	jsonReporter: { fileName: 'reports/mutation/mutation.json' },
	concurrency: 2,
	timeoutMS: 20_000,
	dryRunTimeoutMinutes: 20,
	thresholds: { high: 95, low: 90, break: 90 },
	allowConsoleColors: false
};
