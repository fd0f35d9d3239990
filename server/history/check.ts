import type { AgreedBoard } from '#lib/domain/agreed.ts';
import { isEqual } from '#lib/domain/canonical.ts';
import type { ItemId, TimeboxId } from '#lib/domain/ids.ts';
import type { Entry } from '#lib/domain/entries.ts';
import { verifyChain, type Snapshot, type SnapshotBody } from '#lib/domain/snapshot.ts';
import type { ImportedItem } from '#lib/server/import/rows.ts';

/** What a told history is held against. */

/** How an item stands, in the words of its portfolio. */
interface Standing {
	readonly title: string;
	readonly team: string;
	readonly status: string | null;
	readonly stage: string | null;
	/** Null: not dated. */
	readonly timebox: string | null;
}

/** Items whose title, team, status, stage or release is not what the portfolio says, or that only one of both has. */
export function differences(agreed: AgreedBoard, end: readonly ImportedItem[]): string[] {
	const there = standingOn(agreed);
	const wrong = end.flatMap(({ key, title, team, status, stage, timebox }) => {
		const wanted: Standing = { title, team, status, stage, timebox };
		const found = there.get(key);
		return isEqual(found, wanted) ? [] : [`${key}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
	});
	const known = new Set(end.map(({ key }) => key));
	return [...wrong, ...[...there.keys()].filter((key) => !known.has(key)).map((key) => `${key}: not there`)];
}

function standingOn({ items, places, teams, timeboxes }: AgreedBoard): ReadonlyMap<string, Standing> {
	const place = new Map(places.map((each) => [each.item, each]));
	const team = new Map(teams.map(({ id, name }) => [id, name]));
	const box = new Map(timeboxes.map(({ id, name, undated }) => [id, undated ? null : name]));
	return new Map(
		items.flatMap(({ id, key, title, status, stage }) => {
			const stands = place.get(id);
			if (!stands) return [];
			const standing = { title, status, stage, team: team.get(stands.team) ?? '' };
			return [[key, { ...standing, timebox: box.get(stands.timebox) ?? null }] as const];
		})
	);
}

/** What is wrong with the chain of a board's snapshots, which ends in what is agreed; null: nothing. */
export function flawIn(snapshots: readonly Snapshot[], agreed: AgreedBoard): string | null {
	const verdict = verifyChain(snapshots);
	if (!verdict.ok) return `Snapshot ${verdict.version}: ${verdict.because}`;
	const last = snapshots.at(-1);
	if (!last) return 'There is no snapshot';
	const { agreed: locked } = JSON.parse(last.body) as SnapshotBody;
	return isEqual(locked, agreed) ? null : 'The last snapshot is not the board as agreed';
}

/** Agreed changes of an item's timebox, read off the log. */
export interface ReDates {
	/** Of a dated item to another date. */
	readonly later: number;
	readonly earlier: number;
	/** From not dated to a date, and back. */
	readonly dated: number;
	readonly undated: number;
}

/** Counts re-dates by what was agreed, whatever the proposals said. */
export function reDates(entries: readonly Entry[]): ReDates {
	const counts = { later: 0, earlier: 0, dated: 0, undated: 0 };
	const at = new Map<ItemId, TimeboxId>();
	const dated = new Map<TimeboxId, string>();
	for (const entry of entries) {
		if (entry.kind === 'founded') {
			for (const { item, timebox } of entry.content.places) at.set(item, timebox);
			for (const { id, rank, undated } of entry.content.timeboxes) if (!undated) dated.set(id, rank);
		}
		if (entry.kind !== 'agreed') continue;
		for (const effect of entry.effects) {
			if (effect.kind !== 'placed') continue;
			const { item, timebox } = effect.place;
			const before = at.get(item);
			at.set(item, timebox);
			if (before === undefined || before === timebox) continue;
			const [was, now] = [dated.get(before), dated.get(timebox)];
			if (was !== undefined && now !== undefined) counts[was < now ? 'later' : 'earlier'] += 1;
			else counts[now === undefined ? 'undated' : 'dated'] += 1;
		}
	}
	return counts;
}
