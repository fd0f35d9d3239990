import { parseArgs } from 'node:util';

/** What stands behind `npm run bench --`: names of benches, and how they are to be run. Throws where there is no such option. */
export function asked(words = process.argv.slice(2)) {
	const { positionals, values } = parseArgs({
		args: words,
		allowPositionals: true,
		options: {
			/** Beside others, which are installed then. */
			peers: { type: 'boolean', default: false },
			/** So many people in place of those it would take. */
			people: { type: 'string' },
			/** For so many minutes, to see whether memory stays flat. */
			soak: { type: 'string' },
			/** Ms by which each `fsync` is slower than it is. */
			fsync: { type: 'string' },
			/** On PostgreSQL too. */
			postgres: { type: 'boolean', default: false }
		}
	});
	return {
		names: positionals,
		peers: values.peers,
		postgres: values.postgres,
		people: values.people?.split(',').map((each) => numberIn('people', each)) ?? null,
		soak: values.soak === undefined ? null : numberIn('soak', values.soak),
		fsync: values.fsync === undefined ? null : numberIn('fsync', values.fsync)
	};
}

function numberIn(option: string, text: string): number {
	const number = Number(text);
	if (text !== '' && number >= 0 && Number.isFinite(number)) return number;
	throw new Error(`--${option} takes a number, and ${text} is none.`);
}
