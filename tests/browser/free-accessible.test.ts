import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import type { Founded } from './house.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds serious or critical, as lines that say where. */
async function findings(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`)
		);
}

for (const theme of ['light', 'dark'] as const)
	test.describe(`in the ${theme} theme axe finds nothing serious in the free layer`, () => {
		test.describe.configure({ mode: 'serial' });
		let founded: Founded;
		let context: BrowserContext;
		let board: BoardPage;
		let page: Page;
		let key: string;

		test.beforeAll(async ({ house }) => {
			founded = await house.found(`Axe on the free layer, ${theme}`);
			await house.open(founded.board);
			context = await house.enter('tomas', { colorScheme: theme });
			board = await BoardPage.open(context, founded.path);
			({ page } = board);
			key = itemsIn(founded.content, 'kubelet', 'v1.37')[0]?.key ?? '';
			await board.find(key);
		});
		test.afterAll(() => context.close());

		const tool = (name: string) =>
			page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true });
		const onCard = async (): Promise<{ x: number; y: number }> => {
			const [card] = await board.seen(key);
			if (!card) throw new Error(`${key} is not in view.`);
			return { x: card.x + 30, y: card.y - 18 };
		};

		test('with each tool in hand', async () => {
			for (const name of ['Note', 'Pen', 'Highlighter', 'Shape', 'Reaction']) {
				await tool(name).click();
				await expect(page.getByRole('group', { name: 'How the tool is set' })).toBeVisible();
				expect(await findings(page), name).toEqual([]);
			}
			await page.keyboard.press('Escape');
		});

		test('in a note that is written, and what can be done with it', async () => {
			await tool('Note').click();
			const { x, y } = await onCard();
			await page.mouse.click(x, y);
			await expect(page.getByRole('textbox', { name: 'Note: its words' })).toBeFocused();
			await page.keyboard.type('Who tests it?');
			expect(await findings(page), 'the editor').toEqual([]);
			await page.keyboard.press('Escape');
			await expect(page.getByRole('group', { name: 'Note by Tomás Herrera' })).toBeVisible();
			expect(await findings(page), 'its bar').toEqual([]);
			await page.keyboard.press('Escape');
		});

		test('in a thread of comments, and in the list of what is here', async () => {
			await tool('Comment').click();
			const { x, y } = await onCard();
			await page.mouse.click(x + 60, y);
			const thread = page.getByRole('dialog', { name: /^Comment on/ });
			await thread.getByRole('combobox').fill('Is it needed? @I');
			await expect(thread.getByRole('option').first()).toBeVisible();
			expect(await findings(page), 'who is named').toEqual([]);
			await thread.getByRole('combobox').fill('Is it needed?');
			await page.keyboard.press('Enter');
			await expect(thread.getByRole('article')).toBeVisible();
			expect(await findings(page), 'the thread').toEqual([]);
			await page.keyboard.press('Escape');
			await board.find(key);
			await expect(board.section('On the board here').getByText('Who tests it?')).toBeVisible();
			expect(await findings(page), 'the list').toEqual([]);
		});

		test('in the dialog of a picture', async () => {
			const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tool('Picture').click()]);
			const head = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ';
			const rest = 'AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
			await chooser.setFiles({
				...{ name: 'dot.png', mimeType: 'image/png' },
				buffer: Buffer.from(head + rest, 'base64')
			});
			const dialog = board.dialog('A picture for the board');
			await expect(dialog.getByRole('img')).toBeVisible();
			expect(await findings(page)).toEqual([]);
			await page.keyboard.press('Escape');
			await expect(dialog).toBeHidden();
		});
	});
