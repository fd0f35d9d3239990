import type { Locator, Page } from '@playwright/test';

/** Where pictures go. */
export interface Album {
	/** What is in the window. */
	keep(page: Page, name: string): Promise<void>;
	/** The page from top to bottom. */
	whole(page: Page, name: string): Promise<void>;
	/** One part of a page. */
	part(part: Locator, name: string): Promise<void>;
}

/** The window of the pictures; the design's sketch has the same. */
export const desk = { viewport: { width: 1600, height: 1000 } } as const;
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;
