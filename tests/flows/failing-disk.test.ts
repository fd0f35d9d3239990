import { join as pathTo } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableOf } from '../../src/lib/document/agreed.ts';
import { allHung } from '../../src/lib/document/free.ts';
import { notSaved } from '../../src/lib/document/messages.ts';
import { StorageError, type DraftStore, type LogStore } from '../../src/lib/server/storage/ports.ts';
import { freshMark, hang, noteOf } from './frames.ts';
import { board, openBoard, type House, type People } from './house.ts';
import { join, leaveAll, raw, until, type Raw, type Stock } from './seats.ts';

/** A disk that answers with errors, and one that is slow: put in where the server hands its writes to the writer’s thread. */

let house: House;
let people: People;
let hand: Raw;
let author: Stock;
let witness: Stock;
beforeEach(async () => {
	({ house, people } = await openBoard({ diskTick: 20, slowDisk: 100 }));
	hand = raw(house, people.ada, 'agreed@1');
	[author, witness] = [join(house, people.ada, 'draft@1'), join(house, people.ben, 'draft@1')];
	await Promise.all([hand.opened, author.synced, witness.synced]);
	await hand.ask(point('before'));
});
afterEach(async () => {
	leaveAll();
	await house.leave();
});

const point = (text: string) => ({ kind: 'add-point', text, changes: [] }) as const;
const says = (saving: string) =>
	until(() => hand.notices.filter(({ kind }) => kind === 'saving').some((each) => isOf(each, saving)));
const isOf = (notice: object, saving: string): boolean => 'saving' in notice && notice.saving === saving;

/** Every write goes by there first, until told otherwise. Returns how. */
function before(fault: () => Promise<void>): () => void {
	const log: { append: LogStore['append'] } = house.storage.log;
	const drafts: { append: DraftStore['append'] } = house.storage.drafts;
	const [logged, drafted] = [log.append, drafts.append];
	log.append = (...given) => fault().then(() => logged(...given));
	drafts.append = (...given) => fault().then(() => drafted(...given));
	return () => {
		log.append = logged;
		drafts.append = drafted;
	};
}

test('an I/O error loses nothing: who acts is told, drafts wait, everybody reads on, and it goes on by itself', async () => {
	let refused = 0;
	const mend = before(() => {
		refused += 1;
		return Promise.reject(new StorageError('disk I/O error'));
	});
	hang(author.doc, freshMark(), noteOf(people.ada, 'Kept until the disk is well'));
	const asked = point('Not yet');
	expect(await hand.ask(asked, 'once')).toMatchObject({ ok: false, refusal: { rule: notSaved } });
	await says('failing');
	await until(() => refused > 3);
	const newcomer = join(house, people.obi, 'agreed@1');
	await newcomer.synced;
	expect(tableOf(newcomer.doc).points.size).toBe(1);
	expect(allHung(witness.doc)).toEqual([]);
	mend();
	await says('well');
	expect(await hand.ask(asked, 'once')).toMatchObject({ ok: true });
	await until(() => allHung(witness.doc).length === 1);
	const entries = await house.storage.log.entries(board, 1, 1e9);
	expect(entries.filter(({ act }) => (act as string) === 'once')).toHaveLength(1);
	expect([author, witness].map(({ provider }) => provider.wsconnected)).toEqual([true, true]);
});

test('while a disk is slow nobody is answered or shown what is not on it, and people are told', async () => {
	const held = Promise.withResolvers<undefined>();
	const mend = before(() => held.promise);
	hang(author.doc, freshMark(), noteOf(people.ada, 'Slowly'));
	const answers = Promise.all(['a', 'b', 'c'].map((id) => hand.ask(point(id), id)));
	await says('slow');
	expect(hand.answers.map(({ id }) => id)).not.toContain('a');
	expect(allHung(witness.doc)).toEqual([]);
	mend();
	held.resolve(undefined);
	expect((await answers).map(({ ok }) => ok)).toEqual([true, true, true]);
	await says('well');
	await until(() => allHung(witness.doc).length === 1);
});

test('while nothing can be written, who signs in waits for it, and everybody else is answered', async () => {
	const held = new Database(pathTo(house.dataDir, 'lockstep.db'));
	held.exec('begin immediate');
	let isIn = false;
	const signingIn = house.signIn('obi').finally(() => (isIn = true));
	const ways = ['/healthz', `/api/v1/boards/${board}`];
	const answers = await Promise.all(ways.map((path) => house.get(path, people.ben)));
	expect([answers.map(({ status }) => status), isIn]).toEqual([[200, 200], false]);
	held.exec('rollback');
	held.close();
	expect((await house.get(`/api/v1/boards/${board}`, await signingIn)).status).toBe(200);
});
