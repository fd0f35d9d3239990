import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '#lib/server/env.ts';
import { flawIn } from '#lib/server/storage/sql/backup.ts';
import { lookInto } from '#lib/server/storage/sql/looking.ts';
import { newestStep } from '#lib/server/storage/sql/migrate.ts';
import { fine, wrong, type Finding } from './finding.ts';

const minute = 60_000;

/** The data: whether the database is whole, of which version, and not written later than now. */
export async function dataFindings({ dataDir }: Pick<Env, 'dataDir'>): Promise<Finding[]> {
	const file = join(dataDir, 'lockstep.db');
	if (!existsSync(file)) return [fine('Database', `none yet in ${dataDir}: the first start makes it`)];
	try {
		const looked = await lookInto(file);
		try {
			return [
				wholeFinding(file),
				schemaFinding(looked.steps),
				clockFinding(await looked.newest(), Date.now())
			];
		} finally {
			await looked.close();
		}
	} catch (error) {
		const todo = 'Start the version that wrote it, or restore a backup: npm run lockstep -- restore FILE';
		return [wrong('Database', (error as Error).message, todo)];
	}
}

function wholeFinding(file: string): Finding {
	const flaw = flawIn(file);
	if (flaw === null) return fine('Database', `${file} is whole`);
	return wrong('Database', flaw, 'Stop the server, move the data folder away, and restore a backup.');
}

/** `before`: what to do before the next start changes it. */
export function schemaFinding(steps: readonly string[], before = ''): Finding {
	const last = steps.at(-1) ?? 'none';
	const says = last === newestStep ? last : `${last}; the next start brings it to ${newestStep}${before}`;
	return fine('Schema', says);
}

/** Time never runs backwards in a log: with a clock that was set back, all that is decided bears the time of the last entry. */
export function clockFinding(newest: number, now: number): Finding {
	if (newest <= now + minute) return fine('Clock', `${new Date(now).toISOString()}, behind no entry`);
	const ahead = Math.round((newest - now) / minute);
	return wrong(
		'Clock',
		`the newest entry is ${ahead} minutes later than this machine’s clock`,
		'Let the machine set its clock by NTP (timedatectl set-ntp true).'
	);
}
