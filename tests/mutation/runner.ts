/**
 * Runs the tests of the rules for Stryker in one process: they are pure, so loading them once for all mutants is
 * enough, and a mutant costs the tests that reach it (vitest's runner starts anew for each: a hundred times the work).
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import {
	determineHitLimitReached,
	DryRunStatus,
	MutantRunStatus,
	TestStatus,
	toMutantRunResult,
	type CompleteDryRunResult,
	type DryRunResult,
	type MutantRunOptions,
	type MutantRunResult,
	type TestResult,
	type TestRunner
} from '@stryker-mutator/api/test-runner';
import { collect, type Case } from './collecting.ts';
import { standIn, startAfresh } from './fresh.ts';

/** Whole boards tried at random are too coarse to say which rule broke; other tests at random come last. */
const coarse = /\/properties\.test\.ts$/;
const random = /\/(apply-effects|difference|landing|rank)\.test\.ts$/;

const shared = globalThis as typeof globalThis & { __stryker__?: InstrumenterContext };
const stryker = (shared.__stryker__ ??= {});

function testFiles(root: string): string[] {
	const files = globSync('src/lib/domain/**/*.test.ts', { cwd: root }).filter((file) => !coarse.test(file));
	return files.toSorted((a, b) => Number(random.test(a)) - Number(random.test(b)) || a.localeCompare(b));
}

/** The tests that stand beside a file, if there are any. */
const testsOf = (root: string, fileName: string): string[] =>
	testFiles(root).filter((file) => fileName.endsWith(file.replace(/\.test\.ts$/, '.ts')));

async function tried({ id, fileName, run }: Case): Promise<TestResult> {
	const start = performance.now();
	const result = () => ({ id, name: id, fileName, timeSpentMs: performance.now() - start });
	try {
		await run();
		return { ...result(), status: TestStatus.Success };
	} catch (error) {
		return { ...result(), status: TestStatus.Failed, failureMessage: String(error) };
	}
}

class InOneProcess implements TestRunner {
	readonly #root = process.cwd();
	#cases: Case[] = [];

	capabilities() {
		return { reloadEnvironment: true };
	}

	init(): Promise<void> {
		standIn(this.#root, 'vitest', new URL('collecting.ts', import.meta.url).href);
		return Promise.resolve();
	}

	async #load(files = testFiles(this.#root)): Promise<void> {
		startAfresh();
		const load = (file: string) => import(pathToFileURL(join(this.#root, file)).href);
		this.#cases = await collect(files, load);
	}

	async dryRun(): Promise<DryRunResult> {
		await this.#load();
		const tests: TestResult[] = [];
		for (const one of this.#cases) {
			stryker.currentTestId = one.id;
			tests.push(await tried(one));
		}
		delete stryker.currentTestId;
		const coverage = stryker.mutantCoverage;
		return { status: DryRunStatus.Complete, tests, ...(coverage && { mutantCoverage: coverage }) };
	}

	/** What is read as a module loads needs a new load, whose time goes into reading the tests: its own are read first. */
	async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
		const own = testsOf(this.#root, options.activeMutant.fileName);
		if (options.mutantActivation === 'static' && own.length > 0) {
			const result = await this.#mutantRun(options, own);
			this.#cases = [];
			if (result.status !== MutantRunStatus.Survived) return result;
		}
		return this.#mutantRun(options);
	}

	async #mutantRun(options: MutantRunOptions, files?: string[]): Promise<MutantRunResult> {
		const { activeMutant, mutantActivation, reloadEnvironment, hitLimit } = options;
		try {
			delete stryker.activeMutant;
			if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
			if (reloadEnvironment || this.#cases.length === 0) await this.#load(files);
		} catch (error) {
			return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
		}
		stryker.activeMutant = activeMutant.id;
		stryker.hitCount = 0;
		if (hitLimit !== undefined) stryker.hitLimit = hitLimit;
		const wanted = new Set(options.testFilter ?? this.#cases.map(({ id }) => id));
		const outcome = await this.#run(wanted, activeMutant.fileName.replace(/ts$/, 'test.ts'));
		const endless = determineHitLimitReached(stryker.hitCount, hitLimit);
		delete stryker.hitCount;
		if (mutantActivation === 'runtime' && (await this.#spoilt(outcome))) {
			return this.#mutantRun({ ...options, reloadEnvironment: true });
		}
		return toMutantRunResult(endless ?? outcome);
	}

	/** Up to the first test that fails, those of the changed file itself first. */
	async #run(wanted: ReadonlySet<string>, own: string): Promise<CompleteDryRunResult> {
		const tests: TestResult[] = [];
		const asked = this.#cases.filter(({ id }) => wanted.has(id));
		const isOther = ({ fileName }: Case): number => Number(!own.endsWith(fileName));
		for (const one of asked.toSorted((a, b) => isOther(a) - isOther(b))) {
			const result = await tried(one);
			tests.push(result);
			if (result.status === TestStatus.Failed) break;
		}
		return { status: DryRunStatus.Complete, tests };
	}

	/** Whether the test that failed fails without the mutant too: an earlier mutant left something behind. */
	async #spoilt({ tests }: CompleteDryRunResult): Promise<boolean> {
		const failed = tests.at(-1);
		const again = this.#cases.find(({ id }) => failed?.status === TestStatus.Failed && id === failed.id);
		if (again === undefined) return false;
		delete stryker.activeMutant;
		return (await tried(again)).status === TestStatus.Failed;
	}
}

const make = Object.assign(() => new InOneProcess(), { inject: tokens(commonTokens.injector) });

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-one-process', make)];
