import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { Content, SeatKind } from '#lib/domain/board.ts';
import { idOf, type ActId, type PersonId, type ProductId, type ProposalId } from '#lib/domain/ids.ts';
import type { Answer } from '#lib/document/messages.ts';
import { portfolio } from '../fixtures/portfolio.ts';
import type { Lockstep } from './lockstep.ts';
import { readPictures } from './picture.ts';

/** What a browser keeps of somebody who is signed in. */
type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Somebody with a seat, signed in by a link of the first run. */
export interface Guest {
	readonly name: string;
	readonly person: PersonId;
	readonly kept: Kept;
}

/** The people of the first run's demo organization who get a link in the terminal. */
export const names = {
	dana: 'Dana Whitfield',
	tomas: 'Tomás Herrera',
	ingrid: 'Ingrid Solberg',
	rob: 'Rob Castellano'
} as const;
export type Who = keyof typeof names;

/** Seats the portfolio's board is held with; Dana administers the server too. */
const seats: Readonly<Record<Who, readonly SeatKind[]>> = {
	dana: ['facilitator'],
	tomas: ['product-owner'],
	ingrid: ['product-owner'],
	rob: ['stakeholder']
};
/** Whose products of the portfolio are whose. */
export const owned = { tomas: 'kubelet', ingrid: 'kube-apiserver' } as const;

/** A server with people in it, and a browser for each. */
export interface House {
	readonly lockstep: Lockstep;
	readonly guests: Readonly<Record<Who, Guest>>;
	/** A browser of its own in which `who` is signed in. */
	enter(who: Who, options?: BrowserContextOptions): Promise<BrowserContext>;
	/** A browser of its own in which nobody is. */
	stranger(options?: BrowserContextOptions): Promise<BrowserContext>;
	/** Asks the door for an act as somebody. Throws where it is refused. */
	does(who: Who, board: string, act: AskedAct): Promise<void>;
	get(who: Who, path: string): Promise<Response>;
	/** Founds a board on the portfolio, or on another CSV; seats everybody, gives two products their owners where they are there. */
	found(name: string, csv?: string): Promise<Founded>;
	/** Schedules the next session, prepares it as far as to open it, and opens it. */
	open(board: string): Promise<void>;
	/** The same with goals set and everybody ready. */
	prepareAndOpen(board: string): Promise<void>;
	/** Closes the session, reads back what was decided, lets everybody sign whose signature is missing, and locks it. */
	readBackSignLock(board: string): Promise<void>;
}

export interface Founded {
	readonly board: string;
	readonly content: Content;
	readonly path: string;
}

/** Motion is left out: what is shown is where it will stay. */
const calm: BrowserContextOptions = {
	viewport: { width: 1920, height: 1080 },
	reducedMotion: 'reduce',
	timezoneId: 'Europe/Berlin',
	locale: 'en-GB'
};

/** Signs the people of the first run in by the links its terminal shows, and opens the house. */
export async function openHouse(browser: Browser, lockstep: Lockstep): Promise<House> {
	const { url } = lockstep;
	const stranger = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
		const context = await browser.newContext({ baseURL: url, ...calm, ...options });
		await readPictures(context);
		return context;
	};
	const kept = {
		dana: await signIn(await stranger(), lockstep.link(names.dana)),
		tomas: await signIn(await stranger(), lockstep.link(names.tomas)),
		ingrid: await signIn(await stranger(), lockstep.link(names.ingrid)),
		rob: await signIn(await stranger(), lockstep.link(names.rob))
	};
	const request = (who: Who, path: string, init: RequestInit = {}): Promise<Response> => {
		const headers = new Headers(init.headers);
		headers.set('cookie', kept[who].cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
		headers.set('origin', url);
		return fetch(url + path, { ...init, headers });
	};
	const post = async (who: Who, path: string, body: unknown): Promise<unknown> => {
		const response = await request(who, path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		const text = await response.text();
		if (response.ok || response.status === 409) return JSON.parse(text);
		throw new Error(`${path} answers ${response.status}: ${text}`);
	};
	const asks = async (who: Who, board: string, act: AskedAct): Promise<Answer> =>
		(await post(who, `/api/v1/boards/${board}/acts`, { id: freshId(), act })) as Answer;
	const does = async (who: Who, board: string, act: AskedAct): Promise<void> => {
		const answer = await asks(who, board, act);
		if (!answer.ok) throw new Error(`${act.kind}: ${answer.refusal.because}`);
	};
	const guests = await guestsOf((path) => request('dana', path), kept);
	return {
		lockstep,
		guests,
		does,
		stranger,
		enter: (who, options) => stranger({ storageState: kept[who], ...options }),
		get: (who, path) => request(who, path),
		async found(name, csv) {
			const file = { base64: Buffer.from(csv ?? portfolio().bytes).toString('base64') };
			const made = await post('dana', '/api/v1/boards', { name, zone: 'Europe/Berlin', file });
			const { board } = made as { board: string };
			for (const who of whos)
				await does('dana', board, { kind: 'seat', person: guests[who].person, seats: seats[who] });
			const snapshot = await request('dana', `/api/v1/boards/${board}/snapshots/0`);
			const { agreed: content } = (await snapshot.json()) as { agreed: Content };
			for (const who of ['tomas', 'ingrid'] as const) {
				if (content.products.every((each) => each.name !== owned[who])) continue;
				const product = productCalled(content, owned[who]);
				await does('dana', board, { kind: 'own', product, person: guests[who].person });
			}
			return { board, content, path: `/boards/${board}` };
		},
		async open(board) {
			await does('dana', board, called());
			await does('dana', board, { kind: 'prepare' });
			await does('dana', board, { kind: 'open', anyway: true });
		},
		async prepareAndOpen(board) {
			await does('dana', board, called());
			await does('dana', board, { kind: 'prepare' });
			await does('dana', board, { kind: 'set-goals', goals: ['Agree on the next release'] });
			for (const who of ['tomas', 'ingrid'] as const)
				await does(who, board, { kind: 'say-ready', ready: true });
			await does('dana', board, { kind: 'open' });
		},
		async readBackSignLock(board) {
			const lock = { kind: 'lock', next: Date.now() + 7 * 86_400_000 } as const;
			await does('dana', board, { kind: 'close' });
			const refused = await asks('dana', board, lock);
			if (refused.ok) return;
			const { missing = [] } = refused.refusal;
			for (const { what, about = '' } of missing)
				if (what === 'read-back')
					await does('dana', board, { kind: 'read-back', proposal: idOf<ProposalId>(about) });
			const asked = new Set(
				missing.flatMap(({ what, whom }) => (what === 'signatures' ? whom.slice(0, 1) : []))
			);
			for (const who of whos)
				if (asked.has(guests[who].person)) await does(who, board, { kind: 'sign-agreement' });
			await does('dana', board, lock);
		}
	};
}

const called = (): AskedAct => ({ kind: 'schedule', startsAt: Date.now() + 60_000, minutes: 90 });

const whos = ['dana', 'tomas', 'ingrid', 'rob'] as const;

/** Ids are the asker's to make. */
const freshId = (): ActId => idOf<ActId>(crypto.randomUUID());

export function productCalled({ products }: Content, name: string): ProductId {
	const product = products.find((each) => each.name === name);
	if (!product) throw new Error(`The portfolio has no product ${name}.`);
	return product.id;
}

/** Follows a one-time link, and keeps what the browser then holds. */
async function signIn(context: BrowserContext, link: string): Promise<Kept> {
	const page = await context.newPage();
	await page.goto(link);
	await page.waitForURL('**/');
	const kept = await context.storageState();
	await context.close();
	return kept;
}

async function guestsOf(
	get: (path: string) => Promise<Response>,
	kept: Readonly<Record<Who, Kept>>
): Promise<Record<Who, Guest>> {
	const home = await (await get('/')).text();
	const board = /\/boards\/(?!new)(\w+)/.exec(home)?.[1] ?? '';
	const people = (await (await get(`/api/v1/boards/${board}/people`)).json()) as {
		readonly person: PersonId;
		readonly name: string;
	}[];
	const guest = (who: Who): Guest => {
		const found = people.find(({ name }) => name.startsWith(names[who]));
		if (!found) throw new Error(`${names[who]} has no seat on the demo board.`);
		return { name: found.name, person: found.person, kept: kept[who] };
	};
	return { dana: guest('dana'), tomas: guest('tomas'), ingrid: guest('ingrid'), rob: guest('rob') };
}
