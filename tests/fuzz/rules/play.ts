import type { AskedAct } from '#lib/domain/acts.ts';
import { itemsOf } from '#lib/domain/lookup.ts';
import { hashOf } from '#lib/domain/signing.ts';
import type { Answer } from '#lib/document/messages.ts';
import { canonical } from '#lib/domain/canonical.ts';
import { agreedBoard } from '#lib/domain/agreed.ts';
import type { Step } from '../../../server/gateway/decisions.ts';
import { changesAnything } from './aftermath.ts';
import { asking, waiting, type Asking } from './asking.ts';
import { chanceFrom, type Chance } from './chance.ts';
import type { News } from './deed.ts';
import { founded, founding, nine, people, root } from './founding.ts';
import { gateDiffers } from './gates.ts';
import * as invariants from './invariants.ts';
import { ruled, type Asker } from './judging.ts';
import { meet, type Meeting } from './meeting.ts';
import { wholeMeaning } from './papers.ts';
import { difference } from './reading.ts';
import { slipsWrongly } from './slipping.ts';
import type { World } from './world.ts';

/** One run: a board is founded, and people act on it step by step; the model says each time what is to happen. */

/** How often an act was asked, and how often it was accepted. */
export interface Tally {
	asked: number;
	accepted: number;
}
export type Tallies = Map<string, Tally>;

/** What went wrong, and the story up to it. */
export class Difference extends Error {
	override readonly name = 'Difference';
}

const policies = ['management-input', 'management-input', 'management-input', 'full-freeze', 'soft', 'off'];
const administrator: Asker = { person: root, administrator: true, link: false };

interface Run {
	readonly meeting: Meeting;
	readonly world: World;
	readonly tallies: Tallies;
	readonly story: string[];
	readonly snapshots: Map<number, string>;
	/** The agreed board as text. */
	ground: string;
	/** What was read of proposals at some time: the board's hash of it, and the model's words. */
	readonly read: Map<string, { hash: string; meaning: string }>;
	/** The last act asked, to be asked again. */
	last: (Asking & { id: string; answer: Answer }) | null;
}

/** Plays one run; each number is one step. Throws at the first difference or broken invariant, with the story. */
export async function play(seeds: readonly number[], tallies: Tallies): Promise<void> {
	const first = chanceFrom(seeds[0] ?? 0);
	const policy = first.of(policies);
	const run = await begin(policy, tallies);
	try {
		for (const [n, seed] of seeds.entries()) await step(run, n, chanceFrom(seed));
		await ends(run);
	} catch (cause) {
		const what = cause instanceof Error ? cause.message : String(cause);
		throw new Difference(`${what}\n\nthe story (${policy}):\n${run.story.slice(-25).join('\n')}`, { cause });
	}
}

async function begin(policy: string, tallies: Tallies): Promise<Run> {
	const meeting = meet();
	const world = founded(policy);
	await meeting.ask(administrator, 'act-found', founding(policy), nine);
	for (const [person, seats] of Object.entries(people))
		if (seats.length > 0) {
			await meeting.ask(administrator, `act-seat-${person}`, { kind: 'seat', person, seats }, nine);
			world.seats[person] = seats;
		}
	meeting.taken();
	const differs = difference(meeting.table, world);
	if (differs !== null) throw new Difference(`at the founding: ${differs}`);
	const ground = canonical(agreedBoard(meeting.table));
	return { meeting, world, tallies, story: [], snapshots: new Map(), read: new Map(), ground, last: null };
}

async function step(run: Run, n: number, chance: Chance): Promise<void> {
	if (chance.once(20)) return reconnect(run);
	if (chance.once(20) && run.last) return repeat(run, chance, run.last);
	const { world } = run;
	world.now += waiting(world, chance);
	if (chance.once(3)) readOne(run, chance);
	await act(run, `act-${n}`, withHash(run, chance, asking(world, chance)));
}

/** Somebody reads a proposal as it is now. */
function readOne({ meeting, world, read }: Run, chance: Chance): void {
	const paper = chance.maybe(
		world.papers.filter(({ state }) => state === 'open'),
		null
	);
	const proposal = paper && meeting.table.proposals.get(paper.id);
	if (proposal)
		read.set(paper.id, { hash: hashOf(meeting.table, proposal), meaning: wholeMeaning(world, paper) });
}

/** A sign-off may say what was read, however long ago. */
function withHash({ read }: Run, chance: Chance, asked: Asking): Asking {
	const { act } = asked;
	if (asked.kind !== 'sign-off' || typeof act !== 'object' || act === null || !('proposal' in act))
		return asked;
	const known = read.get(String(act.proposal));
	return known && chance.once(2)
		? { ...asked, act: { ...act, hash: known.hash }, read: known.meaning }
		: asked;
}

/** A client that comes anew holds the same table. */
async function reconnect(run: Run): Promise<void> {
	invariants.mapsAreTheFold(run.meeting);
	await invariants.boardIsItsFold(run.meeting);
}

/** The same act again gets the first answer and does nothing; under the same id another is refused. */
async function repeat(
	{ meeting, world, story }: Run,
	chance: Chance,
	last: NonNullable<Run['last']>
): Promise<void> {
	const other = chance.once(4);
	const asked = other ? { kind: 'add-point', text: 'Something else', changes: [] } : last.act;
	const answer = await meeting.ask(last.asker, last.id, asked, world.now);
	story.push(`again ${last.id}${other ? ' as another act' : ''}`);
	const same = JSON.stringify(answer) === JSON.stringify(last.answer);
	const refused = answer?.ok === false && answer.refusal.rule === 'ID1';
	if (meeting.taken().length > 0)
		throw new invariants.Broken('IN8', 'an act asked again had an effect again');
	if (other ? !refused : !same)
		throw new invariants.Broken('IN8', `asked again, ${last.id} was answered ${JSON.stringify(answer)}`);
}

async function act(run: Run, id: string, asked: Asking): Promise<void> {
	const { meeting, world, tallies, story } = run;
	const { asker, kind } = asked;
	story.push(
		`${id} ${new Date(world.now).toISOString()} ${asker.person}${asker.link ? ' by link' : ''} ${JSON.stringify(asked.act)}`
	);
	const before = asItIs(world);
	// What is asked is read at the edge only: until then it is whatever chance has made of it.
	const verdict = ruled(world, asker, id, asked.act as AskedAct, asked.read);
	const answer = await meeting.ask(asker, id, asked.act, world.now);
	const steps = meeting.taken();
	const tally = tallies.get(kind) ?? { asked: 0, accepted: 0 };
	tallies.set(kind, tally);
	tally.asked += 1;
	if (answer === null) {
		if (typeof verdict !== 'string') throw new Difference('the edge could not read what the model allows');
		return;
	}
	story.push(
		`    ${answer.ok ? steps.map(({ entry }) => entry.kind).join(' ') : `${answer.refusal.rule} ${answer.refusal.because}`}`
	);
	run.last = { ...asked, id, answer };
	invariants.refusalSaysWhy(answer);
	if (!answer.ok && steps.length > 0)
		throw new invariants.Broken('IN8', 'refused, and yet something happened');
	compareVerdicts(answer, verdict);
	const missing = gateDiffers(world, kind, answer);
	if (missing !== null) throw new Difference(missing);
	if (answer.ok) tally.accepted += 1;
	if (typeof verdict !== 'string' && answer.ok) verdict.does(newsOf(steps));
	afterwards(run, before, asker, steps);
	await atLock(run, steps);
}

/** The world before an act, as far as acts write into it in place. */
const asItIs = (world: World): World => ({
	...world,
	seats: { ...world.seats },
	deputies: world.deputies.map((each) => ({ ...each })),
	sittings: world.sittings.map((each) => ({ ...each }))
});

function compareVerdicts(answer: Answer, verdict: ReturnType<typeof ruled>): void {
	const allowed = typeof verdict !== 'string';
	if (answer.ok === allowed) return;
	throw new Difference(
		answer.ok
			? `accepted; the model refuses: ${typeof verdict === 'string' ? verdict : ''}`
			: `refused by ${answer.refusal.rule} (${answer.refusal.because}); the model accepts`
	);
}

/** The ids of what is new. Of a routing the requirement that was passed on and the seat it went to. */
function newsOf(steps: readonly Step[]): News {
	return (kind) =>
		steps.flatMap(({ entry, changes }) => {
			if (entry.kind !== kind) return [];
			if (entry.kind === 'routed') return [`${entry.product ?? 'null'} ${entry.seat}`];
			const made = changes.find(
				({ was, now, kind: what }) => was === null && now !== null && what !== 'board'
			);
			return made ? [made.id] : [''];
		});
}

function afterwards(run: Run, before: World, asker: Asker, steps: readonly Step[]): void {
	const { meeting, world } = run;
	for (const { entry } of steps) {
		if (entry.kind === 'plan-broken') {
			const moved = steps.flatMap(({ entry: each }) =>
				each.kind === 'proposed' ? each.changes.flatMap(itemsOf) : []
			);
			const wrong = slipsWrongly(before, entry, moved);
			if (wrong !== null) throw new Difference(wrong);
		}
		if (entry.kind !== 'notifier-needed') continue;
		const mine = world.tellers.find(
			({ id, item, paper, customer }) =>
				id === '' && item === entry.item && paper === entry.proposal && customer === entry.customer
		);
		if (mine) mine.id = entry.notifier;
	}
	for (const paper of world.papers) {
		const outcome = meeting.table.proposals.get(paper.id)?.outcome.kind;
		if (paper.state === 'open' && outcome === 'impossible' && !changesAnything(world, paper))
			paper.state = outcome;
	}
	const differs = difference(meeting.table, world);
	if (differs !== null) throw new Difference(differs);
	invariants.everyEntryHasItsRight(before, asker, steps);
	invariants.lockHolds(before, asker, steps, meeting.table);
	run.ground = invariants.onlyAgreementsChangeTheBoard(run.ground, steps, meeting.table);
	invariants.nothingUndecidedAtLock(steps, meeting.table);
	invariants.wordsStayBeside(steps, 'These words');
	if (steps.length > 0) invariants.signaturesMatch(meeting.table);
}

async function atLock(run: Run, steps: readonly Step[]): Promise<void> {
	if (steps.some(({ entry }) => entry.kind === 'locked'))
		await invariants.snapshotsStand(run.meeting, run.snapshots);
}

async function ends(run: Run): Promise<void> {
	await reconnect(run);
	await invariants.snapshotsStand(run.meeting, run.snapshots);
}
