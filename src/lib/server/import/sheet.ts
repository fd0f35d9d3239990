/** What a file turned out to hold, before anybody says what its columns mean. */

/** Larger files are refused before they are read: 10 MB. */
export const mostBytes = 10 * 1024 * 1024;
/** More rows than this are refused: no board is planned on so many. */
export const mostRows = 20_000;

/** A full export of Jira has a few hundred. */
export const mostColumns = 1000;

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';
export type Separator = ',' | ';' | '\t' | '|';

/**
 * Something the file has that the board can't take. `row-left-out`: the whole row; `value-left-out`: one value, the
 * row arrives without it; `note`: everything arrives, but have a look.
 */
export interface Problem {
	/** The line in the file as an editor counts it, from 1. */
	readonly line: number;
	/** The header of the column, where it is about one. */
	readonly column: string | null;
	/** A sentence for the person importing. */
	readonly reason: string;
	readonly severity: 'row-left-out' | 'value-left-out' | 'note';
}

export interface Row {
	/** The line it begins at; a row whose fields hold line breaks takes several. */
	readonly line: number;
	/** As many as there are headers. */
	readonly cells: readonly string[];
}

/** A file as a grid of text. Headers are never empty and no two are the same. */
export interface Sheet {
	readonly encoding: Encoding;
	readonly separator: Separator;
	readonly headers: readonly string[];
	readonly rows: readonly Row[];
	readonly problems: readonly Problem[];
}

/** A problem, without the object's noise at the place where it is found. */
export const problem = (
	severity: Problem['severity'],
	line: number,
	column: string | null,
	reason: string
): Problem => ({ line, column, reason, severity });
