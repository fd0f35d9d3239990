import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { expect, test } from 'vitest';
import { upcast } from '../../src/lib/document/upcast.ts';
import type { Entry } from '../../src/lib/domain/entries.ts';
import { powerShift } from '../../src/lib/domain/metrics.ts';
import { fold } from '../../src/lib/domain/replay.ts';
import { agreedBoard } from '../../src/lib/domain/snapshot.ts';
import { emptyTable } from '../../src/lib/domain/table.ts';
import { planFile } from '../../src/lib/server/import/plan-file.ts';
import { openStorage } from '../../src/lib/server/storage/open.ts';
import { changesIn } from '../../server/history/changes.ts';
import { differences, flawIn, reDates } from '../../server/history/check.ts';
import { storyOf, type Story } from '../../server/history/story.ts';
import { tell } from '../../server/history/tell.ts';
import { madeUpHistory, realHistory, rowsOf, type History, type Told } from '../fixtures/history.ts';

/** A portfolio's history held as sessions of a board: the made-up one, and the real one where there is one. */

const real = realHistory();

test('the made-up history ends as its portfolio stands', () => holds(madeUpHistory()), 300_000);

test.runIf(real !== null)(
	'the real history ends as its portfolio stands',
	async () => {
		if (real) await holds(real);
	},
	600_000
);

async function holds(history: History): Promise<void> {
	const story = storyIn(history);
	const dataDir = mkdtempSync(join(tmpdir(), 'lockstep-history-'));
	const storage = await openStorage(dataDir);
	try {
		const { board, agreed } = await tell(story, { storage, name: 'History', zone: 'UTC' });
		const head = await storage.log.head(board);
		const entries = (await storage.log.entries(board, 1, head?.seq ?? 0)).map(upcast);
		const snapshots = await Promise.all(
			Array.from({ length: story.sessions.length + 1 }, (_, version) => storage.log.snapshot(board, version))
		);
		expect(differences(agreed, story.end)).toEqual([]);
		expect(agreedBoard(fold(emptyTable(), entries))).toEqual(agreed);
		const texts = snapshots.flatMap((each) =>
			each ? [{ hash: each.hash, body: new TextDecoder().decode(each.body) }] : []
		);
		expect(texts).toHaveLength(story.sessions.length + 1);
		expect(flawIn(texts, agreed)).toBeNull();
		expectCounts(history, story, entries);
		expectTimes(history, story, entries);
	} finally {
		await storage.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

function storyIn({ items, changes }: History): Story {
	const fresh = monotonicFactory();
	const utf8 = new TextEncoder();
	const read = changesIn(utf8.encode(changes));
	if (!read.ok) throw new Error(read.error);
	const planned = planFile(utf8.encode(items), null, null, fresh);
	if (!planned.ok) throw new Error(planned.error);
	return storyOf(read.value, planned.value, fresh);
}

/** What the file says, counted from its text alone. */
function expectCounts({ changes }: History, story: Story, entries: readonly Entry[]): void {
	const moved = rowsOf<Told>(changes).filter(({ field }) => field === 'target release');
	const dated = moved.filter(({ from, to }) => minor(from) > 0 && minor(to) > 0 && from !== to);
	const later = dated.filter(({ from, to }) => minor(to) > minor(from)).length;
	expect(reDates(entries)).toMatchObject({ later, earlier: dated.length - later });
	const aimed = new Set(moved.map(({ to }) => to).filter((to) => minor(to) > 0));
	expect(story.sessions.map(({ release }) => release).sort()).toEqual([...aimed].sort());
	const asked = story.sessions.flatMap(({ matters }) => matters);
	const { total, sprints, warning } = powerShift(entries, Date.now());
	expect(total).toMatchObject({ agreed: asked.length, declined: 0, own: 0, overrides: { unprepared: 0 } });
	expect(sprints.slice(0, -1).map(({ session, agreed }) => [session, agreed])).toEqual(
		story.sessions.map(({ matters }, at) => [at + 1, matters.length])
	);
	expect(warning).toBeNull();
	const causes = entries.flatMap((entry) => (entry.kind === 'proposed' ? [entry.cause] : []));
	expect(causes.filter((cause) => cause === 'other').length).toBeGreaterThanOrEqual(dated.length);
}

/** Every entry bears a time of the data, or one of a session held right behind another. */
function expectTimes({ changes }: History, story: Story, entries: readonly Entry[]): void {
	const times = new Set(rowsOf<Told>(changes).map(({ at }) => Date.parse(at)));
	for (const { at } of story.sessions) times.add(at);
	const [founding] = entries;
	times.add(founding?.at ?? 0);
	expect(entries.filter(({ at }) => !times.has(at))).toEqual([]);
	expect(entries.every(({ at }, n) => n === 0 || at >= (entries[n - 1]?.at ?? 0))).toBe(true);
}

/** `v1.31` → 31; 0 for what is not dated. */
const minor = (release: string): number => Number(/^v1\.(\d+)$/.exec(release)?.[1] ?? 0);
