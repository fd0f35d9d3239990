import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debian = '/usr/lib/postgresql';

/** What a test says where there is none. */
export const noPostgres =
	'no PostgreSQL was found and none could be fetched; install one ("apt-get install postgresql") or put its initdb into PATH.';

/** The folder of PostgreSQL's programs on this machine, the newest where there are several, or undefined. */
export function findPostgres(): string | undefined {
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [
		...(process.env['PATH'] ?? '').split(delimiter),
		...versions.map((version) => join(debian, version, 'bin'))
	];
	return folders.find((folder) =>
		['initdb', 'postgres'].every((program) => existsSync(join(folder, program)))
	);
}

/** As `findPostgres`, but gets one from the system where there is none: as root, on Debian. */
export const ensurePostgres = (): string | undefined => findPostgres() ?? fromDebian();

function fromDebian(): string | undefined {
	if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
	spawnSync('apt-get', ['install', '-y', '-qq', 'postgresql'], { stdio: 'ignore', env });
	return findPostgres();
}
