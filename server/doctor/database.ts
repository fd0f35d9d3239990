import { askPostgres } from '#lib/server/storage/sql/asking.ts';
import { lookIntoPostgres } from '#lib/server/storage/sql/looking.ts';
import { clockFinding, schemaFinding } from './data.ts';
import { fine, wrong, type Finding } from './finding.ts';
import { speedFinding } from './machine.ts';

/** The oldest PostgreSQL that the tests are run on. */
const oldest = 15;
/** Ms. */
const bearable = 5000;

/** A PostgreSQL database: whether it answers and is safe, how fast it writes, of which version it is, and its clock. */
export async function databaseFindings(url: string): Promise<Finding[]> {
	try {
		const { name, version, ahead, commits } = await askPostgres(url);
		const todo = 'Give PostgreSQL a faster disk, or bring it nearer: each answer waits for that.';
		const found = [versionFinding(name, version), speedFinding(commits, todo), aheadFinding(ahead)];
		return [...found, ...(await schemaFindings(url))];
	} catch (error) {
		const todo = 'Look whether it runs, at DATABASE_URL (and PGPASSWORD), and at its own log.';
		return [wrong('Database', (error as Error).message, todo)];
	}
}

const versionFinding = (name: string, version: string): Finding =>
	Number.parseInt(version) >= oldest
		? fine('Database', `${name} is PostgreSQL ${version}`)
		: wrong('Database', `${name} is PostgreSQL ${version}`, `Bring it to ${oldest} or later.`);

/** Leases run by its clock, entries bear this one's. */
function aheadFinding(ahead: number): Finding {
	const says = `${Math.abs(ahead / 1000).toFixed(1)} s between this clock and the database’s`;
	return Math.abs(ahead) < bearable
		? fine('Database clock', says)
		: wrong('Database clock', says, 'Let both machines set their clocks by NTP (timedatectl set-ntp true).');
}

async function schemaFindings(url: string): Promise<Finding[]> {
	try {
		const looked = await lookIntoPostgres(url);
		try {
			const before = ': stop all nodes and take a copy by pg_dump before';
			return [schemaFinding(looked.steps, before), clockFinding(await looked.newest(), Date.now())];
		} finally {
			await looked.close();
		}
	} catch (error) {
		const todo = 'Start the version that wrote it; if none has yet, start Lockstep, which makes its tables.';
		return [wrong('Schema', (error as Error).message, todo)];
	}
}
