import { phase } from '#lib/domain/lock.ts';
import { boardOf, currentSession, type Table } from '#lib/domain/table.ts';
import type { Stamp } from '#lib/scene/export/sheet.ts';
import type { SceneInput } from '#lib/scene/scene.ts';
import { clock, isoDay } from '../view/times.ts';
import { stateLine } from '../view/session-view.ts';

/** What a picture says of itself. `now`: the moment it shows, UTC ms; `past`: it is one of a replay. */
export function stampOf(table: Table, now: number, shown: Pick<SceneInput, 'mood' | 'whatIf'>): Stamp {
	const board = boardOf(table);
	const session = currentSession(table);
	const past = shown.mood === 'past';
	const agreed = !past && !shown.whatIf && phase(table) === 'locked';
	return {
		board: board?.name ?? 'Board',
		session: session ? `MetaScrum ${String(session.number)}` : '',
		state: past
			? 'As it was, from the replay'
			: shown.whatIf
				? 'What if: agreed by nobody'
				: stateOf(table, now),
		hash: agreed ? (board?.hash ?? null) : null,
		made: `${isoDay(now)} ${clock(now)}`,
		at: now
	};
}

/** Paper does not count down. */
function stateOf(table: Table, now: number): string {
	switch (phase(table)) {
		case 'open':
			return 'In session';
		case 'closing':
			return 'Closing';
		case 'locked':
			return stateLine(table, now).text;
	}
}

/** No system may refuse it: without what paths and Windows keep for themselves, and not too long for any. */
export function fileName({ board, session, at }: Stamp, ending: string): string {
	const words = [board, session].filter((part) => part !== '').join(' ');
	const plain = words
		.toWellFormed()
		.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069\\/:*?"<>|]/gu, ' ')
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/^[ .]+/g, '');
	return `${within(plain, 180).trim() || 'Board'} ${isoDay(at)}.${ending}`;
}

const bytes = new TextEncoder();

/** As many whole letters as `most` bytes hold: systems allow 255 for a name. */
function within(text: string, most: number): string {
	let short = '';
	for (const { segment } of new Intl.Segmenter().segment(text)) {
		if (bytes.encode(short + segment).length > most) break;
		short += segment;
	}
	return short;
}
