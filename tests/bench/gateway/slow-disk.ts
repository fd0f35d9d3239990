import { isMainThread } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** Imported before a server (`--import …?ms=10`), makes each commit of its log's writer so many ms slower, as a slow `fsync` does. */
const ms = Number(new URL(import.meta.url).searchParams.get('ms'));
const clock = new Int32Array(new SharedArrayBuffer(4));

type Prepare = (this: Database.Database, text: string) => Database.Statement;

if (!isMainThread) {
	const asItIs = Reflect.get(Database.prototype, 'prepare') as Prepare;
	const slower: Prepare = function (text) {
		const statement = asItIs.call(this, text);
		if (text !== 'commit') return statement;
		const run = statement.run.bind(statement);
		statement.run = (...values: unknown[]) => {
			Atomics.wait(clock, 0, 0, ms);
			return run(...values);
		};
		return statement;
	};
	Reflect.set(Database.prototype, 'prepare', slower);
}
