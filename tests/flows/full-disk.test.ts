import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathTo } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { seqOf, tableOf } from '../../src/lib/document/agreed.ts';
import { allHung } from '../../src/lib/document/free.ts';
import { notSaved } from '../../src/lib/document/messages.ts';
import { freshMark, hang, noteOf } from './frames.ts';
import { board, openBoard, type House } from './house.ts';
import { join, leaveAll, raw, until } from './seats.ts';

/** A disk that is really full: a small one of its own in memory, which only root may mount. */

const disk = mkdtempSync(pathTo(tmpdir(), 'lockstep-small-disk-'));
const isMounted = mounted();

function mounted(): boolean {
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

let house: House | null = null;
beforeAll(() => {
	if (!isMounted) console.log('full disk: not tried, for nothing can be mounted here');
});
afterEach(async () => {
	leaveAll();
	makeRoom();
	await house?.leave();
	house = null;
});
afterAll(() => {
	if (isMounted) execFileSync('umount', [disk]);
	rmdirSync(disk);
});

const stuffing = pathTo(disk, 'stuffing');
const makeRoom = (): void => rmSync(stuffing, { force: true });

/** Takes every byte there is. */
function fill(): void {
	const file = openSync(stuffing, 'w');
	try {
		for (const size of [64 * 1024, 4096, 1])
			for (let bytes = Buffer.alloc(size); ;) if (writeSync(file, bytes) < size) break;
	} catch {
		// No space left on device.
	} finally {
		closeSync(file);
	}
}

const point = (text: string) => ({ kind: 'add-point', text, changes: [] }) as const;

test.skipIf(!isMounted)(
	'what a full disk does not take is told to who acts, everybody reads on, and it goes on by itself',
	async () => {
		const opened = await openBoard({ diskTick: 50 }, pathTo(disk, 'data'));
		const at = (house = opened.house);
		const { people } = opened;
		const [seat, author] = [join(at, people.obi, 'agreed@1'), join(at, people.ada, 'draft@1')];
		await Promise.all([seat.synced, author.synced]);
		const hand = raw(at, people.ada, 'agreed@1');
		await hand.opened;
		expect(await hand.ask(point('before'))).toMatchObject({ ok: true });
		await until(() => tableOf(seat.doc).points.size === 1);
		const seq = seqOf(seat.doc);
		const says = (saving: string) =>
			until(() => hand.notices.some((each) => each.kind === 'saving' && each.saving === saving));

		fill();
		const kept = noteOf(people.ada, 'Kept until there is room');
		hang(author.doc, freshMark(), kept);
		const asked = point(`Too much ${'x'.repeat(3000)}`);
		expect(await hand.ask(asked, 'once')).toMatchObject({ ok: false, refusal: { rule: notSaved } });
		await says('failing');
		const health = await Promise.all(['/readyz', '/healthz'].map((path) => at.get(path)));
		expect(health.map(({ status }) => status)).toEqual([503, 200]);

		const [newcomer, drawing] = [join(at, people.ben, 'agreed@1'), join(at, people.ben, 'draft@1')];
		await Promise.all([newcomer.synced, drawing.synced]);
		expect([seqOf(newcomer.doc), tableOf(newcomer.doc).points.size]).toEqual([seq, 1]);
		expect(allHung(drawing.doc)).toEqual([]);
		expect((await at.get(`/api/v1/boards/${board}`, people.ben)).status).toBe(200);

		makeRoom();
		await says('well');
		expect(await hand.ask(asked, 'once')).toMatchObject({ ok: true });
		await until(() => tableOf(newcomer.doc).points.size === 2);
		await until(() => allHung(drawing.doc).length === 1);
		expect((await at.get('/readyz')).status).toBe(200);
		expect([seat.provider.wsconnected, author.provider.wsconnected]).toEqual([true, true]);
		leaveAll();
		await at.restart();
		const [agreed, draft] = [join(at, people.mia, 'agreed@1'), join(at, people.mia, 'draft@1')];
		await Promise.all([agreed.synced, draft.synced]);
		expect([tableOf(agreed.doc).points.size, allHung(draft.doc).map(({ mark }) => mark)]).toEqual([
			2,
			[kept]
		]);
	}
);
