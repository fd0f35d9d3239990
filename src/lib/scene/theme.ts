import { handColours } from '#lib/domain/colour.ts';
import { tints, type Tint } from '#lib/domain/free.ts';

/** The tokens as the canvas needs them: read once from the element the board lies in, frozen, read again on a change of theme. */
export interface Theme {
	readonly bg: string;
	readonly head: string;
	readonly lane: string;
	readonly laneAlt: string;
	readonly card: string;
	readonly raise: string;
	readonly today: string;
	readonly past: string;
	readonly pastLane: string;
	readonly whatIf: string;
	readonly whatIfLane: string;
	readonly line: string;
	readonly lineStrong: string;
	readonly ink: string;
	readonly ink2: string;
	readonly ink3: string;
	readonly accent: string;
	readonly accentSoft: string;
	readonly onAccent: string;
	readonly danger: string;
	readonly dangerSoft: string;
	readonly onDanger: string;
	readonly warn: string;
	readonly warnSoft: string;
	readonly ok: string;
	readonly okSoft: string;
	readonly onOk: string;
	readonly proposal: string;
	readonly proposalSoft: string;
	readonly focusIn: string;
	readonly focusOut: string;
	readonly shade: string;
	readonly onHand: string;
	readonly font: string;
	readonly products: readonly Paint[];
	readonly hands: readonly string[];
	/** Grounds of notes and shapes, and lines, by the name of their tint. */
	readonly tints: Readonly<Record<Tint, string>>;
	readonly strokes: Readonly<Record<Tint, string>>;
	/** A highlighter's colours, and how they go into what lies under them. */
	readonly marks: Readonly<Record<Tint, string>>;
	readonly blend: Blend;
	/** Milliseconds of a flight and of a card's way home; 0 where motion is not wanted. */
	readonly flight: number;
	readonly settle: number;
}

/** How something is laid over what is drawn already: over it, or into it so that dark or light words stay as strong as they are. */
export const blends = ['source-over', 'multiply', 'color-dodge'] as const;
export type Blend = (typeof blends)[number];

/** A fill and the text on it. */
interface Paint {
	readonly fill: string;
	readonly on: string;
}

const colours = {
	bg: '--bg',
	head: '--head',
	lane: '--lane',
	laneAlt: '--lane-alt',
	card: '--card',
	raise: '--raise',
	today: '--today',
	past: '--past',
	pastLane: '--past-lane',
	whatIf: '--what-if',
	whatIfLane: '--what-if-lane',
	line: '--line',
	lineStrong: '--line-strong',
	ink: '--ink',
	ink2: '--ink-2',
	ink3: '--ink-3',
	accent: '--accent',
	accentSoft: '--accent-soft',
	onAccent: '--on-accent',
	danger: '--danger',
	dangerSoft: '--danger-soft',
	onDanger: '--on-danger',
	warn: '--warn',
	warnSoft: '--warn-soft',
	ok: '--ok',
	okSoft: '--ok-soft',
	onOk: '--on-ok',
	proposal: '--proposal',
	proposalSoft: '--proposal-soft',
	focusIn: '--focus-in',
	focusOut: '--focus-out',
	shade: '--shade',
	onHand: '--on-hand'
} as const;

/** A token a tint. */
const named = (before: string): Record<Tint, string> =>
	Object.fromEntries(tints.map((tint) => [tint, before + tint])) as Record<Tint, string>;

/** Reads the tokens that hold at `element`. Missing ones are drawn in the colour of its text. */
export function readTheme(element: Element): Theme {
	const style = getComputedStyle(element);
	const read = (name: string): string => style.getPropertyValue(name).trim() || style.color;
	const each = <K extends string>(names: Readonly<Record<K, string>>): Record<K, string> => {
		const values: Partial<Record<K, string>> = {};
		for (const key of Object.keys(names) as K[]) values[key] = read(names[key]);
		return values as Record<K, string>;
	};
	return Object.freeze({
		...each(colours),
		font: style.getPropertyValue('--font').trim() || 'system-ui, sans-serif',
		products: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({
			fill: read(`--product-${String(n)}`),
			on: read(`--on-product-${String(n)}`)
		})),
		tints: each(named('--tint-')),
		strokes: each(named('--stroke-')),
		marks: each(named('--mark-')),
		blend: blends.find((each) => each === style.getPropertyValue('--blend').trim()) ?? 'source-over',
		hands: Array.from({ length: handColours }, (_, n) => read(`--hand-${String(n)}`)),
		flight: milliseconds(style.getPropertyValue('--t-cam'), 320),
		settle: milliseconds(style.getPropertyValue('--t-move'), 200)
	});
}

function milliseconds(text: string, otherwise: number): number {
	const value = Number.parseFloat(text);
	if (Number.isNaN(value)) return otherwise;
	return text.trim().endsWith('ms') ? value : value * 1000;
}

/** A product's paint by its place in the palette. */
export const paintOf = (theme: Theme, colour: number | null): Paint =>
	(colour === null ? undefined : theme.products[colour]) ?? {
		fill: theme.ink2,
		on: theme.bg
	};
