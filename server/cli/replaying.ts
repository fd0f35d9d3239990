import { readFile } from 'node:fs/promises';
import { monotonicFactory } from 'ulid';
import type { BoardId } from '#lib/domain/ids.ts';
import { powerShift } from '#lib/domain/metrics.ts';
import type { Entry } from '#lib/domain/entries.ts';
import { upcast } from '#lib/document/upcast.ts';
import { watchLink } from '#lib/server/auth/links.ts';
import { planFile } from '#lib/server/import/plan-file.ts';
import { openStorage } from '#lib/server/storage/open.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { changesIn } from '../history/changes.ts';
import { differences, flawIn, reDates } from '../history/check.ts';
import { storyOf, type Story } from '../history/story.ts';
import { tell, type Told } from '../history/tell.ts';
import { CommandError } from './failing.ts';
import { reDateLines, shiftLines } from './shifting.ts';
import { isServed, type Place } from './reach.ts';

interface ReplayOptions {
	readonly board?: string | undefined;
	readonly items?: string | undefined;
	readonly zone?: string | undefined;
}

/**
 * Tells the history of a portfolio as sessions on a new board, checks that the board ends as the data does, and prints
 * what it comes to. Answers the exit code. It needs the data folder for itself: its acts bear the times of the data,
 * which no server takes from anybody.
 */
export async function replayHistory(
	{ dataDir, databaseUrl }: Place,
	file: string,
	options: ReplayOptions
): Promise<number> {
	const items = options.items ?? file.replace(/-changes(\.\w+)$/, '$1');
	if (items === file) throw new CommandError(2, '--items PORTFOLIO.csv is missing. See: lockstep help');
	const story = await read(file, items);
	if (await isServed(dataDir))
		throw new CommandError(1, 'A server runs on this data folder. Stop it, or set LOCKSTEP_DATA to another.');
	const storage = await openStorage(dataDir, databaseUrl);
	try {
		const name = options.board ?? 'History';
		if ((await storage.boards.all()).some((board) => board.name === name))
			throw new CommandError(1, `There is already a board “${name}”. Choose another name: --board NAME`);
		print([`${story.sessions.length} sessions to hold, one a release:`]);
		const parts = { storage, name, zone: options.zone ?? 'UTC', locked: sessionLine };
		const told = await tell(story, parts).catch(async (cause: unknown) => {
			const left = await leftOf(storage, story, name);
			throw new CommandError(1, `${sentenceOf(cause)}\n${left}`, { cause });
		});
		return await report(storage, story, told, name);
	} finally {
		await storage.close();
	}
}

/** What stands of a telling that broke off, and how to go on. A board is never taken away: its log is kept for ever. */
async function leftOf({ boards }: Storage, { sessions }: Story, name: string): Promise<string> {
	const begun = (await boards.all()).find((board) => board.name === name);
	if (!begun) return 'No board was made.';
	const { board, version } = begun;
	const last = sessions[version - 1];
	const until = last ? `session ${version}, ${dayOf(last.at)} ${last.release}` : 'its founding';
	return `“${name}” (${board}) is told up to ${until}, and stays so. Mend the data, and tell it as another board (--board NAME) or in another data folder (LOCKSTEP_DATA).`;
}

async function read(file: string, items: string): Promise<Story> {
	const [changes, portfolio] = await Promise.all([bytesOf(file), bytesOf(items)]);
	const fresh = monotonicFactory();
	const read = changesIn(changes);
	if (!read.ok) throw new CommandError(1, read.error);
	const planned = planFile(portfolio, null, null, fresh);
	if (!planned.ok) throw new CommandError(1, planned.error);
	const [fault] = planned.value.preview.faults;
	if (fault !== undefined) throw new CommandError(1, fault);
	return storyOf(read.value, planned.value, fresh);
}

const bytesOf = (path: string): Promise<Uint8Array> =>
	readFile(path).catch((cause: unknown) => {
		throw new CommandError(1, `${path} can't be read.`, { cause });
	});

async function report(storage: Storage, story: Story, told: Told, name: string): Promise<number> {
	const entries = await entriesOf(storage, told.board);
	const snapshots = await snapshotsOf(storage, told.board);
	const wrong = differences(told.agreed, story.end);
	const flaw = flawIn(snapshots, told.agreed);
	const { path } = await watchLink(storage, { board: told.board, label: 'History', days: 30 });
	print([
		'',
		`“${name}”: ${told.board}, ${entries.length} entries`,
		...reDateLines(reDates(entries)),
		wrong.length === 0
			? `The board equals the last state of the data: ${story.end.length} items in title, team, status, stage and release.`
			: `${wrong.length} items differ from the data:`,
		...wrong.slice(0, 10).map((line) => `  ${line}`),
		flaw === null ? `The chain of ${snapshots.length} snapshots holds.` : `The chain does not hold. ${flaw}`,
		'',
		...shiftLines(powerShift(entries, entries.at(-1)?.at ?? 0)),
		'',
		`Watch it once a server runs: ${path}`
	]);
	return wrong.length === 0 && flaw === null ? 0 : 1;
}

async function entriesOf({ log }: Storage, board: BoardId): Promise<Entry[]> {
	const head = await log.head(board);
	return head ? (await log.entries(board, 1, head.seq)).map(upcast) : [];
}

async function snapshotsOf({ log, boards }: Storage, board: BoardId) {
	const newest = (await boards.one(board))?.version ?? 0;
	const found = await Promise.all(
		Array.from({ length: newest + 1 }, (_, version) => log.snapshot(board, version))
	);
	return found.flatMap((each) =>
		each ? [{ hash: each.hash, body: new TextDecoder().decode(each.body) }] : []
	);
}

const sessionLine = ({ release, at, matters }: Story['sessions'][number]): void =>
	print([`  ${dayOf(at)}  ${release.padEnd(8)} ${matters.length} decided`]);

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const sentenceOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const print = (lines: readonly string[]): void => console.log(lines.join('\n'));
