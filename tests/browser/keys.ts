import { expect, type Page } from '@playwright/test';

/** What has the keyboard: its name as it is read out. */
export const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const at = document.activeElement;
		const label = at instanceof HTMLElement && 'labels' in at ? (at.labels as NodeList | null)?.[0] : null;
		const name = at?.getAttribute('aria-label') ?? label?.textContent ?? at?.textContent ?? '';
		return name.replaceAll(/\s+/g, ' ').trim();
	});

/** Presses a key until what has the keyboard is called so. */
export async function pressUntil(page: Page, key: string, name: RegExp, most = 120): Promise<void> {
	for (let n = 0; n < most; n++) {
		if (name.test(await focused(page))) return;
		await page.keyboard.press(key);
	}
	expect(await focused(page)).toMatch(name);
}
