import type { Content } from '#lib/domain/board.ts';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { guess } from '#lib/server/import/guess.ts';
import { plan } from '#lib/server/import/plan.ts';
import { readSheet } from '#lib/server/import/read.ts';
import { portfolio } from '../../fixtures/portfolio.ts';

/** The portfolio as a founding would bring it. */
export function realContent(): Content {
	const sheet = readSheet(portfolio().bytes);
	if (!sheet.ok) throw new Error(sheet.error);
	let next = 0;
	return plan(sheet.value, guess(sheet.value.headers), () => `id${String((next += 1)).padStart(6, '0')}`)
		.content;
}

const people = ['dora', 'jlin', 'ahmed', 'mskov', 'ctran', 'priya', 'olaf', 'kim'];

/** The same with what a portfolio of a company has besides: owners, budget shares, sizes, capacities, dates. */
export function plannedContent(): Content {
	const content = realContent();
	const first = new Date('2026-04-06T00:00:00Z').getTime();
	const day = 86_400_000;
	const dated = content.timeboxes.filter(({ undated }) => !undated);
	const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
	const start = (index: number): number => first + (index - dated.length + 2) * 84 * day;
	return {
		...content,
		products: content.products.map((product, n) => ({
			...product,
			owner: n % 5 === 4 ? null : idOf<PersonId>(people[n % people.length] ?? ''),
			share: n < 8 ? ([24, 21, 18, 12, 9, 6, 4, 2][n] ?? null) : null
		})),
		teams: content.teams.map((team, n) => ({ ...team, capacity: n % 4 === 3 ? null : 40 + (n % 3) * 20 })),
		timeboxes: content.timeboxes.map((timebox) => {
			const index = dated.indexOf(timebox);
			if (index < 0) return timebox;
			return { ...timebox, starts: date(start(index)), ends: date(start(index + 1) - day) };
		}),
		items: content.items.map((item, n) => ({
			...item,
			size: n % 9 === 0 ? null : ([1, 2, 3, 5, 8, 13][(n * 7) % 6] ?? 1),
			live: n % 23 === 5 ? { customer: 'Mercy General', date: '2026-06-30' } : null
		}))
	};
}
