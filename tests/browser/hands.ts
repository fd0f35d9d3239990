import { expect } from '@playwright/test';
import type { BoardPage } from './board-page.ts';
import type { Standing } from './items.ts';
import { pressUntil } from './keys.ts';

/** How somebody does things on the board: with the mouse, or with nothing but keys. */
export interface Hand {
	readonly name: string;
	press(board: BoardPage, name: RegExp): Promise<void>;
	write(board: BoardPage, label: RegExp, text: string): Promise<void>;
	/** Says no to the first proposal that waits for them, and why. */
	decline(board: BoardPage, because: string): Promise<void>;
	/** Carries a card to the column right of its own. */
	carry(board: BoardPage, item: Standing, column: string): Promise<void>;
}

export const mouse: Hand = {
	name: 'by mouse',
	press: ({ page }, name) => page.getByRole('button', { name }).first().click(),
	write: ({ page }, label, text) => page.getByLabel(label).fill(text),
	decline: (board, because) => board.sayNo(/./, because),
	async carry(board, { key }, column) {
		await board.find(key);
		await board.drag(key, column);
		await board.panel.getByRole('button', { name: /^(Proposals|What if)$/ }).click();
	}
};

export const keys: Hand = {
	name: 'by keyboard only',
	async press({ page }, name) {
		await pressUntil(page, 'Tab', name, 240);
		await page.keyboard.press('Enter');
	},
	async write({ page }, label, text) {
		await pressUntil(page, 'Tab', label, 240);
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type(text);
	},
	async decline(board, because) {
		await this.press(board, /^Say no$/);
		await expect(board.dialog('Say no')).toBeVisible();
		await this.write(board, /^Your reason/, because);
		await this.press(board, /^Say no$/);
		await expect(board.dialog('Say no')).toBeHidden();
	},
	async carry({ page, grid }, { key, product, team, timebox }, column) {
		const said = grid.locator('xpath=following-sibling::*[@aria-live]').first();
		await pressUntil(page, 'Shift+Tab', /: (no|\d+) cards?/, 240);
		await page.keyboard.press('Control+Home');
		await pressUntil(page, 'ArrowDown', new RegExp(`^${product} / ${team} / `));
		await pressUntil(page, 'ArrowRight', new RegExp(` / ${timebox.replace('.', '\\.')}: `));
		await page.keyboard.press('Enter');
		await pressUntil(page, 'ArrowDown', new RegExp(`^${key} `));
		await page.keyboard.press('Space');
		await expect(said).toContainText(`${key} lifted`);
		await page.keyboard.press('ArrowRight');
		await expect(said).toContainText(` / ${column}: `);
		await page.keyboard.press('Enter');
		await expect(said).toContainText(`${key} dropped`);
	}
};
