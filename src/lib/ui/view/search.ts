import type { Item } from '#lib/domain/board.ts';
import type { Table } from '#lib/domain/table.ts';

/** Folds case and accents, so that what is typed finds what is meant. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** How well an item answers, 0 where it does not: its key, the key's start, the title's start, all words. */
function rating(item: Item, words: readonly string[], whole: string): number {
	const key = fold(item.key);
	const title = fold(item.title);
	if (key === whole) return 5;
	if (key.startsWith(whole) || key.endsWith(`-${whole}`)) return 4;
	if (title.startsWith(whole)) return 3;
	if (words.every((word) => title.includes(word))) return 2;
	return words.every((word) => title.includes(word) || key.includes(word)) ? 1 : 0;
}

/** The best answers first, at most `most`. */
export function find(table: Table, asked: string, most = 12): Item[] {
	const whole = fold(asked.trim());
	if (!whole) return [];
	const words = whole.split(/\s+/);
	return [...table.items.values()]
		.map((item) => ({ item, score: rating(item, words, whole) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score || a.item.key.localeCompare(b.item.key, 'en', { numeric: true }))
		.slice(0, most)
		.map(({ item }) => item);
}
