import { request } from 'node:http';
import pg from 'pg';

/** Where a run of vitest says how its PostgreSQL is asked for: the path of a socket. */
export const asking = 'LOCKSTEP_ASK_POSTGRES';

let asked: Promise<string> | null = null;
let made = 0;

/** The address of the run's PostgreSQL, which is started for the first who asks. */
const started = (): Promise<string> =>
	(asked ??= new Promise((resolve, reject) => {
		const socketPath = process.env[asking];
		if (socketPath === undefined) return reject(new Error('Nobody keeps a PostgreSQL for this run.'));
		request({ socketPath }, (response) => {
			let said = '';
			response.on('data', (chunk: Buffer) => (said += chunk.toString()));
			response.on('end', () => (response.statusCode === 200 ? resolve(said) : reject(new Error(said))));
		})
			.on('error', reject)
			.end();
	}));

export interface Database {
	readonly url: string;
	remove(): Promise<void>;
}

/** A database of its own, empty or as another one is; nobody may be connected to that. */
export async function freshDatabase(like: string | null = null): Promise<Database> {
	const url = new URL(await started());
	const name = `test_${process.pid}_${++made}_${Math.random().toString(36).slice(2, 8)}`;
	await administer(`create database ${name}${like === null ? '' : ` template ${nameIn(like)}`}`);
	url.pathname = `/${name}`;
	return { url: url.href, remove: () => administer(`drop database ${name} with (force)`) };
}

/** From now on commits that write to a log wait, as for a disk that does not answer, until it goes on. */
export async function slowDisk(url: string) {
	const held = new pg.Client(url);
	await held.connect();
	await held.query(`create function wait() returns trigger language plpgsql as
		'begin perform pg_advisory_xact_lock_shared(1); return null; end'`);
	await held.query(`create constraint trigger slow after insert on entries deferrable initially deferred
		for each row execute function wait()`);
	await held.query('select pg_advisory_lock(1)');
	const waiting = async (event: string): Promise<number> => {
		const those = `select pid from pg_stat_activity where datname = current_database() and wait_event = '${event}'`;
		return (await held.query(those)).rows.length;
	};
	const settled = (asked: readonly Promise<unknown>[]): readonly unknown[] => {
		const heard: unknown[] = [];
		for (const each of asked) each.then(() => heard.push(each)).catch((cause: unknown) => heard.push(cause));
		return heard;
	};
	return {
		/** Resolves when all of these wait for it. */
		async holds(...written: readonly Promise<unknown>[]): Promise<void> {
			const heard = settled(written);
			while ((await waiting('advisory')) < written.length)
				if (heard.length > 0) throw new Error('what was written did not wait', { cause: heard[0] });
		},
		/** Whether this waits for one of those commits; where it does not, it is settled. */
		async keeps(asked: Promise<unknown>): Promise<boolean> {
			const heard = settled([asked]);
			while (heard.length === 0) if ((await waiting('transactionid')) > 0) return true;
			return false;
		},
		goesOn: () => held.end()
	};
}

/** The name of a database. */
export const nameIn = (url: string): string => new URL(url).pathname.slice(1);

const administer = async (statement: string): Promise<void> => behindItsBack(await started(), statement);

/** Runs a statement in a database, whoever else works in it. */
export async function behindItsBack(url: string, statement: string): Promise<void> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
