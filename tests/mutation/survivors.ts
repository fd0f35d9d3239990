/** What a run of Stryker found that neither a test noticed nor somebody explained. */
import { readFileSync } from 'node:fs';
import { explained, type Explained } from './explained.ts';

interface Place {
	readonly line: number;
	readonly column: number;
}

interface Mutant {
	readonly status: string;
	readonly mutatorName: string;
	readonly replacement?: string;
	readonly location: { readonly start: Place; readonly end: Place };
}

interface Report {
	readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

/** One change that no test noticed. */
interface Survivor {
	readonly file: string;
	readonly line: number;
	/** What Stryker calls this sort of change. */
	readonly sort: string;
	readonly from: string;
	readonly to: string;
}

const firstLine = (text: string): string => text.split('\n', 1)[0]?.trim() ?? '';

function survivor(
	file: string,
	source: string,
	{ location, mutatorName, replacement = '' }: Mutant
): Survivor {
	const { start, end } = location;
	const line = source.split('\n')[start.line - 1] ?? '';
	const from = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
	return {
		file: file.replace('src/lib/domain/', ''),
		line: start.line,
		sort: mutatorName,
		from: from.trim(),
		to: firstLine(replacement)
	};
}

/** All of a report of the form `mutation-testing-report-schema`. Throws when there is none. */
export function survivors(path: string): Survivor[] {
	const { files } = JSON.parse(readFileSync(path, 'utf8')) as Report;
	return Object.entries(files).flatMap(([file, { source, mutants }]) =>
		mutants
			.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
			.map((mutant) => survivor(file, source, mutant))
	);
}

const explains =
	({ file, sort, from, to }: Survivor) =>
	(known: Explained): boolean =>
		(known.file === '*' || known.file === file) &&
		(known.sort === undefined || known.sort === sort) &&
		(known.from === undefined || [known.from].flat().includes(from)) &&
		(known.to === undefined || known.to === to);

/** Those nobody explained. */
export const unexplained = (found: readonly Survivor[]): Survivor[] =>
	found.filter((one) => !explained.some(explains(one)));

/** Explanations of changes that a test notices by now, or that are gone with their code. */
export const outdated = (found: readonly Survivor[]): Explained[] => {
	const tried = new Set(found.map(({ file }) => file));
	const isTried = ({ file }: Explained): boolean => file !== '*' && tried.has(file);
	return explained.filter((known) => isTried(known) && !found.some((one) => explains(one)(known)));
};
