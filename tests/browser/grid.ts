import { expect, type Page } from '@playwright/test';
import type { BoardPage } from './board-page.ts';
import { treeOf } from './tree.ts';

/** The keyboard on the cell of the grid where one stood. */
export const intoGrid = (page: Page): Promise<void> => page.locator('[role=grid] [tabindex="0"]').focus();

/** Goes to a card by search and the keyboard, and gives what is read out there. */
export async function heard(board: BoardPage, key: string): Promise<string> {
	await board.find(key);
	await intoGrid(board.page);
	await board.page.keyboard.press('Enter');
	const tree = await treeOf(board.page);
	await expect.poll(async () => (await tree.focused()).name).toMatch(new RegExp(`^${key} `));
	return (await tree.focused()).name;
}
