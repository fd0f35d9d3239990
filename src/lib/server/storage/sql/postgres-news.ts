import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import type { News } from '../nodes.ts';
import { settings } from './postgres.ts';
import type { Schema } from './schema.ts';

const channel = 'lockstep';
/** Ms between signs of life on the line that listens, and before it is laid anew once it broke. */
const beat = 3_000;
const pause = 500;

/**
 * What nodes tell each other by NOTIFY. While the line is broken nothing is heard: what must not be missed is looked
 * at again by whoever needs it.
 */
export class PostgresNews implements News {
	readonly #db: Kysely<Schema>;
	readonly #url: string;
	/** Ours come back to us too. */
	readonly #from = crypto.randomUUID();
	readonly #listeners = new Set<(word: string) => void>();
	#line: pg.Client | null = null;
	#timer: NodeJS.Timeout | null = null;
	#closed = false;

	constructor(db: Kysely<Schema>, url: string) {
		this.#db = db;
		this.#url = url;
	}

	async tell(word: string): Promise<void> {
		const said = JSON.stringify({ from: this.#from, word });
		await sql`select pg_notify(${channel}, ${said})`.execute(this.#db);
	}

	heed(listener: (word: string) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** Listens until closed, over a line of its own. Resolves when it does so for the first time, or could not. */
	async listen(): Promise<void> {
		if (this.#closed) return;
		const line = new pg.Client(settings(this.#url));
		const again = (): void => {
			if (this.#line !== line) return;
			this.#line = null;
			this.#after(pause, () => this.listen());
		};
		this.#line = line;
		line.on('error', again);
		line.on('end', again);
		line.on('notification', ({ payload = '' }) => this.#heard(payload));
		try {
			await line.connect();
			await line.query(`listen ${channel}`);
			this.#pulse(line);
		} catch {
			again();
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		if (this.#timer) clearTimeout(this.#timer);
		const line = this.#line;
		this.#line = null;
		await line?.end().catch(() => undefined);
	}

	/** The line is cut where nothing has come over it for long, so it is asked for a word now and then. */
	#pulse(line: pg.Client): void {
		this.#after(beat, async () => {
			await line.query('select 1').catch(() => undefined);
			if (this.#line === line) this.#pulse(line);
		});
	}

	#after(ms: number, then: () => Promise<void>): void {
		if (this.#closed) return;
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void then(), ms).unref();
	}

	#heard(payload: string): void {
		const { from, word } = JSON.parse(payload) as { from: string; word: string };
		if (from !== this.#from) for (const listener of this.#listeners) listener(word);
	}
}
