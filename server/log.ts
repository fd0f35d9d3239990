import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { LogLevel } from '#lib/server/env.ts';

/**
 * What a server tells whoever runs it: a JSON object a line, or a line to read in a terminal. Never what people wrote,
 * nor anything that lets somebody in: only codes, statuses, durations, ids, and addresses without their query.
 */
export type Log = Logger;

export const createLog = (level: LogLevel, to: DestinationStream = process.stdout): Log =>
	pino(
		{
			level,
			timestamp: stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
			serializers: { err: faultOf }
		},
		to
	);

/** For whoever serves without telling anybody. */
export const quiet: Log = pino({ level: 'silent' });

/** Errors whose message quotes what was to be read. */
const quoting = new Set(['SyntaxError', 'ValiError', 'URIError']);

interface Fault {
	readonly type: string;
	readonly message?: string;
	readonly code?: string;
	readonly at?: readonly string[];
	readonly cause?: unknown;
}

/** An error as it may be told: where it happened and why, without the text it may quote. */
function faultOf(error: unknown): Fault {
	if (!(error instanceof Error)) return { type: typeof error };
	const { name, message, stack = '', cause } = error;
	const { code } = error as { readonly code?: unknown };
	return {
		type: name,
		...(quoting.has(name) ? {} : { message }),
		...(typeof code === 'string' ? { code } : {}),
		// The first lines of a stack are the message once more.
		at: stack
			.split('\n')
			.filter((line) => /^ +at /.test(line))
			.map((line) => line.trim()),
		...(cause === undefined ? {} : { cause: faultOf(cause) })
	};
}

const wellFormed = /^[\w.:-]{8,128}$/;

/** The id under which a request is told of: as whoever asks has named it, or a fresh one. */
export function requestIdOf({ headers }: IncomingMessage): string {
	const given = headers['x-request-id'];
	return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
}

const hidden = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err']);

/** Lines for eyes: time, level, what happened, and what is said of it. */
export const readable = (write: (text: string) => void): DestinationStream => ({
	write(line) {
		const told = JSON.parse(line) as Record<string, unknown> & { time: string; level: string; msg?: string };
		const more = Object.entries(told)
			.filter(([key]) => !hidden.has(key))
			.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
		const head = [told.time.slice(11, 19), told.level.padEnd(5), told.msg ?? '', ...more].join(' ');
		write([head, ...faultLines(told['err'])].join('\n') + '\n');
	}
});

function faultLines(err: unknown, depth = 1): string[] {
	if (typeof err !== 'object' || err === null) return [];
	const { type, message, code, at = [], cause } = err as Fault;
	const indent = '  '.repeat(depth);
	const said = [type, code, message].filter((each) => each !== undefined).join(' ');
	return [indent + said, ...at.map((line) => `${indent}  ${line}`), ...faultLines(cause, depth + 1)];
}
