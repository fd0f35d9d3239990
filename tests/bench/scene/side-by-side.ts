import type { Line } from '../figures.ts';
import type { Run } from './measure.ts';
import { ways } from './ways.ts';

/** What was measured of one canvas; nothing of what it did not come to. */
export interface Measured {
	readonly firstPaint: number | null;
	readonly heap: number | null;
	readonly runs: ReadonlyMap<string, Run>;
}

/** Another canvas, and why it was not measured to the end. */
export interface Peer extends Partial<Measured> {
	readonly name: string;
	readonly stopped: string | null;
}

/** Our figures beside those of others, and how many times theirs ours are: time to first paint, frame rate, work a frame. */
export function beside(ours: Measured | undefined, others: readonly Peer[]): Line[] {
	const line = (
		what: string,
		of: (canvas: Partial<Measured>) => string | null,
		ratio: (peer: Partial<Measured>) => string
	): Line => [
		what,
		(ours && of(ours)) ?? missing,
		...others.flatMap((peer) => [of(peer) ?? missing, ours && of(peer) !== null ? ratio(peer) : ''])
	];
	const times = (theirs: number | null | undefined, own: number | null | undefined): string =>
		theirs && own ? `× ${(theirs / own).toFixed(1)}` : '';
	return [
		[
			'',
			'Lockstep',
			...others.flatMap(({ name, stopped }) => [stopped === null ? name : `${name} (${stopped})`, ''])
		],
		line(
			'first paint',
			({ firstPaint }) => (firstPaint ? `${firstPaint.toFixed(0)} ms` : null),
			({ firstPaint }) => times(firstPaint, ours?.firstPaint)
		),
		line(
			'heap',
			({ heap }) => (heap ? `${heap.toFixed(0)} MB` : null),
			({ heap }) => times(heap, ours?.heap)
		),
		...ways.map(({ name }) =>
			line(
				name,
				({ runs }) => framesOf(runs?.get(name)),
				({ runs }) => {
					const [theirs, own] = [runs?.get(name), ours?.runs.get(name)];
					return `frames ${times(own?.fps, theirs?.fps)} · work ${times(theirs?.busy, own?.busy)}`;
				}
			)
		)
	];
}

const missing = '–';

const framesOf = (run: Run | undefined): string | null =>
	run ? `${run.fps.toFixed(run.fps < 10 ? 1 : 0)}/s, ${run.busy.toFixed(1)} ms each` : null;
