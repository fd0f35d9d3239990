import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds serious or critical on a page, or in a part of it, as lines that say where. Only colours differ in the
 * dark.
 */
export async function findings(page: Page, theme: Theme, part?: string): Promise<string[]> {
	const axe = new AxeBuilder({ page });
	if (part !== undefined) axe.include(part);
	const { violations } = await (
		theme === 'dark' ? axe.withRules(['color-contrast']) : axe.withTags(wcag)
	).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`)
		);
}
