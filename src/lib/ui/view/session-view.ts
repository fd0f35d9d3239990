import { may } from '#lib/domain/authority.ts';
import type { Session } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import { phase } from '#lib/domain/lock.ts';
import { unreachable } from '#lib/domain/result.ts';
import { boardOf, currentSession, type Table } from '#lib/domain/table.ts';
import type { SceneInput } from '#lib/scene/scene.ts';
import { countdown, sessionTime } from './times.ts';

/** How the lock is felt by whoever looks at this board now; also by those who may only watch. */
export function moodOf(table: Table, watching: boolean): SceneInput['mood'] {
	if (phase(table) !== 'open') return 'locked';
	return watching ? 'watching' : 'open';
}

/** The state chip: a word for the tone, and the sentence. */
export interface StateLine {
	readonly tone: 'open' | 'closing' | 'locked';
	readonly text: string;
}

/** `In session · 24:10 left`, `Locked until Thu 10:00 · agreed board v30`. `now` is the server's, UTC ms. */
export function stateLine(table: Table, now: number): StateLine {
	const session = currentSession(table);
	const board = boardOf(table);
	const agreed = `agreed board v${board?.version ?? 0}`;
	if (!session || !board) return { tone: 'locked', text: `Locked · no session called yet · ${agreed}` };
	const starts = sessionTime(session.startsAt, now, board.zone);
	switch (session.state) {
		case 'open':
			return { tone: 'open', text: `In session · ${timeLeft(session, now)}` };
		case 'closing':
			return { tone: 'closing', text: `Closing · ${timeLeft(session, now)}` };
		case 'preparing':
			return { tone: 'locked', text: `Preparing · locked until ${starts} · ${agreed}` };
		case 'scheduled':
			return { tone: 'locked', text: `Locked until ${starts} · ${agreed}` };
		case 'locked':
			return { tone: 'locked', text: `Locked · ${agreed}` };
		default:
			return unreachable(session.state);
	}
}

function timeLeft(session: Session, now: number): string {
	const left = (session.openedAt ?? session.startsAt) + session.minutes * 60_000 - now;
	return left < 0 ? `${countdown(left)} over` : `${countdown(left)} left`;
}

/** What the facilitator's one primary button does next. */
export type NextStep = 'schedule' | 'prepare' | 'open' | 'close' | 'lock';

/** The facilitator's next step, or null where it is nobody's or not this person's to take. */
export function nextStep(table: Table, who: Who | null): NextStep | null {
	if (!who || !may(table, who, 'facilitate')) return null;
	const session = currentSession(table);
	if (!session) return 'schedule';
	switch (session.state) {
		case 'scheduled':
			return 'prepare';
		case 'preparing':
			return 'open';
		case 'open':
			return 'close';
		case 'closing':
			return 'lock';
		case 'locked':
			return 'schedule';
		default:
			return unreachable(session.state);
	}
}

export const stepNames: Readonly<Record<NextStep, string>> = {
	schedule: 'Schedule a session',
	prepare: 'Prepare',
	open: 'Open the session',
	close: 'Begin closing',
	lock: 'Lock the board'
};
