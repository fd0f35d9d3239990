import { agreedBoard, type AgreedBoard } from '#lib/domain/agreed.ts';
import type { Who } from '#lib/domain/decide.ts';
import { closingMissing, preparationMissing } from '#lib/domain/gates.ts';
import { idOf, type BoardId, type PersonId, type PointId, type ProposalId } from '#lib/domain/ids.ts';
import type { Missing } from '#lib/domain/result.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { localAdministrator } from '../gateway/callers.ts';
import { castFor, everybody, type Cast } from './cast.ts';
import { Pen } from './pen.ts';
import type { HeldSession, Story } from './story.ts';
import type { Matter } from './teller.ts';

/** How long a session is called for, minutes. */
const minutes = 90;
/** When the session after the last one is called for: a release later, ms. */
const aRelease = 15 * 7 * 24 * 3_600_000;

/** A history told: the board, and what is agreed on it in the end. */
export interface Told {
	readonly board: BoardId;
	readonly agreed: AgreedBoard;
}

/**
 * Holds the sessions of a story on a new board. Between sessions the board is locked: what teams ask waits as talking
 * points, each with its own time. At the session each is put on the table, signed by who has the authority, read back,
 * signed again as the agreement, and locked. Throws where something is refused: the board then stays as it was told
 * until there, for nothing takes a board away.
 */
export async function tell(
	story: Story,
	parts: {
		readonly storage: Storage;
		readonly name: string;
		readonly zone: string;
		/** Hears of each session that has been locked. */
		readonly locked?: (session: HeldSession) => void;
	}
): Promise<Told> {
	const { storage, name, zone, locked } = parts;
	const { content, sessions } = story;
	const times = sessions.flatMap(({ at, matters }) => [
		at,
		...matters.slice(0, 1).map((matter) => matter.at)
	]);
	const pen = new Pen(storage, Math.min(...times) - 1);
	try {
		await pen.found({ name, zone, content });
		const cast = await seat(pen, storage, story);
		const call = { kind: 'schedule', startsAt: sessions[0]?.at ?? aRelease, minutes } as const;
		await pen.ask(cast.facilitator.who, call);
		for (const [n, session] of sessions.entries()) {
			await hold(pen, cast, session, sessions[n + 1]?.at ?? session.at + aRelease);
			locked?.(session);
		}
		return { board: pen.board, agreed: agreedBoard(pen.table) };
	} catch (cause) {
		const because = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`At ${new Date(pen.now).toISOString()}: ${because}`, { cause });
	} finally {
		await pen.close();
	}
}

async function seat(pen: Pen, storage: Storage, story: Story): Promise<Cast> {
	const cast = await castFor(storage, pen.board, story);
	for (const { who, seats, owns: product } of everybody(cast)) {
		const { person } = who;
		await pen.ask(localAdministrator, { kind: 'seat', person, seats });
		if (product) await pen.ask(localAdministrator, { kind: 'own', product, person });
	}
	await pen.written();
	return cast;
}

/** One session, from the first matter that waits for it to its lock. `next` is when the one after it is called for. */
async function hold(pen: Pen, cast: Cast, session: HeldSession, next: number): Promise<void> {
	const { who } = cast.facilitator;
	for (const matter of session.matters) {
		await pen.until(matter.at);
		await pen.ask(speaker(cast, matter), { kind: 'add-point', text: matter.says, changes: matter.changes });
	}
	await pen.until(session.at);
	await open(pen, cast, session);
	const waiting = [...pen.table.points.values()].flatMap(({ id, state }) =>
		state === 'waiting' ? [id] : []
	);
	const decided: ProposalId[] = [];
	for (const [n, matter] of session.matters.entries())
		decided.push(await decide(pen, cast, matter, waiting[n]));
	await pen.ask(who, { kind: 'close' });
	for (const proposal of decided) await pen.ask(who, { kind: 'read-back', proposal });
	await pen.written();
	for (const signer of asked(closingMissing(pen.table), 'signatures'))
		await pen.ask(signer, { kind: 'sign-agreement' });
	await pen.ask(who, { kind: 'lock', next });
	await pen.written();
}

async function open(pen: Pen, { facilitator }: Cast, { release }: HeldSession): Promise<void> {
	const { who } = facilitator;
	await pen.ask(who, { kind: 'prepare' });
	await pen.ask(who, { kind: 'set-goals', goals: [`Agree on ${release || 'what is planned'}`] });
	for (const each of asked(preparationMissing(pen.table), 'ready'))
		await pen.ask(each, { kind: 'say-ready', ready: true });
	await pen.ask(who, { kind: 'open' });
	await pen.written();
}

/** Puts one matter on the table; who has the authority signs it, and its talking point is settled. */
async function decide(pen: Pen, cast: Cast, matter: Matter, point: PointId | undefined): Promise<ProposalId> {
	const { changes, cause, says: because } = matter;
	const act = { kind: 'propose', changes, because, cause } as const;
	const proposal = idOf<ProposalId>(await pen.ask(speaker(cast, matter), act));
	const owner = cast.owners.find(({ owns }) => owns === matter.product) ?? cast.lead;
	await pen.ask(owner.who, { kind: 'sign-off', proposal });
	if (point) await pen.ask(cast.facilitator.who, { kind: 'settle-point', point });
	return proposal;
}

/** The voice of the team that asks; the lead's where none is known. */
const speaker = ({ teams, lead }: Cast, { team }: Matter): Who => (teams.get(team) ?? lead).who;

/** Whom a gate names for one of its items, each once. */
function asked(missing: readonly Missing[], item: string): readonly Who[] {
	const whom = missing.flatMap(({ what, whom: [first] }) =>
		what === item && first !== undefined ? [first] : []
	);
	return [...new Set(whom)].map((person) => ({ person: idOf<PersonId>(person), administrator: false }));
}
