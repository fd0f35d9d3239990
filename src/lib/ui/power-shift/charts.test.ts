import { describe, expect, test } from 'vitest';
import { idOf, type ImpedimentId } from '#lib/domain/ids.ts';
import { powerShift, powerShiftOf } from '#lib/domain/metrics.ts';
import { emptyTally, sprintFrom, type Counted } from '#lib/domain/tally.ts';
import { hour, people } from '#lib/domain/testing/board.ts';
import { highest, shown } from './axis.ts';
import { chartsOf } from './charts.ts';
import { headlines } from './headlines.ts';
import { percent, span, unitFor } from './spans.ts';

const day = 24 * hour;
const answer = (agreed: boolean, waited: number) =>
	({ person: people.sam, seat: 'stakeholder', agreed, waited }) as const;

/** Two Sprints: one that has ended, and the one that runs. */
function shiftOf(first: Partial<Counted>, running: Partial<Counted> = {}) {
	const sprints = [
		{ ...sprintFrom(0), session: 7, until: day, ...first },
		{ ...sprintFrom(day), ...running }
	];
	return powerShiftOf({ ...emptyTally(), sprints }, 2 * day);
}
const chart = (shift: ReturnType<typeof shiftOf>, id: string) => {
	const found = chartsOf(shift).find((each) => each.id === id);
	if (!found) throw new Error(`no chart ${id}`);
	return found;
};

test('yes and no, Sprint by Sprint, with the share of no in the table', () => {
	const answered = [answer(true, hour), answer(true, hour), answer(true, hour), answer(false, hour)];
	const { labels, series, summary, table } = chart(shiftOf({ answered, own: ['product-owner'] }), 'answers');
	expect(labels).toEqual(['7', 'now']);
	expect(series.map(({ name, values }) => [name, ...values])).toEqual([
		['Agreed', 3, 0],
		['Declined', 1, 0]
	]);
	expect(summary).toBe('3 agreed and 1 declined in all: a share of no of 25 %.');
	expect(table).toEqual([
		['Sprint', 'Agreed', 'Declined', 'Share of no', 'Own'],
		['Up to session 7', '3', '1', '25 %', '1'],
		['Running', '0', '0', '–', '0'],
		['All', '3', '1', '25 %', '1']
	]);
});

test('latency in the unit that fits, with gaps where nothing was answered', () => {
	const { unit, series, table } = chart(shiftOf({ answered: [answer(true, 6 * day)] }), 'latency');
	expect([unit, series.map(({ values }) => values)]).toEqual([
		'days',
		[
			[6, null],
			[6, null]
		]
	]);
	expect(table[1]).toEqual(['Up to session 7', '1', '6 days', '6 days']);
});

test('overrides by kind', () => {
	const overrides = { governed: 1, unprepared: 2, underLock: 3 };
	const { series, summary } = chart(shiftOf({ overrides }), 'overrides');
	expect(series.map(({ values }) => values[0])).toEqual([1, 2, 3]);
	expect(summary).toBe('6 in all.');
});

test('emergencies: those accepted, and the others', () => {
	const running = { emergencies: { raised: 3, accepted: 1, broken: 1 } };
	const { series, summary } = chart(shiftOf({}, running), 'emergencies');
	expect(series.map(({ values }) => values)).toEqual([
		[0, 1],
		[0, 2]
	]);
	expect(summary).toBe('3 raised, 1 accepted, 1 broke the plan.');
	// Raised in one Sprint and accepted in the next.
	const late = { emergencies: { raised: 0, accepted: 1, broken: 0 } };
	expect(chart(shiftOf({}, late), 'emergencies').series[1]?.values).toEqual([0, 0]);
});

test('impediments by age at the end of each Sprint', () => {
	const { unit, series, summary } = chart(
		shiftOf({ ages: [hour, 3 * hour], impedimentsRaised: 2 }),
		'impediments'
	);
	expect([unit, series.map(({ values }) => values)]).toEqual([
		'hours',
		[
			[2, null],
			[3, null]
		]
	]);
	expect(summary).toBe('2 raised, none is open.');
	const sprints = [{ ...sprintFrom(0), impedimentsRaised: 1 }];
	const impediments = new Map([[idOf<ImpedimentId>('i1'), 0]]);
	const open = powerShiftOf({ ...emptyTally(), sprints, impediments }, day);
	expect(chart(open, 'impediments').summary).toBe('1 open, the oldest for 24 h.');
});

test('a new board is told what will be counted, chart by chart', () => {
	expect(chartsOf(powerShift([], 0)).map(({ summary }) => summary)).toEqual([
		'Nothing has been answered yet.',
		'Nothing has been answered yet.',
		'None so far.',
		'The red phone has not rung yet.',
		'No impediment has been raised yet.'
	]);
});

test('headlines', () => {
	const answered = [answer(true, 2 * hour), answer(false, 4 * hour)];
	const shift = shiftOf({ answered, emergencies: { raised: 1, accepted: 1, broken: 0 } });
	expect(headlines(shift).map(({ name, value, of }) => [name, value, of])).toEqual([
		['Share of no', '50 %', '1 of 2 answers'],
		['Accepted', '50 %', 'and 0 by their authors alone'],
		['Decision latency', '3 h', '9 of 10 within 4 h'],
		['Overrides', '0', 'on the record'],
		['Emergencies a Sprint', '1', '1 accepted in all'],
		['Oldest impediment', '–', '0 open']
	]);
	expect(headlines(powerShift([], 0)).map(({ value }) => value)).toEqual(['–', '–', '–', '0', '–', '–']);
});

describe('spans', () => {
	test.each([
		[0, '0 min'],
		[59.4 * 60_000, '59 min'],
		[hour, '1 h'],
		[1.55 * hour, '1.6 h'],
		[47 * hour, '47 h'],
		[48 * hour, '2 days'],
		[84.9 * day, '85 days']
	])('%d ms is %s', (ms, text) => {
		expect(span(ms)).toBe(text);
	});

	test('shares in whole percent', () => {
		expect([percent(0.125), percent(0), percent(null)]).toEqual(['13 %', '0 %', '–']);
	});

	test.each([
		[hour, 'minutes'],
		[2 * hour, 'hours'],
		[3 * day, 'days']
	])('up to %d ms are drawn in %s', (most, name) => {
		expect(unitFor(most).name).toBe(name);
	});
});

describe('axes', () => {
	const series = (...lists: (number | null)[][]) =>
		lists.map((values) => ({ name: '', tone: 'yes' as const, values }));

	test('reach to the highest sum of a stack, or the highest point of a line, and never to nothing', () => {
		expect(highest('stack', series([1, 4, null], [2, 1, 3]))).toBe(5);
		expect(highest('line', series([1, 4, null], [2, 1, 3]))).toBe(4);
		expect(highest('stack', series([0, null]))).toBe(1);
		expect(highest('stack', [])).toBe(1);
	});

	test('name every Sprint as long as there is room, then every n-th, and always the last', () => {
		expect(shown(0)).toEqual([]);
		expect(shown(10)).toHaveLength(10);
		expect(shown(11)).toEqual([0, 2, 4, 6, 8, 10]);
		expect(shown(30)).toEqual([2, 5, 8, 11, 14, 17, 20, 23, 26, 29]);
	});
});
