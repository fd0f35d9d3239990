import AxeBuilder from '@axe-core/playwright';
import { BoardPage } from './board-page.ts';
import { drawnIn } from './drawn.ts';
import type { Founded, House } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { focused, pressUntil } from './keys.ts';
import { written } from './picture.ts';
import { expect, test } from './test.ts';

test.describe('a wall', () => {
	let founded: Founded;
	let near: Standing;
	let far: Standing;
	let dana: BoardPage;
	let link: string;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('On the wall');
		await house.open(founded.board);
		const [first] = itemsIn(founded.content, 'kubelet', 'v1.37');
		const last = itemsIn(founded.content, 'kube-apiserver', 'v1.38').at(-1);
		if (!first || !last) throw new Error('The portfolio lacks an item.');
		[near, far] = [first, last];
		// As near as that keys are written on the wall too.
		const laptop = { viewport: { width: 1280, height: 720 } };
		dana = await BoardPage.open(await house.enter('dana', laptop), founded.path);
		const people = await dana.page.context().newPage();
		await people.goto(`${founded.path}/people`);
		await people.getByLabel('For whom or where').fill('The lobby');
		await people.getByRole('button', { name: 'Make a watch link' }).click();
		link = await people.getByLabel('The same for a screen on the wall').inputValue();
		await people.close();
	});
	test.afterAll(() => dana.page.context().close());

	/** Looks at one item closely, so that another far away is out of sight. */
	async function lookAt(item: Standing): Promise<void> {
		await dana.find(item.key);
		await dana.letGo();
	}
	const bar = ({ page }: BoardPage) => page.getByRole('banner');

	async function hung(house: House): Promise<BoardPage> {
		const wall = new BoardPage(await (await house.stranger()).newPage());
		await wall.page.goto(link);
		await expect(wall.page).toHaveURL(new RegExp(`${founded.path}/wall$`));
		await expect(bar(wall)).toContainText('In session');
		return wall;
	}

	test('shows by itself what the presenter sees, again after a reload, and says how the session stands', async ({
		house
	}) => {
		const wall = await hung(house);
		await expect(bar(wall)).toContainText('Nobody presents');
		await expect(bar(wall)).toContainText(/Last agreement.*left.*then Market and strategy/);
		await lookAt(far);
		await dana.button('Present').click();
		await expect(bar(wall)).toContainText('Somebody presents');
		await wall.shows(far.key, 1);
		await wall.shows(near.key, 0);
		await lookAt(near);
		await wall.shows(near.key, 1);
		await wall.page.reload();
		await wall.shows(near.key, 1);
		await lookAt(far);
		await wall.shows(far.key, 1);
		await wall.saysNot(/Dana/);

		await expect.poll(() => drawnIn(wall.page, 30)).toBe(0);
		await dana.button('Stop').click();
		await expect(bar(wall)).toContainText('Nobody presents');
		expect(wall.faults).toEqual([]);
		await wall.page.context().close();
	});

	test('shows all of the board where nobody presents, over all of its width and height, at any size', async ({
		house
	}) => {
		const wall = await hung(house);
		await expect(bar(wall)).toContainText('Nobody presents');
		/** How far right the last column begins and how far down the last lane, as parts of the board. */
		const reach = async () => {
			const box = await wall.canvas.boundingBox();
			const texts = await written(wall.page);
			const [column, lane] = [
				texts.find(({ text }) => text === 'Later'),
				texts.find(({ text }) => text === 'NP')
			];
			if (!box || !column || !lane) return [0, 0];
			const most = Math.max(...texts.map(({ y }) => y));
			return [(column.x - box.x) / box.width, (most - box.y) / box.height];
		};
		for (const size of [
			{ width: 1920, height: 1080 },
			{ width: 1280, height: 1024 },
			{ width: 2560, height: 1080 }
		]) {
			await wall.page.setViewportSize(size);
			const said = `the last column and lane at ${size.width} × ${size.height}`;
			await expect.poll(async () => (await reach())[0], { message: said }).toBeGreaterThan(0.85);
			await expect.poll(async () => (await reach())[0], { message: said }).toBeLessThan(1);
			await expect.poll(async () => (await reach())[1], { message: said }).toBeGreaterThan(0.8);
			await expect.poll(async () => (await reach())[1], { message: said }).toBeLessThan(1);
		}
		await wall.page.context().close();
	});

	test('has nothing to press but the way out, and no hand moves it', async ({ house }) => {
		const wall = await hung(house);
		await lookAt(near);
		await dana.button('Present').click();
		await wall.shows(near.key, 1);
		await wall.page.mouse.move(900, 600);
		await wall.page.mouse.down();
		await wall.page.mouse.move(500, 300, { steps: 4 });
		await wall.page.mouse.up();
		await wall.page.mouse.wheel(0, 4000);
		await expect(wall.page.getByRole('link', { name: 'Leave the wall' })).toHaveCSS('opacity', '1');
		await lookAt(far);
		await wall.shows(far.key, 1);

		await expect(wall.page.getByRole('button')).toHaveCount(0);
		const stops = new Set<string>();
		for (let n = 0; n < 6; n++) {
			await wall.page.keyboard.press('Tab');
			stops.add(await wall.page.evaluate(() => (document.activeElement === document.body ? '' : 'stop')));
			expect(await focused(wall.page)).toMatch(/^Leave the wall|^On the wall/);
		}
		expect(stops).toContain('stop');
		const { violations } = await new AxeBuilder({ page: wall.page }).analyze();
		expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
		await wall.page.keyboard.press('Escape');
		await expect(wall.page).toHaveURL(new RegExp(`${founded.path}(#.*)?$`));
		await dana.button('Stop').click();
		expect(wall.faults).toEqual([]);
		await wall.page.context().close();
	});

	test('comes back after the wire was cut, to where the presenter is then', async ({ house }) => {
		const wall = await hung(house);
		await lookAt(near);
		await dana.button('Present').click();
		await wall.shows(near.key, 1);
		await wall.page.context().setOffline(true);
		await expect(bar(wall)).toContainText('No connection');
		await lookAt(far);
		await wall.page.context().setOffline(false);
		await expect(bar(wall)).toContainText('Live');
		await wall.shows(far.key, 1);
		await dana.button('Stop').click();
		await wall.page.context().close();
	});

	test('opened from the menu by keys shows the presenter’s own screen to the room, and is left by Escape', async () => {
		const wall = new BoardPage(await dana.page.context().newPage());
		await wall.page.goto(founded.path);
		await wall.isDrawn();
		await pressUntil(wall.page, 'Tab', /^Menu$/, 240);
		await wall.page.keyboard.press('Enter');
		await pressUntil(wall.page, 'ArrowDown', /^Open the wall$/);
		await wall.page.keyboard.press('Enter');
		await expect(wall.page).toHaveURL(new RegExp(`${founded.path}/wall$`));
		await lookAt(far);
		await dana.button('Present').click();
		await expect(bar(wall)).toContainText('Dana Whitfield presents');
		await wall.shows(far.key, 1);
		await lookAt(near);
		await wall.shows(near.key, 1);
		await expect(dana.page.getByLabel('You present', { exact: true })).toContainText('nobody follows yet');
		await dana.button('Stop').click();
		await wall.page.keyboard.press('Escape');
		await wall.isDrawn();
		expect([...dana.faults, ...wall.faults]).toEqual([]);
		await wall.page.close();
	});

	test('shows the lock, and until when', async ({ house }) => {
		const wall = await hung(house);
		await house.readBackSignLock(founded.board);
		await expect(bar(wall)).toContainText(/Locked until .*agreed board v1/);
		await expect(bar(wall)).not.toContainText('On the agenda');
		await wall.page.context().close();
	});
});
