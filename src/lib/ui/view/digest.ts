import type { Proposal, Session, TalkingPoint } from '#lib/domain/board.ts';
import type { Emergency, Pathway } from '#lib/domain/matters.ts';
import type { WordsId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import { waitingPoints } from '#lib/domain/points.ts';
import { boardOf, currentSession, type Table } from '#lib/domain/table.ts';
import { productName, proposalLine } from './describe.ts';
import { agendaOf } from './needs-me.ts';
import { byProduct, pointFrom, pointLine, type PointGroup, type Sayings } from './points.ts';
import { sessionDate, sessionTime, when } from './times.ts';

/** Everything that waits for the next session, on one page. */
export interface Digest {
	/** The one under way, or the next; null where none is called. */
	readonly session: Session | null;
	readonly goals: readonly WordsId[];
	/** In the order in which they are taken. */
	readonly points: readonly TalkingPoint[];
	readonly groups: readonly PointGroup[];
	/** Undecided ones, the most urgent first: they return until they are decided. */
	readonly pathways: readonly Pathway[];
	/** Proposals that were put off. */
	readonly later: readonly Proposal[];
	/** Nobody has looked back at them in a session yet. */
	readonly emergencies: readonly Emergency[];
}

export function digestOf(table: Table): Digest {
	const current = currentSession(table);
	const session = current?.state === 'locked' ? null : current;
	const points = waitingPoints(table);
	return {
		session,
		goals: session?.goals ?? [],
		points,
		groups: byProduct(table, points),
		pathways: [...table.pathways.values()]
			.filter(({ state }) => state === 'open')
			.sort((a, b) => a.due - b.due || byText(a.id, b.id)),
		later: agendaOf(table, null).later,
		emergencies: [...table.emergencies.values()]
			.filter(({ state, review }) => state !== 'refused' && review === null)
			.sort((a, b) => a.number - b.number)
	};
}

const zoneOf = (table: Table): string => boardOf(table)?.zone ?? 'UTC';

/** Whether nothing waits for the session. */
export const isEmpty = ({ points, pathways, later, emergencies }: Digest): boolean =>
	points.length + pathways.length + later.length + emergencies.length === 0;

/** `MetaScrum 7`, or what stands for it while none is called. */
export const sessionName = ({ session }: Digest): string =>
	session ? `MetaScrum ${session.number}` : 'the next session';

/** `Thu 10:00, 90 minutes`; null where none is called. */
export function sessionWhen({ session }: Digest, table: Table, now: number): string | null {
	return session ? `${sessionTime(session.startsAt, now, zoneOf(table))}, ${session.minutes} minutes` : null;
}

/** `Dana Reyes decides by Thu 10:00`, and that it is overdue. */
export const pathwayLine = ({ decider, due }: Pathway, nameOf: Sayings['nameOf'], now: number): string =>
	`${nameOf(decider)} decides by ${when(due, now)}${due < now ? ' (overdue)' : ''}`;

/** `Emergency 3 in Apps: security, 2 points`. */
export function emergencyLine(table: Table, { number, product, reason, triage }: Emergency): string {
	const cost = triage
		? `, ${triage.points} ${triage.points === 1 ? 'point' : 'points'}`
		: ', not triaged yet';
	return `Emergency ${number} in ${productName(table, product)}: ${reason}${cost}`;
}

/** The digest as plain text, to be pasted into a mail or a chat. */
export function digestText(table: Table, digest: Digest, sayings: Sayings, now: number): string {
	const { words, nameOf } = sayings;
	const said = (id: WordsId) => words(id) ?? '…';
	const { session } = digest;
	const head = [
		`${boardOf(table)?.name ?? ''}: agenda of ${sessionName(digest)}`,
		...(session ? [`${sessionDate(session.startsAt, zoneOf(table))}, ${session.minutes} minutes`] : [])
	];
	const point = (each: TalkingPoint) => {
		const { text, about } = pointLine(table, each, words);
		return `${text}${about === null ? '' : ` [${about}]`} (${pointFrom(each, sayings)})`;
	};
	const parts = [
		part('Goals', digest.goals.map(said)),
		part('Talking points', digest.points.map(point), (n) => `${n + 1}. `),
		part(
			'Decision pathways',
			digest.pathways.map((each) => `${said(each.title)}: ${pathwayLine(each, nameOf, now)}`)
		),
		part(
			'To be decided later',
			digest.later.map((each) => `${proposalLine(table, each.changes)} (${nameOf(each.by)})`)
		),
		part(
			'Emergencies to look back at',
			digest.emergencies.map((each) => `${emergencyLine(table, each)}. ${said(each.text)}`)
		)
	];
	return [head.join('\n'), ...parts.filter((text) => text !== '')].join('\n\n') + '\n';
}

const part = (title: string, lines: readonly string[], mark = (_n: number) => '- '): string =>
	lines.length === 0 ? '' : [title, ...lines.map((line, n) => mark(n) + line)].join('\n');
