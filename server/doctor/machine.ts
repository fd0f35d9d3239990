import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Env } from '#lib/server/env.ts';
import { fine, wrong, type Finding } from './finding.ts';

/** The oldest Node the product runs on: the launcher asks for the same. */
const oldest = { major: 22, minor: 17 } as const;
const megabyte = 1024 * 1024;
/** Less than that, and a busy session fills it. */
const enough = 500 * megabyte;
/** Ms an `fsync` may take before people wait for their answers. */
const bearable = 100;

/** The machine: its Node, and the disk under the data folder where that holds the data. */
export const machineFindings = ({
	dataDir,
	databaseUrl
}: Pick<Env, 'dataDir' | 'databaseUrl'>): Finding[] => [
	nodeFinding(process.versions.node),
	...(databaseUrl === null ? diskFindings(dataDir) : [])
];

/** Exported for its test: another version can't be put in place of this one. */
function nodeFinding(version: string): Finding {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const isNew = major > oldest.major || (major === oldest.major && minor >= oldest.minor);
	return isNew
		? fine('Node', version)
		: wrong(
				'Node',
				`${version} is too old`,
				`Start by “npm start”, which brings its own, or install Node ${oldest.major}.${oldest.minor} or newer.`
			);
}

function diskFindings(dataDir: string): Finding[] {
	// Before the first start its folder is where it will be made.
	const folder = existsSync(dataDir) ? dataDir : dirname(dataDir);
	try {
		return [spaceFinding(folder), syncFinding(folder)];
	} catch (error) {
		return [
			wrong(
				'Data folder',
				`${folder} can’t be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
				'Give it to the user that runs the server, mount it writable, or set LOCKSTEP_DATA to another.'
			)
		];
	}
}

function spaceFinding(folder: string): Finding {
	const { bavail, bsize } = statfsSync(folder);
	const free = bavail * bsize;
	const says = `${Math.floor(free / megabyte)} MB free in ${folder}`;
	return free >= enough
		? fine('Disk space', says)
		: wrong('Disk space', says, 'Make room: when it is full, nothing is saved until there is some again.');
}

function syncFinding(folder: string): Finding {
	const file = join(folder, `.lockstep-doctor-${process.pid}`);
	const open = openSync(file, 'wx', 0o600);
	try {
		const took = Array.from({ length: 15 }, () => {
			writeSync(open, Buffer.alloc(8192, 1), 0, 8192, 0);
			const began = performance.now();
			fsyncSync(open);
			return performance.now() - began;
		});
		return speedFinding(took, 'Put the data folder on a local disk: each answer waits for that.');
	} finally {
		closeSync(open);
		rmSync(file, { force: true });
	}
}

/** What each decision waits for, by a few ms it took. The median, for one may meet something else. */
export function speedFinding(took: readonly number[], todo: string): Finding {
	const median = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
	const says = `${median.toFixed(1)} ms to be on disk (median of ${took.length})`;
	return median <= bearable ? fine('Disk speed', says) : wrong('Disk speed', says, todo);
}
