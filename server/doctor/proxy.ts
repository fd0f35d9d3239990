import { WebSocket } from 'ws';
import * as v from 'valibot';
import type { Env } from '#lib/server/env.ts';
import { runningOn } from '../note.ts';
import { fine, wrong, type Finding } from './finding.ts';

const patience = 5000;
const second = 1000;

/** The server that runs on the data folder, and whether people reach it, or another node of its database, under `PUBLIC_URL`. */
export async function serverFindings({
	dataDir,
	publicUrl
}: Pick<Env, 'dataDir' | 'publicUrl'>): Promise<Finding[]> {
	const running = await runningOn(dataDir);
	if (!running)
		return [
			wrong('Server', `none runs on ${dataDir}`, 'Start it (npm start), or set LOCKSTEP_DATA as it has it.')
		];
	const near = await healthOf(running.url);
	const ready = await readyOf(running.url);
	const its = running.publicUrl;
	if (publicUrl !== null && publicUrl !== its) return [ready, otherFinding(its, publicUrl)];
	if (its === null)
		return [
			ready,
			fine('PUBLIC_URL', `not set: people use ${running.url}. Set it once a proxy stands before it`)
		];
	return [ready, ...(await publicFindings(its, near))];
}

const otherFinding = (its: string | null, ours: string): Finding =>
	wrong(
		'PUBLIC_URL',
		`the server was started ${its === null ? 'without PUBLIC_URL' : `with PUBLIC_URL=${its}`}, and here it is ${ours}`,
		'Set the address people use, with https, for both; sockets and forms from any other are refused.'
	);

const healthy = v.object({ instance: v.string(), now: v.number() });
type Health = v.InferOutput<typeof healthy>;

async function healthOf(url: string): Promise<Health | string> {
	try {
		const signal = AbortSignal.timeout(patience);
		const response = await fetch(`${url}/healthz`, { signal, redirect: 'manual' });
		if (response.status !== 200) return `it answers ${response.status}${elsewhere(response)}`;
		const parsed = v.safeParse(healthy, await response.json().catch(() => null));
		return parsed.success ? parsed.output : 'something else than Lockstep answers there';
	} catch (error) {
		const { cause } = error as { cause?: { code?: string; message?: string } };
		return cause?.code ?? cause?.message ?? (error as Error).message;
	}
}

const elsewhere = ({ headers }: Response): string => {
	const to = headers.get('location');
	return to === null ? '' : ` and sends on to ${to}`;
};

async function readyOf(url: string): Promise<Finding> {
	const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2 * patience) }).catch(
		() => null
	);
	if (response?.status === 200) return fine('Server', `ready at ${url}`);
	const says = response ? (await response.text()).trim() : 'no answer';
	return wrong(
		'Server',
		`${url} is not ready: ${says}`,
		'Look at its log, and at the disk below its data folder.'
	);
}

async function publicFindings(publicUrl: string, near: Health | string): Promise<Finding[]> {
	const far = await healthOf(publicUrl);
	if (typeof far === 'string')
		return [
			wrong(
				'PUBLIC_URL',
				`${publicUrl} is not reached: ${far}`,
				'Look at its name (DNS), its certificate, and where the proxy sends it; this machine must reach it too.'
			)
		];
	return [
		sameFinding(publicUrl, near, far),
		clockFinding(far.now - Date.now()),
		...(await socketFindings(publicUrl))
	];
}

function sameFinding(publicUrl: string, near: Health | string, far: Health): Finding {
	if (typeof near !== 'string' && near.instance === far.instance)
		return fine('PUBLIC_URL', `${publicUrl} leads here`);
	return wrong(
		'PUBLIC_URL',
		`${publicUrl} leads to another server, on other data than the one here`,
		'Send the proxy to HOST and PORT of this one; a cache must not keep /healthz.'
	);
}

function clockFinding(ahead: number): Finding {
	const says = `${Math.abs(ahead / second).toFixed(1)} s between this clock and the server’s`;
	return Math.abs(ahead) < 5 * second
		? fine('Clocks', says)
		: wrong('Clocks', says, 'Let both machines set their clocks by NTP (timedatectl set-ntp true).');
}

/** Nobody is signed in here: a server that is reached lets the socket open and sends it away by name. */
async function socketFindings(publicUrl: string): Promise<Finding[]> {
	const ours = await knock(publicUrl, publicUrl);
	const foreign = await knock(publicUrl, 'https://elsewhere.invalid');
	return [passFinding(ours), ...(ours.kind === 'closed' ? [originFinding(foreign)] : [])];
}

function passFinding(knocked: Knocked): Finding {
	const what = 'WebSocket';
	if (knocked.kind === 'closed' && knocked.code === 4401)
		return fine(what, 'the upgrade passes, with its Origin');
	if (knocked.kind === 'refused' && knocked.status === 403)
		return wrong(
			what,
			'the server does not take its own Origin',
			'Start the server with this PUBLIC_URL, and let the proxy pass Host and Origin on as they come.'
		);
	const says = knocked.kind === 'refused' ? `the upgrade is answered by ${knocked.status}` : saidOf(knocked);
	return wrong(
		what,
		says,
		'Let the proxy pass upgrades on (HTTP/1.1, “Upgrade” and “Connection” headers) under /sync/, and keep idle sockets for a minute.'
	);
}

const saidOf = (knocked: Exclude<Knocked, { kind: 'refused' }>): string =>
	knocked.kind === 'closed' ? `the socket was closed by ${knocked.code}` : knocked.because;

const originFinding = (knocked: Knocked): Finding =>
	knocked.kind === 'refused' && knocked.status === 403
		? fine('Origin', 'a page of somebody else’s is refused')
		: wrong(
				'Origin',
				'a page of somebody else’s could open sockets',
				'Let the proxy pass the Origin header on as it comes.'
			);

type Knocked =
	| { readonly kind: 'closed'; readonly code: number }
	| { readonly kind: 'refused'; readonly status: number }
	| { readonly kind: 'failed'; readonly because: string };

/** Opens a socket as a page of `origin` would, and says what became of it. */
function knock(url: string, origin: string): Promise<Knocked> {
	return new Promise((resolve) => {
		const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync/doctor/agreed@1`, {
			headers: { origin },
			handshakeTimeout: patience
		});
		const timer = setTimeout(
			() => end({ kind: 'failed', because: 'nothing was said on the socket' }),
			patience
		);
		const end = (knocked: Knocked) => {
			clearTimeout(timer);
			socket.terminate();
			resolve(knocked);
		};
		socket.on('close', (code) => end({ kind: 'closed', code }));
		socket.on('unexpected-response', (_request, response) =>
			end({ kind: 'refused', status: response.statusCode ?? 0 })
		);
		socket.on('error', (error) => end({ kind: 'failed', because: error.message }));
	});
}
