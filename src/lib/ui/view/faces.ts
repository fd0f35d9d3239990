import { handColour } from '#lib/domain/colour.ts';

/** `Dana de Reyes` → `DR` */
export function initialsFrom(name: string): string {
	const words = name.trim().split(/\s+/);
	return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

/** The colour of a person's face, which is that of their hand on the board. */
export const colourOf = (person: string): string => `var(--hand-${String(handColour(person))})`;
