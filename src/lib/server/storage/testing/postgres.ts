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

const nameIn = (url: string): string => new URL(url).pathname.slice(1);

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
