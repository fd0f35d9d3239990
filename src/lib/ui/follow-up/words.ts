import type { EmergencyReason, RequestKind, Severity } from '#lib/domain/matters.ts';
import { when } from '../view/times.ts';

/** What matters that are followed up are called. */

export const reasonNames: Readonly<Record<EmergencyReason, string>> = {
	outage: 'Outage',
	security: 'Security',
	legal: 'Law or contract',
	safety: 'Safety',
	customer: 'Customer at risk',
	other: 'Something else'
};

export const severityNames: Readonly<Record<Severity, string>> = {
	low: 'Low',
	medium: 'Medium',
	high: 'High',
	blocking: 'Blocking'
};

export const requestNames: Readonly<Record<RequestKind, string>> = {
	support: 'Support',
	funding: 'Funding',
	information: 'Information',
	product: 'Product'
};

const hour = 60 * 60_000;

/** How long something has been there: `under an hour`, `4 h`, `31 h`, `3 days`. */
export function age(since: number, now: number): string {
	const hours = Math.floor(Math.max(0, now - since) / hour);
	if (hours < 1) return 'under an hour';
	return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** `due today 23:59`, `overdue by 7 h`. */
export const dueLine = (due: number, now: number): string =>
	due < now ? `overdue by ${age(due, now)}` : `due ${when(due, now)}`;

/** `1 point`, `3 points` */
export const pointsWord = (points: number): string => `${points} ${points === 1 ? 'point' : 'points'}`;
