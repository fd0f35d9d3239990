import { resolve } from 'node:path';
import * as v from 'valibot';

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
/** From how grave on something is told. */
export type LogLevel = (typeof logLevels)[number];

/** What the surroundings say. Read once; a wrong value ends the start with a sentence. */
export interface Env {
	readonly port: number;
	readonly host: string;
	/** Absolute path of the data folder. */
	readonly dataDir: string;
	/** The origin people reach it under (`https://lockstep.example`), or null where that was not said. */
	readonly publicUrl: string | null;
	/** A PostgreSQL database that holds everything in place of the data folder; with credentials, so never shown. */
	readonly databaseUrl: string | null;
	/** Where other nodes on that database reach this one; null: by what it listens on. */
	readonly nodeAddress: string | null;
	/** The header in which a proxy names the visitor, in lower case. */
	readonly addressHeader: string | null;
	/** What whoever reads the figures from elsewhere brings. */
	readonly metricsToken: string | null;
	readonly logLevel: LogLevel;
	/** A backlog for tests and benches. */
	readonly portfolio: string | null;
}

/** The surroundings say something that can't be meant; the message is for whoever starts the server. */
export class EnvError extends Error {
	override readonly name = 'EnvError';
}

const origin = v.pipe(
	v.string(),
	v.url('PUBLIC_URL is not an address: write it like https://lockstep.example'),
	v.transform((text) => new URL(text)),
	v.check(({ protocol }) => /^https?:$/.test(protocol), 'PUBLIC_URL begins with http:// or https://'),
	v.check(
		(url) => url.pathname === '/' && !url.search && !url.hash && !url.username,
		'PUBLIC_URL names no path: Lockstep lives at the root of its own address'
	),
	v.transform((url) => url.origin)
);
const wrongPort = 'PORT is a number from 1 to 65535';
const port = v.pipe(
	v.string(),
	v.regex(/^\d{1,5}$/, wrongPort),
	v.transform(Number),
	v.minValue(1, wrongPort),
	v.maxValue(65535, wrongPort)
);

const isDatabase = (text: string): boolean => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '');
// What was given holds a password, so it is not repeated.
const wrongDatabase =
	'DATABASE_URL is no PostgreSQL address: write it like postgres://name:password@host/database';
const wrongAddress = 'NODE_ADDRESS is where other nodes reach this one: write it like http://10.0.0.5:4600';

const schema = v.object({
	PORT: v.optional(port, '4600'),
	HOST: v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'HOST is a name or an address')), 'localhost'),
	LOCKSTEP_DATA: v.optional(
		v.pipe(
			v.string(),
			v.transform((path) => resolve(path))
		),
		'./data'
	),
	PUBLIC_URL: v.optional(origin),
	DATABASE_URL: v.optional(v.pipe(v.string(), v.check(isDatabase, wrongDatabase))),
	NODE_ADDRESS: v.optional(v.pipe(v.string(), v.regex(/^http:\/\/[\w.:[\]-]+$/, wrongAddress))),
	ADDRESS_HEADER: v.optional(
		v.pipe(v.string(), v.regex(/^[\w-]+$/, 'ADDRESS_HEADER is the name of a header'), v.toLowerCase())
	),
	METRICS_TOKEN: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[\w.~+/=-]{16,256}$/, 'METRICS_TOKEN has 16 characters or more, and no spaces')
		)
	),
	LOG_LEVEL: v.optional(v.picklist(logLevels, `LOG_LEVEL is one of ${logLevels.join(', ')}`), 'info'),
	LOCKSTEP_PORTFOLIO: v.optional(v.string())
});

/** Reads the surroundings; an empty variable counts as not set. Throws `EnvError`. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
	const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(schema, set, { abortEarly: true });
	if (!parsed.success) throw new EnvError(parsed.issues[0].message);
	const { PORT, HOST, LOCKSTEP_DATA, PUBLIC_URL, DATABASE_URL, NODE_ADDRESS, LOCKSTEP_PORTFOLIO } =
		parsed.output;
	const { ADDRESS_HEADER, METRICS_TOKEN, LOG_LEVEL } = parsed.output;
	return {
		port: PORT,
		host: HOST,
		dataDir: LOCKSTEP_DATA,
		publicUrl: PUBLIC_URL ?? null,
		databaseUrl: DATABASE_URL ?? null,
		nodeAddress: NODE_ADDRESS ?? null,
		addressHeader: ADDRESS_HEADER ?? null,
		metricsToken: METRICS_TOKEN ?? null,
		logLevel: LOG_LEVEL,
		portfolio: LOCKSTEP_PORTFOLIO ?? null
	};
}

let read: Env | null = null;
/** This process's surroundings. */
export const environment = (): Env => (read ??= readEnv(process.env));

/** Whether browsers reach it by https, so that cookies may insist on it. */
export const isSecure = (env: Pick<Env, 'publicUrl'>): boolean =>
	env.publicUrl?.startsWith('https:') ?? false;

/** Whether only this machine can reach it. */
export const isLoopback = (env: Pick<Env, 'host'>): boolean =>
	env.host === 'localhost' || env.host === '::1' || /^127\./.test(env.host);
