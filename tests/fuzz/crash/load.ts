import type { Answer } from '#lib/document/messages.ts';
import { tableOf } from '#lib/document/agreed.ts';
import { dropMark, markAt, namesIn, putMark } from '#lib/document/free.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { Session } from '#lib/domain/board.ts';
import { idOf, type MarkId, type ProposalId } from '#lib/domain/ids.ts';
import { items, move, proposal, timeboxes } from '#lib/domain/testing/board.ts';
import { board, freshId, type Caller } from '../../flows/house.ts';
import { freshMark, hang, noteOf } from '../../flows/frames.ts';
import type { Chance } from '../rules/chance.ts';
import type { Asked, Ledger } from './ledger.ts';
import type { Seat } from './seat.ts';

/** What people do at once on a board, until they are told to end. Whoever gets no answer comes again. */

interface Around {
	readonly ledger: Ledger;
	readonly chance: Chance;
	readonly url: () => string;
	readonly ended: () => boolean;
	/** Somebody asks for the lock. */
	readonly locking?: () => void;
}

/** Asks by the seat's socket, or over HTTP as the command line does. Null where nobody says what became of it. */
async function asks(seat: Seat, act: AskedAct, { ledger, chance, url }: Around): Promise<Answer | null> {
	const asked = ledger.asks(seat.caller, freshId(), act);
	const answer = chance.once(5) ? await post(url(), asked) : await seat.ask(asked.id, act);
	ledger.answers(asked, answer);
	return answer;
}

/** Null where there is no answer. */
export async function post(url: string, { by, id, act }: Asked): Promise<Answer | null> {
	try {
		const response = await fetch(`${url}/api/v1/boards/${board}/acts`, {
			method: 'POST',
			body: JSON.stringify({ id, act }),
			headers: { 'content-type': 'application/json', origin: url, cookie: by.cookie },
			signal: AbortSignal.timeout(10_000)
		});
		return [200, 409].includes(response.status) ? ((await response.json()) as Answer) : null;
	} catch {
		return null;
	}
}

/** Talking points, moves, requests, and what they may not: one after the other. */
export async function acting(seat: Seat, around: Around): Promise<void> {
	for (let n = 0; !around.ended(); n += 1) {
		const answer = await asks(seat, wish(around.chance, n, seat.caller), around);
		if (answer?.ok && around.chance.once(2)) await withdrawn(seat, answer, around);
		if (!answer) await again(seat);
	}
}

const again = async (seat: Seat): Promise<void> => {
	await Promise.race([seat.here(), new Promise((resolve) => setTimeout(resolve, 20))]);
	await new Promise((resolve) => setImmediate(resolve));
};

const wish = (chance: Chance, n: number, { person }: Caller): AskedAct => {
	const apps = [items.a1, items.a2, items.a3];
	const to = { timebox: chance.of([timeboxes.spring, timeboxes.summer]) };
	return chance.weighted<AskedAct>([
		[6, { kind: 'add-point', text: `Point ${n} of ${person}`, changes: [] }],
		[4, proposal(move(chance.of(apps), to))],
		[1, { kind: 'comment', proposal: idOf<ProposalId>('none-of-that-name'), text: 'To nobody' }],
		[1, { kind: 'say-ready', ready: chance.once(2) }]
	]);
};

/** What is left open would hold the lock up: who proposed something takes it back, if it was not agreed at once. */
async function withdrawn(seat: Seat, { id }: Answer, around: Around): Promise<void> {
	const open = tableOf(seat.agreed).proposals.get(idOf<ProposalId>(id));
	if (open?.outcome.kind === 'open') await asks(seat, { kind: 'withdraw', proposal: open.id }, around);
}

/** Takes the session from state to state, wherever a crash has left it: each lock turns a generation. */
export async function facilitating(
	seat: Seat,
	signers: ReadonlyMap<string, Seat>,
	around: Around
): Promise<void> {
	while (!around.ended()) {
		const answer = await oneStep(seat, signers, around);
		if (!answer) await again(seat);
	}
}

async function oneStep(
	seat: Seat,
	signers: ReadonlyMap<string, Seat>,
	around: Around
): Promise<Answer | null> {
	const session = newest([...tableOf(seat.agreed).sessions.values()]);
	if (session?.state === 'scheduled') return asks(seat, { kind: 'prepare' }, around);
	if (session?.state === 'preparing') return asks(seat, { kind: 'open', anyway: true }, around);
	if (session?.state === 'closing') return tryToLock(seat, signers, around);
	if (session?.state === 'open' && around.chance.once(8)) return asks(seat, { kind: 'close' }, around);
	return asks(seat, { kind: 'add-point', text: 'Meanwhile', changes: [] }, around);
}

const newest = (sessions: readonly Session[]): Session | undefined =>
	sessions.toSorted((a, b) => b.number - a.number)[0];

/** Asks for the lock, and has those do what it still waits for. */
async function tryToLock(
	seat: Seat,
	signers: ReadonlyMap<string, Seat>,
	around: Around
): Promise<Answer | null> {
	around.locking?.();
	const answer = await asks(seat, { kind: 'lock', next: Date.now() + 86_400_000 }, around);
	if (!answer || answer.ok) return answer;
	for (const { what, about = '', whom } of answer.refusal.missing ?? []) {
		const about_ = idOf<ProposalId>(about);
		const signer = signers.get(whom[0] ?? '') ?? seat;
		if (what === 'read-back') await asks(seat, { kind: 'read-back', proposal: about_ }, around);
		if (what === 'signatures') await asks(signer, { kind: 'sign-agreement' }, around);
		if (what === 'undecided') await asks(seat, { kind: 'postpone', proposal: about_ }, around);
	}
	return answer;
}

/** Puts notes up, writes in them, takes them away, and asks now and then whether that is kept. */
export async function drawing(seat: Seat, { ledger, chance, ended }: Around): Promise<void> {
	const since = new Set<MarkId>();
	let drawnOn = seat.draft;
	for (let n = 0; !ended(); n += 1) {
		if (!seat.isHere) {
			await again(seat);
			continue;
		}
		const doc = seat.draft;
		// What was on its way when a generation turned is in neither, and nobody will say that it is kept.
		if (doc !== drawnOn) since.clear();
		drawnOn = doc;
		const mine = namesIn(doc).filter((id) => markAt(doc, id)?.by === seat.caller.person);
		const mark = mine.length > 0 && chance.once(2) ? chance.of(mine) : freshMark();
		const text = chance.once(6) && mine.includes(mark) ? null : `${n} ${freshId()}`;
		const was = markAt(doc, mark);
		// Said before it is written: at the moment it is, it is on its way.
		ledger.draws(mark, text);
		since.add(mark);
		if (text === null) dropMark(doc, mark);
		else if (was?.kind === 'note') putMark(doc, mark, { ...was, text });
		else hang(doc, mark, noteOf(seat.caller, text));
		if (chance.once(3)) {
			const kept = ledger.aboutToConfirm([...since]);
			since.clear();
			if (doc === seat.draft && (await seat.confirmed()) && doc === seat.draft) kept();
		} else await new Promise((resolve) => setTimeout(resolve, chance.below(8)));
	}
}
