import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join as pathTo } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { entriesFrom, seqOf } from '../../src/lib/document/agreed.ts';
import { draftMoves, putMove } from '../../src/lib/document/draft.ts';
import type { Answer } from '../../src/lib/document/messages.ts';
import { items, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { board, freshFolder, freshId, openHouse, type Caller, type People } from './house.ts';
import { join, leaveAll, until } from './seats.ts';

/** What `kill -9` at any moment must leave: everything answered, everything shown, and the same bytes. */

let folder: string;
let people: People;
let child: ChildProcess;
let url: string;

beforeAll(() => {
	folder = freshFolder();
});
afterEach(leaveAll);
afterAll(() => {
	child.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

async function start(...more: string[]): Promise<void> {
	child = fork(pathTo(import.meta.dirname, 'doomed.ts'), [folder, ...more], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const [said] = (await once(child, 'message')) as [{ url: string; people?: People }];
	url = said.url;
	people = said.people ?? people;
}

async function kill(): Promise<void> {
	const gone = once(child, 'exit');
	child.kill('SIGKILL');
	await gone;
}

interface Answered {
	readonly by: Caller;
	readonly id: string;
	readonly act: unknown;
	readonly answer: Answer;
}

/** Asks one thing after another until the server dies; keeps what was answered. */
async function keepAsking(by: Caller, answered: Answered[]): Promise<void> {
	for (let n = 0; ; n++) {
		const id = freshId();
		const act = { kind: 'add-point', text: `Point ${n}`, changes: [] };
		try {
			const response = await fetch(`${url}/api/v1/boards/${board}/acts`, {
				method: 'POST',
				body: JSON.stringify({ id, act }),
				headers: { 'content-type': 'application/json', origin: url, cookie: by.cookie }
			});
			answered.push({ by, id, act, answer: (await response.json()) as Answer });
		} catch {
			return;
		}
	}
}

const moveBy = (caller: Caller) => ({
	id: freshId(),
	item: items.a1,
	to: { product: products.apps, team: teams.red, timebox: timeboxes.summer, after: null },
	from: { product: products.apps, team: teams.red, timebox: timeboxes.spring },
	by: caller.person,
	at: 1
});

test('kill -9 under load loses nothing that was answered or shown, and nobody sees an entry twice', async () => {
	await start();
	const kept = new Y.Doc();
	let answeredInAll = 0;
	for (const round of [1, 2, 3]) {
		if (round > 1) await start('again');
		const near = { url, serving: null } as unknown as Parameters<typeof join>[0];
		const seat = join(near, people.obi, 'agreed@1', kept);
		const [author, witness] = [join(near, people.ada, 'draft@1'), join(near, people.ben, 'draft@1')];
		await Promise.all([seat.synced, author.synced, witness.synced]);
		const answered: Answered[] = [];
		const asking = [people.ada, people.ben, people.sam, people.mia, people.fay].map((each) =>
			keepAsking(each, answered)
		);
		const target = 40 * round;
		let moves = 0;
		await until(() => {
			if (moves++ < 100) putMove(author.doc, moveBy(people.ada));
			return answered.length >= target;
		});
		await kill();
		await Promise.all(asking);
		leaveAll();
		const shown = draftMoves(witness.doc).map(({ id }) => id);
		answeredInAll += answered.length;

		const house = await openHouse({}, folder);
		try {
			const stored = new Map(
				(await house.storage.log.entries(board, 1, 1e9)).map((entry) => [entry.seq, entry])
			);
			for (const { id, answer } of answered) {
				expect(answer.ok).toBe(true);
				for (const seq of answer.ok ? answer.seqs : []) expect(stored.get(seq)?.act).toBe(id);
			}
			const [again, empty] = [join(house, people.obi, 'agreed@1', kept), join(house, people.mia, 'agreed@1')];
			const draft = join(house, people.fay, 'draft@1');
			await Promise.all([again.synced, empty.synced, draft.synced]);
			expect(seqOf(kept)).toBe(stored.size);
			expect(new Set(entriesFrom(kept, 0).map(({ seq }) => seq)).size).toBe(entriesFrom(kept, 0).length);
			expect(Y.encodeStateAsUpdate(kept)).toEqual(Y.encodeStateAsUpdate(empty.doc));
			expect(draftMoves(draft.doc).map(({ id }) => id)).toEqual(expect.arrayContaining(shown));
			const last = answered.at(-1);
			if (last) expect(await house.act(last.by, last.act as never, last.id)).toEqual(last.answer);
		} finally {
			leaveAll();
			await house.serving.stop();
		}
	}
	console.log(`crash: ${answeredInAll} answers over 3 kills, none lost`);
});
