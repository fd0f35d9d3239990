import { parseArgs } from 'node:util';
import { environment, EnvError } from '#lib/server/env.ts';
import { StorageError } from '#lib/server/storage/ports.ts';
import { backup, restore, restored } from './cli/backing-up.ts';
import { boardNamed, boardsIn, exportSnapshot } from './cli/boards.ts';
import { CommandError } from './cli/failing.ts';
import { importFile } from './cli/importing.ts';
import { doctor } from './cli/doctor.ts';
import { reach, type Place } from './cli/reach.ts';
import { replayHistory } from './cli/replaying.ts';
import { verify } from './cli/verifying.ts';

/** `npm run lockstep -- COMMAND …`: the command line. It asks the running server, or opens the data folder itself. */

const help = `lockstep COMMAND

  import FILE --board NAME    found a board on a CSV file; where a board of that name (or id) is there already,
                              put what differs on its table: proposals in an open session, talking points otherwise
      --zone ZONE             IANA time zone of the board's sessions (default: this machine's)
      --map FIELD=HEADER      say what a column means, as often as needed; FIELD= for none. Fields: key, title,
                              products, team, contributing, timebox, size, stage, status, customer, date, needs, related
      --dry-run               say what would happen, and change nothing
      --yes                   don't ask before doing it
  boards                      list the boards
  export-snapshot BOARD       print an agreement snapshot as canonical JSON
      --version N             which (default: the newest)
  replay-history FILE         tell the history of a portfolio as sessions of a new board, one a release: FILE has the
                              columns at,key,field,from,to; a server must not run on the data folder
      --items PORTFOLIO.csv   how the items stand at its end (default: FILE without “-changes”)
      --board NAME            how the board is called (default: History)
      --zone ZONE             its IANA time zone (default: UTC)
  backup FILE                 copy all data into one file, also while a server runs on it, and look the copy through
  restore FILE                make the data folder of a backup; where there is something already, nothing is done
  restore                     on PostgreSQL, after its own tools have put the database back to an earlier state and
                              before a node starts: without it browsers mistake what they hold of later for this
  verify [FILE]               look a backup, or the data folder or DATABASE_URL, through: the database, its schema, and
                              the chain of entries and snapshots of every board
  doctor                      say what is wrong with the server, its proxy, its disk and its data, and what to do
  help                        this

The data folder is LOCKSTEP_DATA, or ./data. Exit codes: 0 done, 1 not done, 2 not understood.`;

main().then(
	(code) => (process.exitCode = code),
	(error: unknown) => {
		console.error(sentenceOf(error) ?? error);
		process.exitCode = error instanceof CommandError ? error.code : 1;
	}
);

async function main(): Promise<number> {
	const { values, positionals } = understand();
	const [command = 'help', subject, ...more] = positionals;
	if (values.help || command === 'help') {
		console.log(help);
		return 0;
	}
	if (more.length > 0) throw new CommandError(2, `What is “${more.join(' ')}” for? See: lockstep help`);
	const env = environment();
	switch (command) {
		case 'import':
			return await importFile(() => reach(env), needed(subject, 'FILE'), {
				...values,
				board: needed(values.board, '--board NAME')
			});
		case 'boards':
			return await withServer(env, async (server) => {
				for (const { board, name } of await boardsIn(server)) console.log(`${board}  ${name}`);
			});
		case 'export-snapshot':
			return await withServer(env, async (server) => {
				const board = await boardNamed(server, needed(subject, 'BOARD'));
				if (!board) throw new CommandError(1, `There is no board “${subject ?? ''}”.`);
				process.stdout.write(await exportSnapshot(server, board, values.version));
			});
		case 'replay-history':
			return await replayHistory(env, needed(subject, 'FILE'), values);
		case 'backup':
			return await backup(folderOf(env), needed(subject, 'FILE'));
		case 'restore':
			if (subject === undefined && env.databaseUrl !== null) return await restored(env.databaseUrl);
			return await restore(folderOf(env), needed(subject, 'FILE'));
		case 'verify':
			return await verify(env, subject);
		case 'doctor':
			return await doctor(env);
		default:
			throw new CommandError(2, `There is no command “${command}”. See: lockstep help`);
	}
}

function understand() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				board: { type: 'string' },
				zone: { type: 'string' },
				map: { type: 'string', multiple: true },
				'dry-run': { type: 'boolean' },
				yes: { type: 'boolean', short: 'y' },
				version: { type: 'string' },
				items: { type: 'string' },
				help: { type: 'boolean', short: 'h' }
			}
		});
	} catch (error) {
		throw new CommandError(2, `${error instanceof Error ? error.message : String(error)} See: lockstep help`);
	}
}

function needed(text: string | undefined, what: string): string {
	if (text !== undefined && text !== '') return text;
	throw new CommandError(2, `${what} is missing. See: lockstep help`);
}

/** The data folder, for what copies files. */
function folderOf({ dataDir, databaseUrl }: Place): string {
	if (databaseUrl === null) return dataDir;
	throw new CommandError(
		1,
		'DATABASE_URL is set: its data is backed up by PostgreSQL’s own pg_dump and put back by pg_restore, and then by lockstep restore without a file.'
	);
}

async function withServer(
	env: Place,
	work: (server: Awaited<ReturnType<typeof reach>>) => Promise<void>
): Promise<number> {
	const server = await reach(env);
	try {
		await work(server);
		return 0;
	} finally {
		await server.close();
	}
}

/** What whoever typed the command can mend, in a sentence; null: a fault of ours. */
const sentenceOf = (error: unknown): string | null =>
	error instanceof CommandError || error instanceof EnvError || error instanceof StorageError
		? error.message
		: null;
