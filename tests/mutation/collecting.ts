/**
 * What a test of the rules gets when it asks for `vitest` while mutants are tried: vitest's own `expect`, and
 * `describe` and `test` that only collect. The runner calls what was collected as often as there are mutants.
 */
import { expect } from 'vitest';

export { expect };

/** One test as it was written. `id` is unique in all files. */
export interface Case {
	readonly id: string;
	readonly fileName: string;
	readonly run: () => unknown;
}

type Body = (...args: never[]) => unknown;

let fileName = '';
let path: readonly string[] = [];
let cases: Case[] = [];

/** Collects what `load` describes, a file at a time. */
export async function collect(
	files: readonly string[],
	load: (file: string) => Promise<unknown>
): Promise<Case[]> {
	cases = [];
	for (const file of files) {
		fileName = file;
		path = [];
		await load(file);
	}
	return cases;
}

function add(name: string, run: () => unknown): void {
	const full = [fileName, ...path, name].join(' › ');
	const again = cases.filter(({ id }) => id === full || id.startsWith(`${full} #`)).length;
	cases.push({ id: again === 0 ? full : `${full} #${again + 1}`, fileName, run });
}

function within(name: string, body: () => unknown): void {
	const before = path;
	path = [...path, name];
	body();
	path = before;
}

const given = (row: unknown): unknown[] => (Array.isArray(row) ? row : [row]);

const each =
	(one: (name: string, body: () => unknown) => void) =>
	(rows: readonly unknown[]) =>
	(name: string, body: Body) => {
		for (const row of rows) one(name, () => body(...(given(row) as never[])));
	};

export const describe = Object.assign(within, { each: each(within) });

export const test = Object.assign(add, { each: each(add) });
