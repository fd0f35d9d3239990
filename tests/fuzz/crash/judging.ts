import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { entriesFrom, seqOf, tableOf } from '#lib/document/agreed.ts';
import type { Answer } from '#lib/document/messages.ts';
import { allHung } from '#lib/document/free.ts';
import type { Entry } from '#lib/domain/entries.ts';
import type { Hung } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import { chain, noHash } from '#lib/domain/snapshot.ts';
import type { LogReader } from '#lib/server/storage/ports.ts';
import { lookInto } from '#lib/server/storage/sql/looking.ts';
import { verifyFile } from '../../../server/cli/verifying.ts';
import { board } from '../../flows/house.ts';
import type { Chance } from '../rules/chance.ts';
import type { Asked, Ledger } from './ledger.ts';
import { post } from './load.ts';
import type { Seat } from './seat.ts';

/** What must hold of a server after whatever befell it. Each throws with a sentence. */

/** Where it is asked, and the entries that it keeps. */
export interface Kept {
	readonly url: string;
	entries(): Promise<readonly Entry[]>;
}

/** `lockstep verify` finds nothing. */
export async function isInOrder(database: string): Promise<void> {
	const { wrong } = await verifyFile(database);
	if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/** Each entry is there once, in order, and the chain is the one the head names. */
export async function isChained(log: LogReader): Promise<void> {
	const entries = await log.entries(board, 1, 1e9);
	const odd = entries.find(({ seq }, n) => seq !== n + 1);
	if (odd) throw new Error(`entry ${odd.seq} stands where another should`);
	const head = await log.head(board);
	if (head?.seq !== entries.length || head.log !== entries.reduce(chain, noHash))
		throw new Error(`the head names entry ${String(head?.seq)} of ${entries.length}, or another chain`);
}

/** What a data folder keeps of the board. */
export async function entriesIn(file: string): Promise<Entry[]> {
	const looked = await lookInto(file);
	try {
		return (await Array.fromAsync(looked.rows(board))).map(({ body }) => JSON.parse(body) as Entry);
	} finally {
		await looked.close();
	}
}

type ByAct = ReadonlyMap<string, readonly number[]>;

/** The numbers of the entries that each act came to. */
async function byAct(kept: Kept): Promise<ByAct> {
	const acts = new Map<string, number[]>();
	for (const { act, seq } of await kept.entries())
		if (act !== null) acts.set(act, [...(acts.get(act) ?? []), seq]);
	return acts;
}

/**
 * What was answered is there as it was answered, once; what was not answered is asked again and then is; and some of what was
 * answered gets the same answer again. How many were asked again.
 */
export async function isOnceOnly(kept: Kept, ledger: Ledger, chance: Chance): Promise<number> {
	const { asked } = ledger;
	const before = await byAct(kept);
	const unanswered = [...asked.values()].filter(({ answer }) => answer === null);
	for (const each of asked.values()) if (each.answer) assertThere(each, before);
	for (const each of unanswered) {
		const answer = await insist(kept, each);
		ledger.answers(each, answer);
		const was = before.get(each.id);
		if (was && !(answer.ok && isDeepStrictEqual(answer.seqs, was)))
			throw new Error(`${each.id} was done by ${was.join()}, and is now ${JSON.stringify(answer)}`);
	}
	const all = [...asked.values()];
	for (let n = 0; n < 3 && all.length > 0; n += 1) {
		const each = chance.of(all);
		const again = await insist(kept, each);
		if (!isDeepStrictEqual(again, each.answer))
			throw new Error(`${each.id} was ${JSON.stringify(each.answer)}, and is now ${JSON.stringify(again)}`);
	}
	const after = await byAct(kept);
	for (const each of unanswered) assertThere(each, after);
	return unanswered.length;
}

/** Asks until it is answered: whoever has just come may not be ready to. */
async function insist({ url }: Kept, asked: Asked): Promise<Answer> {
	for (;;) {
		const answer = await post(url, asked);
		if (answer) return answer;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

function assertThere({ id, act, answer }: Asked, there: ByAct): void {
	if (!answer) throw new Error(`${id} (${act.kind}) was not answered`);
	const seqs = there.get(id) ?? [];
	if (!isDeepStrictEqual(seqs, answer.ok ? answer.seqs : []))
		throw new Error(`${id} (${act.kind}) was answered ${JSON.stringify(answer)}; the log has ${seqs.join()}`);
}

/** Whoever held the board before the crash holds what a newcomer is given, byte by byte, and each entry once. */
export function isSeenOnce(kept: Seat, fresh: Seat): void {
	const seen = entriesFrom(kept.agreed, 0).map(({ seq }) => seq);
	if (new Set(seen).size !== seen.length) throw new Error('an entry is seen twice');
	if (kept.generation !== fresh.generation || seqOf(kept.agreed) !== seqOf(fresh.agreed)) return;
	const [one, other] = [kept, fresh].map(({ agreed }) => Y.encodeStateAsUpdate(agreed));
	if (!isDeepStrictEqual(one, other)) throw new Error('two people hold different bytes of the agreed board');
}

/** What was confirmed to have been drawn hangs there for a newcomer, or in the archive of a session that was locked since. */
export async function isDrawn({ url }: Pick<Kept, 'url'>, ledger: Ledger, fresh: Seat): Promise<void> {
	const archived = new Map<MarkId, string>();
	for (const { number, lockedSeq } of tableOf(fresh.agreed).sessions.values()) {
		if (lockedSeq === null) continue;
		const headers = { cookie: fresh.caller.cookie };
		const response = await fetch(`${url}/api/v1/boards/${board}/sessions/${number}/marks`, { headers });
		for (const [id, text] of texts((await response.json()) as Hung[])) archived.set(id, text);
	}
	const flaws = ledger.flawsIn(texts(allHung(fresh.draft)), archived);
	if (flaws.length > 0) throw new Error(flaws.join('\n'));
}

const texts = (all: readonly Hung[]): Map<MarkId, string> =>
	new Map(all.map(({ id, mark }) => [id, 'text' in mark ? mark.text : '']));
