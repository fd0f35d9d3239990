import { acceptance, overridesIn, shareOfNo } from '#lib/domain/figures.ts';
import { emergenciesPerSprint, type PowerShift } from '#lib/domain/metrics.ts';
import { percent, span } from './spans.ts';

const time = (ms: number | null): string => (ms === null ? '–' : span(ms));

/** The figures on top of the page: what, how much, of how many. */
interface Headline {
	readonly name: string;
	readonly value: string;
	readonly of: string;
}

/** The headlines of a power shift. */
export function headlines(shift: PowerShift): Headline[] {
	const { total } = shift;
	const perSprint = emergenciesPerSprint(shift);
	const answered = total.agreed + total.declined;
	return [
		{
			name: 'Share of no',
			value: percent(shareOfNo(total)),
			of: `${total.declined} of ${answered.toLocaleString('en')} answers`
		},
		{ name: 'Accepted', value: percent(acceptance(total)), of: `and ${total.own} by their authors alone` },
		{
			name: 'Decision latency',
			value: time(total.latency.median),
			of: total.latency.p90 === null ? 'of no answer yet' : `9 of 10 within ${time(total.latency.p90)}`
		},
		{ name: 'Overrides', value: String(overridesIn(total)), of: 'on the record' },
		{
			name: 'Emergencies a Sprint',
			value: perSprint === null ? '–' : String(Math.round(perSprint * 100) / 100),
			of: `${total.emergencies.accepted} accepted in all`
		},
		{ name: 'Oldest impediment', value: time(total.impediments.oldest), of: `${total.impediments.open} open` }
	];
}
