import { byId } from './agreed.ts';
import type { Demand } from './authority.ts';
import type { EmergencyId, ProductId } from './ids.ts';
import type { Emergency } from './matters.ts';
import { no, yes, type Result } from './result.ts';
import { theBoard, type Ruling } from './ruling.ts';
import { boardOf, type Table } from './table.ts';
import { templateOf } from './templates/templates.ts';

/** The red phone: what it may cost, and when it has rung too often (product.md 1.4). A Sprint lasts from lock to lock. */

/** An emergency of this board. */
export function knownEmergency(table: Table, id: EmergencyId): Result<Emergency> {
	const emergency = table.emergencies.get(id);
	return emergency ? yes(emergency) : no('EM3', 'There is no such emergency on this board.');
}

/** Whose authority an emergency is: the product's, or the whole board's where its lane has been closed since. */
export const demandOf = (table: Table, { product }: Pick<Emergency, 'product'>): Demand =>
	table.products.has(product) ? { product } : { product: null, seat: 'metascrum-owner' };

/** When each Sprint that is over ended, oldest first; UTC ms. */
const locks = (table: Table): number[] =>
	[...table.sessions.values()]
		.flatMap(({ lockedAt }) => (lockedAt === null ? [] : [lockedAt]))
		.sort((a, b) => a - b);

/** The points of each emergency accepted from `from` on and before `to`, of one product or of all. */
const acceptedIn = (table: Table, from: number, to: number, product: ProductId | null): number[] =>
	[...table.emergencies.values()].flatMap(({ state, triage, product: of }) => {
		const isAccepted = state !== 'refused' && triage && triage.at >= from && triage.at < to;
		return isAccepted && (product === null || of === product) ? [triage.points] : [];
	});

const sumOf = (points: readonly number[]): number => points.reduce((sum, each) => sum + each, 0);

/** A product's interrupt buffer in the running Sprint, in points. */
interface BufferState {
	readonly points: number;
	/** Taken by emergencies since the last lock. More than `points`: the plan is broken. */
	readonly used: number;
	/** Never below 0. */
	readonly left: number;
}

export function bufferOf(table: Table, product: ProductId): BufferState {
	const points = table.buffers.get(product)?.points ?? templateOf(table).buffer;
	const used = sumOf(acceptedIn(table, boardOf(table)?.lockedAt ?? 0, Infinity, product));
	return { points, used, left: Math.max(0, points - used) };
}

/** How often the red phone was answered lately. */
interface Alarm {
	/** Accepted in the running Sprint and those before it, `sprints` together. */
	readonly count: number;
	readonly sprints: number;
	/** More of them than the template puts up with. */
	readonly ringing: boolean;
}

export function alarmOf(table: Table): Alarm {
	const { emergencies, sprints } = templateOf(table).alarm;
	const count = acceptedIn(table, locks(table).at(-sprints) ?? 0, Infinity, null).length;
	return { count, sprints, ringing: count > emergencies };
}

const longestHistory = 4;

/**
 * The board's own last word at a lock: each product's buffer is what its last Sprints took, four at most, on average
 * and rounded up. Only where they took something, and not where a Product Owner has sized it by hand.
 */
export function sizings(table: Table, now: number): Ruling[] {
	const ends = [...locks(table), now];
	const last = ends.slice(-longestHistory);
	const from = ends.at(-longestHistory - 1) ?? 0;
	return byId(table.products.values()).flatMap(({ id: product }) => {
		if ((table.buffers.get(product)?.by ?? null) !== null) return [];
		const took = sumOf(acceptedIn(table, from, now, product));
		const points = Math.ceil(took / last.length);
		if (took === 0 || points === bufferOf(table, product).points) return [];
		return [{ by: theBoard, what: { kind: 'buffer-sized', product, points } }];
	});
}
