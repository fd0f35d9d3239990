import { expect, type Page } from '@playwright/test';

/** What has the keyboard: its name as it is read out. */
export const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const at = document.activeElement;
		const label = at instanceof HTMLElement && 'labels' in at ? (at.labels as NodeList | null)?.[0] : null;
		const read = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
		const said = at?.cloneNode(true);
		if (said instanceof Element)
			for (const part of said.querySelectorAll('[aria-hidden="true"]')) part.remove();
		const name = at?.getAttribute('aria-label') ?? label?.textContent ?? said?.textContent ?? '';
		return read(name) || read(at?.getAttribute('title') ?? '');
	});

/** Presses a key until what has the keyboard is called so. */
export async function pressUntil(page: Page, key: string, name: RegExp, most = 120): Promise<void> {
	for (let n = 0; n < most; n++) {
		if (name.test(await focused(page))) return;
		await page.keyboard.press(key);
	}
	expect(await focused(page)).toMatch(name);
}
