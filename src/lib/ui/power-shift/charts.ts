import { shareOfNo, type Figures } from '#lib/domain/figures.ts';
import type { PowerShift, SprintFigures } from '#lib/domain/metrics.ts';
import { percent, span, unitFor } from './spans.ts';

/** The power shift as charts: what is drawn, and the same as rows of a table. */

/** Colour of a series by what it means; see Legend.svelte. */
type Tone = 'yes' | 'no' | 'own' | 'warn';

/** One value a Sprint; null: nothing to measure. */
export interface Series {
	readonly name: string;
	readonly tone: Tone;
	readonly values: readonly (number | null)[];
}

export interface ChartOf {
	readonly id: string;
	readonly title: string;
	/** What it tells, and what to look for. */
	readonly hint: string;
	/** Values upon each other, or lines side by side. */
	readonly kind: 'stack' | 'line';
	/** What the axis counts. */
	readonly unit: string;
	/** How a Sprint is named under the axis, and in full. */
	readonly labels: readonly string[];
	readonly series: readonly Series[];
	/** Said in place of the picture. */
	readonly summary: string;
	/** First row: headings. One a Sprint, and the total last. */
	readonly table: readonly (readonly string[])[];
}

const labelOf = ({ session }: SprintFigures): string => (session === null ? 'now' : String(session));
const nameOf = ({ session }: SprintFigures): string =>
	session === null ? 'Running' : `Up to session ${session}`;

type Cells = (figures: Figures) => readonly string[];

function tableOf({ sprints, total }: PowerShift, headings: readonly string[], cells: Cells): string[][] {
	return [
		['Sprint', ...headings],
		...sprints.map((sprint) => [nameOf(sprint), ...cells(sprint)]),
		['All', ...cells(total)]
	];
}

const text = (value: number): string => value.toLocaleString('en');
const time = (ms: number | null): string => (ms === null ? '–' : span(ms));

/** Answers by Sprint: how many yes, how many no. */
function answers(shift: PowerShift): ChartOf {
	const { sprints, total } = shift;
	return {
		id: 'answers',
		title: 'Yes and no',
		hint: 'Proposals that somebody other than their author answered. Where nobody ever says no, nobody decides.',
		kind: 'stack',
		unit: 'proposals',
		labels: sprints.map(labelOf),
		series: [
			{ name: 'Agreed', tone: 'yes', values: sprints.map(({ agreed }) => agreed) },
			{ name: 'Declined', tone: 'no', values: sprints.map(({ declined }) => declined) }
		],
		summary: answersSaid(total),
		table: tableOf(shift, ['Agreed', 'Declined', 'Share of no', 'Own'], (figures) => [
			...[text(figures.agreed), text(figures.declined), percent(shareOfNo(figures)), text(figures.own)]
		])
	};
}

function latency(shift: PowerShift): ChartOf {
	const { sprints, total } = shift;
	const { ms, name } = unitFor(Math.max(0, ...sprints.map(({ latency: { p90 } }) => p90 ?? 0)));
	const scaled = (value: number | null) => (value === null ? null : value / ms);
	return {
		id: 'latency',
		title: 'Decision latency',
		hint: 'From asking – as a talking point or a proposal – to the answer.',
		kind: 'line',
		unit: name,
		labels: sprints.map(labelOf),
		series: [
			{ name: 'Median', tone: 'yes', values: sprints.map(({ latency: { median } }) => scaled(median)) },
			{ name: '9 of 10 within', tone: 'own', values: sprints.map(({ latency: { p90 } }) => scaled(p90)) }
		],
		summary:
			total.latency.count === 0
				? 'Nothing has been answered yet.'
				: `Median ${time(total.latency.median)}, nine of ten within ${time(total.latency.p90)}.`,
		table: tableOf(shift, ['Answers', 'Median', '9 of 10 within'], ({ latency: { count, median, p90 } }) => [
			...[text(count), time(median), time(p90)]
		])
	};
}

function overrides(shift: PowerShift): ChartOf {
	const { sprints, total } = shift;
	const of = (kind: keyof Figures['overrides']) => sprints.map((sprint) => sprint.overrides[kind]);
	const sum = Object.values(total.overrides).reduce((all, each) => all + each, 0);
	return {
		id: 'overrides',
		title: 'Overrides',
		hint: 'Rules changed on the way, sessions opened unprepared, changes under a lock that another signed.',
		kind: 'stack',
		unit: 'times',
		labels: sprints.map(labelOf),
		series: [
			{ name: 'Rules changed', tone: 'warn', values: of('governed') },
			{ name: 'Opened unprepared', tone: 'own', values: of('unprepared') },
			{ name: 'Under a lock', tone: 'no', values: of('underLock') }
		],
		summary: sum === 0 ? 'None so far.' : `${sum} in all.`,
		table: tableOf(shift, ['Rules changed', 'Opened unprepared', 'Under a lock'], ({ overrides: each }) => [
			...[text(each.governed), text(each.unprepared), text(each.underLock)]
		])
	};
}

function emergencies(shift: PowerShift): ChartOf {
	const { sprints, total } = shift;
	const refused = ({ emergencies: { raised, accepted } }: Figures) => Math.max(0, raised - accepted);
	return {
		id: 'emergencies',
		title: 'Emergencies',
		hint: 'Calls on the red phone. More than about one accepted in four Sprints is an alarm.',
		kind: 'stack',
		unit: 'calls',
		labels: sprints.map(labelOf),
		series: [
			{ name: 'Accepted', tone: 'no', values: sprints.map(({ emergencies: each }) => each.accepted) },
			{ name: 'Not accepted', tone: 'own', values: sprints.map(refused) }
		],
		summary: emergenciesSaid(total),
		table: tableOf(shift, ['Raised', 'Accepted', 'Plans broken'], ({ emergencies: each }) => [
			...[text(each.raised), text(each.accepted), text(each.broken)]
		])
	};
}

function impediments(shift: PowerShift): ChartOf {
	const { sprints, total } = shift;
	const { ms, name } = unitFor(Math.max(0, ...sprints.map((sprint) => sprint.impediments.oldest ?? 0)));
	const scaled = (value: number | null) => (value === null ? null : value / ms);
	return {
		id: 'impediments',
		title: 'Age of impediments',
		hint: 'Of those open at the end of each Sprint, and now. The pattern wants them gone the same day.',
		kind: 'line',
		unit: name,
		labels: sprints.map(labelOf),
		series: [
			{ name: 'Median', tone: 'yes', values: sprints.map((sprint) => scaled(sprint.impediments.age.median)) },
			{ name: 'Oldest', tone: 'no', values: sprints.map((sprint) => scaled(sprint.impediments.oldest)) }
		],
		summary: impedimentsSaid(total),
		table: tableOf(
			shift,
			['Raised', 'Solved', 'Solved after (median)', 'Open', 'Age (median)', 'Oldest'],
			({ impediments: { raised, solved, solvedAfter, open, age, oldest } }) => [
				...[text(raised), text(solved), time(solvedAfter.median)],
				...[text(open), time(age.median), time(oldest)]
			]
		)
	};
}

const answersSaid = (total: Figures): string =>
	total.agreed + total.declined === 0
		? 'Nothing has been answered yet.'
		: `${text(total.agreed)} agreed and ${text(total.declined)} declined in all: a share of no of ${percent(shareOfNo(total))}.`;

const emergenciesSaid = ({ emergencies: { raised, accepted, broken } }: Figures): string =>
	raised === 0
		? 'The red phone has not rung yet.'
		: `${raised} raised, ${accepted} accepted, ${broken} broke the plan.`;

const impedimentsSaid = ({ impediments: { raised, open, oldest } }: Figures): string =>
	raised === 0
		? 'No impediment has been raised yet.'
		: oldest === null
			? `${raised} raised, none is open.`
			: `${open} open, the oldest for ${span(oldest)}.`;

/** Every chart over the Sprints, in the order of the page. */
export const chartsOf = (shift: PowerShift): ChartOf[] => [
	answers(shift),
	latency(shift),
	overrides(shift),
	emergencies(shift),
	impediments(shift)
];
