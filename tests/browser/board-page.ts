import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { written, type Written } from './picture.ts';

/** The heads of the board lie along its left and top; cards lie right of and below them. CSS pixels. */
const heads = { width: 236, height: 48 } as const;

/** The board as one person has it before them: looked at, pointed at, read. */
export class BoardPage {
	readonly page: Page;
	/** What went wrong in the page and nobody caught. */
	readonly faults: string[] = [];

	constructor(page: Page) {
		this.page = page;
		page.on('pageerror', (error) => this.faults.push(error.stack ?? error.message));
	}

	/** Opens a board in a browser and waits until cards are drawn. */
	static async open(context: BrowserContext, path: string): Promise<BoardPage> {
		const board = new BoardPage(await context.newPage());
		await board.page.goto(path);
		await board.isDrawn();
		return board;
	}

	async isDrawn(): Promise<void> {
		await expect(this.grid).toBeAttached();
		await expect.poll(() => this.cards().then((cards) => cards.length)).toBeGreaterThan(3);
	}

	get canvas(): Locator {
		return this.page.locator('.scene');
	}
	get grid(): Locator {
		return this.page.getByRole('grid');
	}
	get panel(): Locator {
		return this.page.getByRole('complementary', { name: 'Side panel' });
	}
	/** The bar along the top. */
	get top(): Locator {
		return this.page.getByRole('banner');
	}
	/** The chip in it that says how the session stands. */
	get state(): Locator {
		return this.top.getByRole('status').first();
	}
	/** What says that this seat has ended. */
	get ended(): Locator {
		return this.page.getByRole('region', { name: 'No longer live' });
	}
	/** The offer made where a locked card was reached for. */
	get offer(): Locator {
		return this.page.getByRole('form', { name: 'Locked' });
	}
	button(name: string | RegExp): Locator {
		return this.page.getByRole('button', { name, exact: typeof name === 'string' });
	}
	dialog(name: string | RegExp): Locator {
		return this.page.getByRole('dialog', { name });
	}
	/** Proposals, talking points and what waits in the outbox, as the side panel lists them. */
	entry(text: string | RegExp): Locator {
		return this.panel.locator('article').filter({ hasText: text });
	}
	section(name: string | RegExp): Locator {
		return this.panel.locator('section').filter({ has: this.page.getByRole('heading', { name }) });
	}

	/** What is drawn right of and below the heads. */
	private async cards(): Promise<Written[]> {
		const box = await this.canvas.boundingBox();
		if (!box) return [];
		const all = await written(this.page);
		return all.filter(
			({ x, y }) =>
				x > box.x + heads.width && y > box.y + heads.height && x < box.x + box.width && y < box.y + box.height
		);
	}

	/** Where a text stands on the board, once for each place: a card that is selected or under the hand is drawn again. */
	async seen(text: string): Promise<Written[]> {
		const places: Written[] = [];
		for (const each of await this.cards())
			if (each.text === text && !places.some(({ x, y }) => Math.hypot(x - each.x, y - each.y) < 8))
				places.push(each);
		return places;
	}

	/** Waits until so many cards of that key are in view: 2 where one is proposed to stand elsewhere. */
	async shows(key: string, times: number): Promise<void> {
		await expect
			.poll(() => this.seen(key).then(({ length }) => length), { message: `${key} on the board` })
			.toBe(times);
	}

	/** Waits until something that matches is written anywhere on the board. */
	async says(text: RegExp): Promise<void> {
		await expect.poll(() => this.texts()).toContainEqual(expect.stringMatching(text));
	}

	/** And until nothing does any more. */
	async saysNot(text: RegExp): Promise<void> {
		await expect.poll(() => this.texts()).not.toContainEqual(expect.stringMatching(text));
	}

	private async texts(): Promise<string[]> {
		return (await written(this.page)).map(({ text }) => text);
	}

	/** Searches for a key and flies there; its details are in the panel then. */
	async find(key: string): Promise<void> {
		await this.page.getByRole('button', { name: 'Find a card' }).click();
		await this.dialog('Find a card').getByRole('combobox').fill(key);
		await this.dialog('Find a card').getByRole('option').filter({ hasText: key }).first().waitFor();
		await this.page.keyboard.press('Enter');
		await expect(this.panel.getByText(key, { exact: true }).first()).toBeVisible();
		await expect.poll(() => this.seen(key).then(({ length }) => length)).toBeGreaterThan(0);
	}

	/** Back from an item's details to the lists. */
	async letGo(): Promise<void> {
		await this.panel.getByRole('button', { name: 'Proposals' }).click();
	}

	/** Turns the side panel to one of its tabs. */
	async tab(name: 'Decide' | 'Agenda' | 'Follow up'): Promise<void> {
		await this.panel.getByRole('tab', { name }).click();
	}

	/** A field of the item whose details are shown. */
	facet(name: string): Locator {
		return this.panel
			.locator('dt', { hasText: new RegExp(`^${name}$`) })
			.locator('xpath=following-sibling::dd[1]');
	}

	/** Where a column begins, by its head. */
	private async columnAt(name: string): Promise<number> {
		const box = await this.canvas.boundingBox();
		const head = (await written(this.page)).find(
			({ text, y }) => text === name && box !== null && y < box.y + heads.height
		);
		if (!head) throw new Error(`The column ${name} is not in view.`);
		return head.x;
	}

	/** Takes a card up and holds it over a column, in its own lane. It stays in the hand; returns where that is. */
	async carry(key: string, column: string): Promise<{ x: number; y: number }> {
		const [card] = await this.seen(key);
		if (!card) throw new Error(`${key} is not in view.`);
		const { mouse } = this.page;
		await mouse.move(card.x + 6, card.y - 4);
		await mouse.down();
		const x = await this.columnAt(column);
		await mouse.move(card.x + 30, card.y - 10, { steps: 3 });
		const held = { x: x + 40, y: card.y - 12 };
		await mouse.move(held.x, held.y, { steps: 6 });
		return held;
	}

	/** Moves the hand a little, to and fro, until what others should see of it is seen: a name is shown only while a hand moves. */
	async wave(at: { readonly x: number; readonly y: number }, seen: Promise<unknown>): Promise<void> {
		const shown = new AbortController();
		const waiting = seen.finally(() => shown.abort());
		for (let n = 0; !shown.signal.aborted; n++) {
			await this.page.mouse.move(at.x + (n % 2) * 6, at.y);
			await Promise.race([waiting.catch(() => null), new Promise((resolve) => setTimeout(resolve, 100))]);
		}
		await waiting;
	}

	async drop(): Promise<void> {
		await this.page.mouse.up();
	}

	/** A drag from where a card stands to another column. */
	async drag(key: string, column: string): Promise<void> {
		await this.carry(key, column);
		await this.drop();
	}

	/** The way without a drag: the fields of the details panel. */
	async move(
		key: string,
		to: { readonly product?: string; readonly team?: string; readonly timebox?: string }
	): Promise<void> {
		await this.find(key);
		const fold = this.panel.locator('details').filter({ hasText: 'Move to…' });
		if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
		const fields = [
			['Product', to.product],
			['Team', to.team],
			['Timebox', to.timebox]
		] as const;
		for (const [label, value] of fields)
			if (value !== undefined)
				await this.panel.getByRole('combobox', { name: label, exact: true }).selectOption({ label: value });
	}

	/** Proposes what `move` has filled in. */
	async propose(): Promise<void> {
		await this.panel.getByRole('button', { name: 'Propose the move' }).click();
	}

	async agree(text: string): Promise<void> {
		await this.entry(text).getByRole('button', { name: 'Agree' }).first().click();
	}

	/** Agrees beside the ghost itself: the key that stands furthest right. */
	async agreeAtGhost(key: string): Promise<void> {
		const [ghost] = (await this.seen(key)).sort((a, b) => b.x - a.x);
		if (!ghost) throw new Error(`${key} is not in view.`);
		await this.page.mouse.click(ghost.x + 6, ghost.y - 4);
		await this.page
			.getByRole('group', { name: 'Decide here' })
			.getByRole('button', { name: 'Agree' })
			.click();
	}

	async sayNo(text: string | RegExp, because: string): Promise<void> {
		await this.entry(text).getByRole('button', { name: 'Say no' }).first().click();
		await this.dialog('Say no').getByLabel('Your reason').fill(because);
		await this.dialog('Say no').getByRole('button', { name: 'Say no' }).click();
		await expect(this.dialog('Say no')).toBeHidden();
	}
}
