import type { Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from 'kysely/migration';
import { StorageError } from '../ports.ts';
import type { Schema } from './schema.ts';
import * as beginning from './migrations/0001-beginning.ts';
import * as talkingPointLinks from './migrations/0002-talking-point-links.ts';
import * as freeArchives from './migrations/0003-free-archives.ts';
import * as nodes from './migrations/0004-nodes.ts';

/** Every step there is, in the order of the names. A step that was released never changes. */
const steps: Readonly<Record<string, Migration>> = {
	'0001-beginning': beginning,
	'0002-talking-point-links': talkingPointLinks,
	'0003-free-archives': freeArchives,
	'0004-nodes': nodes
};

/** What the schema of this version is called. */
export const newestStep = Object.keys(steps).sort().at(-1) ?? '';

/** Which steps a database has taken, and which it has still to take. */
export interface Steps {
	readonly taken: readonly string[];
	readonly pending: readonly string[];
}

/** Brings the schema up to date, each step whole or not at all. Throws `StorageError`. */
export async function migrate(db: Kysely<Schema>, { pending }: Steps): Promise<void> {
	if (pending.length === 0) return;
	const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...steps }) } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw new StorageError('The store could not be brought up to date.', { cause: error });
}

/** For whoever does not migrate: throws `StorageError` unless the schema is exactly this version's. */
export async function assertCurrent(db: Kysely<Schema>): Promise<void> {
	const { pending } = await pendingSteps(db);
	if (pending.length > 0)
		throw new StorageError('The store has not been brought up to date yet; start Lockstep first.');
}

/** Where a database stands. Throws `StorageError` where it is a newer one. */
export async function pendingSteps(db: Kysely<Schema>): Promise<Steps> {
	const names = knownSteps(await taken(db));
	return { taken: names, pending: Object.keys(steps).filter((name) => !names.includes(name)) };
}

/** The same names, where all are known here. Throws `StorageError` where a newer version has taken steps. */
export function knownSteps(names: readonly string[]): readonly string[] {
	const unknown = names.find((name) => !(name in steps));
	if (unknown !== undefined)
		throw new StorageError(
			`The store was written by a newer Lockstep (step "${unknown}" is not known here). Start that version, restore a backup that this one wrote, or use another data folder or database.`
		);
	return names;
}

async function taken(db: Kysely<Schema>): Promise<readonly string[]> {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
	return stepsIn(db);
}

/** The steps that a database says it has taken, in their order. Rejects where it is none of ours. */
export async function stepsIn(db: Kysely<Schema>): Promise<readonly string[]> {
	const rows = await db
		.$extendTables<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>()
		.selectFrom(DEFAULT_MIGRATION_TABLE)
		.select('name')
		.orderBy('name')
		.execute();
	return rows.map(({ name }) => name);
}
