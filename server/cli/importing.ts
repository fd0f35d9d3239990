import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { ulid } from 'ulid';
import type { BoardId } from '#lib/domain/ids.ts';
import type { Outcome } from '#lib/server/import/later.ts';
import type { Preview } from '#lib/server/import/plan-file.ts';
import { type Mapping, type Meaning, meanings } from '#lib/server/import/mapping.ts';
import { localAdministrator } from '../gateway/callers.ts';
import { boardNamed } from './boards.ts';
import { CommandError } from './failing.ts';
import { outcomeLines, previewLines } from './printing.ts';
import type { Reached } from './reach.ts';

interface ImportOptions {
	readonly board: string;
	readonly zone?: string | undefined;
	readonly map?: readonly string[] | undefined;
	readonly 'dry-run'?: boolean | undefined;
	readonly yes?: boolean | undefined;
}

interface Import {
	readonly connect: () => Promise<Reached>;
	readonly file: { readonly base64: string };
	readonly options: ImportOptions;
	/** What the options say of columns. */
	readonly said: ReadonlyMap<Meaning, string | null>;
}

/** Founds a board on a file, or brings a newer file to the board of that name. Answers the exit code. */
export async function importFile(
	connect: () => Promise<Reached>,
	path: string,
	options: ImportOptions
): Promise<number> {
	const said = saidOf(options.map ?? []);
	const bytes = await readFile(path).catch((cause: unknown) => {
		throw new CommandError(1, `${path} can't be read.`, { cause });
	});
	const work: Import = { connect, file: { base64: bytes.toString('base64') }, options, said };
	const board = await within(connect, (server) => boardNamed(server, options.board));
	return await (board === null ? found(work) : again(work, board));
}

/** Where none runs a server is opened only as long as it is asked something: what it holds is nobody else's meanwhile. */
async function within<T>(connect: Import['connect'], work: (server: Reached) => Promise<T>): Promise<T> {
	const server = await connect();
	try {
		return await work(server);
	} finally {
		await server.close();
	}
}

async function found({ connect, file, options, said }: Import): Promise<number> {
	const preview = await within(connect, (server) => {
		const look = async (mapping?: Mapping): Promise<Preview> =>
			jsonOf(await server.request('/api/v1/imports/preview', { ...file, mapping }));
		return asSaid(look, said);
	});
	print(previewLines(preview));
	if (preview.faults.length > 0) return 1;
	if (options['dry-run']) return 0;
	if (!(await agreed(options, `Found the board “${options.board}” on it?`))) return 1;
	const zone = options.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
	const { mapping } = preview;
	const { board } = await within(connect, async (server) => {
		const made = await server.request('/api/v1/boards', { name: options.board, zone, file, mapping });
		return jsonOf<{ board: string }>(made);
	});
	print([`Founded “${options.board}”: ${board}`]);
	return 0;
}

async function again({ connect, file, options, said }: Import, board: BoardId): Promise<number> {
	const send = async (server: Reached, dry: boolean, mapping?: Mapping): Promise<Outcome> =>
		jsonOf(await server.request(`/api/v1/boards/${board}/imports`, { file, mapping, dry }));
	const dry = await within(connect, (server) => asSaid((mapping) => send(server, true, mapping), said));
	if (options['dry-run'] || isAsking(options)) print(outcomeLines(dry));
	if (options['dry-run']) return 0;
	const isPut = dry.rows.length > 0;
	if (isPut && !(await agreed(options, `Put it before “${options.board}”?`))) return 1;
	const outcome = await within(connect, async (server) => {
		if (isPut) await takeSeat(server, board);
		return send(server, false, dry.mapping);
	});
	print(outcomeLines(outcome));
	return outcome.rows.some(({ state }) => state === 'refused') ? 1 : 0;
}

/**
 * Who proposes has a seat, the command line too: as team member it proposes in its own name and signs nothing. That it
 * sits there is an entry of the log like any other.
 */
async function takeSeat(server: Reached, board: BoardId): Promise<void> {
	const { person, name } = localAdministrator;
	const seated = (await server.pages.boards.seatings(board)).find((seating) => seating.person === person);
	if (seated && seated.seats.length > 0) return;
	const act = { kind: 'seat', person, seats: ['team-member'] };
	await server.request(`/api/v1/boards/${board}/acts`, { id: ulid(), act });
	print([`“${name}” takes a seat as team member, so that what it asks has an author.`]);
}

/** Looks by the mapping that is guessed, and once more where the options say another. */
async function asSaid<T extends { readonly mapping: Mapping }>(
	look: (mapping?: Mapping) => Promise<T>,
	said: Import['said']
): Promise<T> {
	const guessed = await look();
	return said.size > 0 ? look(changed(guessed.mapping, said)) : guessed;
}

/** A person at a terminal is asked; a script has said what it wants by calling. */
const isAsking = ({ yes }: Pick<ImportOptions, 'yes'>): boolean =>
	!yes && process.stdin.isTTY && process.stdout.isTTY;

async function agreed({ yes }: ImportOptions, question: string): Promise<boolean> {
	if (!isAsking({ yes })) return true;
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(`${question} [y/N] `);
	terminal.close();
	return /^y(es)?$/i.test(answer.trim());
}

/** `size=Story Points` and the like. */
function saidOf(map: readonly string[]): Map<Meaning, string | null> {
	return new Map(
		map.map((text) => {
			const [field = '', ...header] = text.split('=');
			const meaning = meanings.find((each) => each === field);
			if (!meaning || header.length === 0)
				throw new CommandError(2, `--map ${text}: write FIELD=HEADER, FIELD one of ${meanings.join(', ')}`);
			return [meaning, header.join('=') || null];
		})
	);
}

/** What was said wins; a column that is given a new meaning loses the one guessed for it. */
function changed(mapping: Mapping, said: ReadonlyMap<Meaning, string | null>): Mapping {
	const taken = new Set(said.values());
	const free = Object.entries(mapping).map(([meaning, header]) => [
		meaning,
		taken.has(header) ? null : header
	]);
	return { ...mapping, ...Object.fromEntries(free), ...Object.fromEntries(said) } as Mapping;
}

const jsonOf = async <T>(response: Response): Promise<T> => (await response.json()) as T;

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));
