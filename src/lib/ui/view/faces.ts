/** `Dana de Reyes` → `DR` */
export function initialsFrom(name: string): string {
	const words = name.trim().split(/\s+/);
	return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

/** The colour of that person's hand on the board, which the scene picks the same way. */
export const colourOf = (who: number): string => `var(--hand-${String(Math.abs(who) % 12)})`;
