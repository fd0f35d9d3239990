import { acceptance, overridesIn, shareOfNo } from '#lib/domain/figures.ts';
import { emergenciesPerSprint, type PowerShift } from '#lib/domain/metrics.ts';
import type { ReDates } from '../history/check.ts';

/** The power shift and what a history holds, as lines for a terminal. */

export const reDateLines = ({ later, earlier, dated, undated }: ReDates): string[] => [
	`${later + earlier} re-dates of a dated item: ${later} later, ${earlier} earlier.`,
	`${dated} dated that were not, ${undated} no longer dated.`
];

/** The figures in total. */
export function shiftLines(shift: PowerShift): string[] {
	const { total, sprints, warning } = shift;
	const answered = total.agreed + total.declined;
	const perSprint = emergenciesPerSprint(shift);
	return [
		`Power shift over ${sprints.filter(({ session }) => session !== null).length} sessions:`,
		`  share of no           ${percent(shareOfNo(total))} of ${answered} answered by somebody else`,
		...total.bySeat.map(
			(seat) =>
				`  accepted, ${seat.seat.padEnd(12)}${percent(acceptance(seat))} of ${seat.agreed + seat.declined}`
		),
		`  decision latency      median ${days(total.latency.median)}, 90 % within ${days(total.latency.p90)}`,
		`  lock overrides        ${overridesIn(total)}`,
		`  emergencies a Sprint  ${perSprint === null ? '–' : perSprint.toFixed(2)}`,
		`  open impediments      ${total.impediments.open}, oldest ${days(total.impediments.oldest)}`,
		warning === null
			? '  imposed will          no warning'
			: `  imposed will          ${warning.proposed} of ${warning.of} proposals came from one side (${warning.seat}), none was declined`
	];
}

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

const day = 24 * 3_600_000;
const days = (ms: number | null): string => (ms === null ? '–' : `${(ms / day).toFixed(1)} days`);
