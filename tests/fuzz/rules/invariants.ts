import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { tableOf } from '#lib/document/agreed.ts';
import type { Answer } from '#lib/document/messages.ts';
import { canonical } from '#lib/domain/canonical.ts';
import { agreedBoard } from '#lib/domain/agreed.ts';
import { apply } from '#lib/domain/apply.ts';
import { recordsOf, tableFrom, verifyChain } from '#lib/domain/snapshot.ts';
import { boundFor } from '#lib/domain/signing.ts';
import { signatureKey } from '#lib/domain/requirement.ts';
import { emptyTable, inverse, write, type Table } from '#lib/domain/table.ts';
import type { Step } from '../../../server/gateway/decisions.ts';
import type { Meeting } from './meeting.ts';
import { signs } from './standing.ts';
import { moment, type World } from './world.ts';
import type { Asker } from './judging.ts';

/** What holds whatever people do: the invariants of RULES.md, by their numbers. Each throws where it does not hold. */

export class Broken extends Error {
	override readonly name = 'Broken';
	constructor(number: string, because: string) {
		super(`[${number}] ${because}`);
	}
}

const hold = (number: string, holds: boolean, because: () => string): void => {
	if (!holds) throw new Broken(number, because());
};

const rulesFile = join(import.meta.dirname, '../../../src/lib/domain/RULES.md');
const numbers = new Set(
	[...readFileSync(rulesFile, 'utf8').matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm)].map(([, number]) => number)
);
/** Refusals of the door itself, which knows nothing of the board. */
const doors = new Set(['ID1', 'form']);

/** No refusal without the number of a rule and a sentence. */
export function refusalSaysWhy(answer: Answer): void {
	if (answer.ok) return;
	const { rule, because } = answer.refusal;
	hold('IN9', numbers.has(rule) || doors.has(rule), () => `refused by ${rule}, which RULES.md does not know`);
	hold('IN9', /^\S+ .+[.?!]$/su.test(because), () => `refused by ${rule} in no sentence: ${because}`);
}

const people = (step: Step): string | null =>
	step.entry.by.kind === 'person'
		? step.entry.by.person
		: step.entry.by.kind === 'link'
			? step.entry.by.of
			: null;

/** No entry without the right: by whoever asked, in a seat that is theirs or their principal's. `before` is the world as it was. */
export function everyEntryHasItsRight(before: World, asker: Asker, steps: readonly Step[]): void {
	for (const step of steps) {
		const { entry } = step;
		const person = people(step);
		if (person === null) continue;
		hold('IN1', person === asker.person, () => `${entry.kind} by ${person}, asked by ${asker.person}`);
		if (entry.by.kind !== 'person') continue;
		const { seat } = entry.by;
		if (seat === 'administrator') {
			hold('IN1', asker.administrator, () => `${entry.kind} as administrator by ${person}`);
			continue;
		}
		const held = before.seats[person] ?? [];
		const principals = before.deputies
			.filter(({ to }) => to === person)
			.flatMap(({ of }) => before.seats[of] ?? []);
		hold(
			'IN1',
			[...held, ...principals].includes(seat),
			() => `${entry.kind} by ${person} in the seat ${seat}, which is not theirs`
		);
	}
}

/** Nothing is agreed on a locked board but what its policy leaves, or an emergency; the snapshot never changes. */
export function lockHolds(before: World, asker: Asker, steps: readonly Step[], table: Table): void {
	if (moment(before) !== 'locked' || before.policy === 'soft' || before.policy === 'off') return;
	for (const { entry } of steps) {
		if (entry.kind !== 'agreed') continue;
		const proposal = table.proposals.get(entry.proposal);
		const emergency = proposal?.emergency !== undefined;
		const refined =
			before.policy === 'management-input' &&
			(proposal?.required ?? []).every(({ product, seat }) =>
				signs(before, asker.person, { product, role: seat ?? null })
			);
		hold('IN2', emergency || refined, () => `${entry.proposal} was agreed on a locked board`);
	}
}

/** Which kinds of entries change the agreed board. */
const changing = new Set(['founded', 'agreed', 'owner-set']);

export function onlyAgreementsChangeTheBoard(was: string, steps: readonly Step[], table: Table): string {
	const now = canonical(agreedBoard(table));
	const may = steps.some(({ entry }) => changing.has(entry.kind));
	hold(
		'IN3',
		may || was === now,
		() => `the agreed board changed with ${steps.map(({ entry }) => entry.kind).join()}`
	);
	return now;
}

/** The shared document says what the table says; a client that comes anew holds the same. */
export function mapsAreTheFold(meeting: Meeting): void {
	const client = new Y.Doc();
	Y.applyUpdate(client, Y.encodeStateAsUpdate(meeting.doc()));
	const mine = canonical(recordsOf(tableOf(client)));
	hold('IN4', mine === canonical(recordsOf(meeting.table)), () => 'a new client holds another table');
}

/** The log from the first entry on comes to the table. */
export async function boardIsItsFold({ storage, board, table }: Meeting): Promise<void> {
	const head = await storage.log.head(board);
	const entries = await storage.log.entries(board, 1, head?.seq ?? 0);
	const folded = emptyTable();
	const all = entries.flatMap((entry) => {
		const changes = apply(folded, entry);
		const named = new Set(changes.map(({ kind, id }) => `${kind} ${id}`));
		hold('IN5', named.size === changes.length, () => `${entry.kind} names a record twice`);
		for (const { kind, id, was } of changes)
			hold(
				'IN5',
				(folded[kind].get(id) ?? null) === was,
				() => `${entry.kind} does not know what ${kind} ${id} was`
			);
		write(folded, changes, entry.seq);
		return changes;
	});
	hold(
		'IN5',
		canonical(recordsOf(folded)) === canonical(recordsOf(table)),
		() => 'the fold of the log is another table'
	);
	const again = tableFrom(recordsOf(table), table.seq);
	hold('IN5', isSame(again.index, table.index), () => 'the index is not that of a table made afresh');
	write(folded, inverse(all), 0);
	hold('IN5', isSame(folded, emptyTable()), () => 'all taken back, something is left');
}

/** Every signature of an open proposal stands for what the proposal still does. */
export function signaturesMatch(table: Table): void {
	for (const proposal of table.proposals.values()) {
		if (proposal.outcome.kind !== 'open' || proposal.signatures.length === 0) continue;
		const bound = boundFor(table, proposal);
		for (const signature of proposal.signatures)
			hold(
				'IN6',
				bound.get(signatureKey(signature)) === signature.hash,
				() => `${proposal.id}: ${signature.by} signed something else`
			);
	}
}

/** The snapshots make a chain, and none has changed; at each lock nothing was undecided. */
export async function snapshotsStand(
	{ storage, board, table }: Meeting,
	before: Map<number, string>
): Promise<void> {
	const version = [...table.board.values()][0]?.version ?? 0;
	const bodies: { body: string; hash: string }[] = [];
	for (let n = 0; n <= version; n += 1) {
		const stored = await storage.log.snapshot(board, n);
		const body = stored ? new TextDecoder().decode(stored.body) : '';
		hold('IN2', (before.get(n) ?? body) === body, () => `snapshot ${n} has changed`);
		before.set(n, body);
		bodies.push({ body, hash: stored?.hash ?? '' });
	}
	const verdict = verifyChain(bodies);
	hold('IN2', verdict.ok, () => `the snapshots are no chain: ${JSON.stringify(verdict)}`);
}

export function nothingUndecidedAtLock(steps: readonly Step[], table: Table): void {
	if (!steps.some(({ entry }) => entry.kind === 'locked')) return;
	for (const { id, outcome } of table.proposals.values())
		hold('IN7', outcome.kind !== 'open', () => `${id} was undecided when the board was locked`);
}

/** Nobody's free text stands in the log or on the table. */
export function wordsStayBeside(steps: readonly Step[], text: string): void {
	for (const { entry } of steps)
		hold('IN10', !JSON.stringify(entry).includes(text), () => `${entry.kind} holds a person's words`);
}

function isSame(a: unknown, b: unknown): boolean {
	return text(a) === text(b);
}

/** Maps and sets as text, in order of their keys. */
function text(value: unknown): string {
	if (value instanceof Map)
		return `{${[...value]
			.map(([key, each]) => `${String(key)}:${text(each)}`)
			.sort()
			.join()}}`;
	if (value instanceof Set) return `(${[...value].map(text).sort().join()})`;
	if (Array.isArray(value)) return `[${value.map(text).join()}]`;
	if (typeof value === 'object' && value !== null)
		return `{${Object.entries(value)
			.map(([key, each]) => `${key}:${text(each)}`)
			.sort()
			.join()}}`;
	return value === undefined ? 'undefined' : JSON.stringify(value);
}
