import type { Env } from '#lib/server/env.ts';
import { dataFindings } from '../doctor/data.ts';
import { databaseFindings } from '../doctor/database.ts';
import type { Finding } from '../doctor/finding.ts';
import { machineFindings } from '../doctor/machine.ts';
import { serverFindings } from '../doctor/proxy.ts';

/** `lockstep doctor`: prints what was looked at, what is wrong with it, and what to do. Answers the exit code. */
export async function doctor(env: Env): Promise<number> {
	const { databaseUrl } = env;
	const data = databaseUrl === null ? dataFindings(env) : databaseFindings(databaseUrl);
	const findings = [...machineFindings(env), ...(await data), ...(await serverFindings(env))];
	for (const finding of findings) console.log(lineOf(finding));
	const wrong = findings.filter(({ ok }) => !ok).length;
	console.log(
		wrong === 0 ? 'Nothing is wrong.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`
	);
	return wrong === 0 ? 0 : 1;
}

const lineOf = (finding: Finding): string =>
	finding.ok
		? `ok     ${finding.what}: ${finding.says}`
		: `WRONG  ${finding.what}: ${finding.says}\n       → ${finding.todo}`;
