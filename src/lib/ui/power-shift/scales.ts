import { getLayerCakeContext } from 'layercake';
import type { Series } from './charts.ts';

/** A linear scale from values to percent of the picture. */
export interface Linear {
	(value: number): number;
	ticks(count: number): number[];
}

/** The scales of the chart around, as the library hands them on. Sprint n stands at x = n. */
export const scales = () => getLayerCakeContext<{ x: Linear; y: Linear }, readonly Series[]>();
