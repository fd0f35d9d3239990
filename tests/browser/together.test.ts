import { BoardPage } from './board-page.ts';
import type { Founded, House, Who } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { keys, mouse } from './hands.ts';
import { expect, test } from './test.ts';

/** Several people at one board, each in a browser: what one sees, others come to see, and go back from. */
test.describe('together', () => {
	let founded: Founded;
	let near: Standing;
	let far: Standing;
	let dana: BoardPage;
	let rob: BoardPage;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Together');
		await house.open(founded.board);
		const [first] = itemsIn(founded.content, 'kubelet', 'v1.37');
		const last = itemsIn(founded.content, 'kube-apiserver', 'v1.38').at(-1);
		if (!first || !last) throw new Error('The portfolio lacks an item.');
		[near, far] = [first, last];
	});
	test.beforeEach(async ({ house }) => {
		[dana, rob] = [await at(house, 'dana'), await at(house, 'rob')];
	});
	test.afterEach(async () => {
		for (const { page, faults } of [dana, rob]) {
			expect(faults).toEqual([]);
			await page.context().close();
		}
	});

	const at = async (house: House, who: Who): Promise<BoardPage> =>
		BoardPage.open(await house.enter(who), founded.path);

	/** Looks at one item closely, so that another far away is out of sight. */
	const lookAt = async (board: BoardPage, item: Standing): Promise<void> => {
		await board.find(item.key);
		await board.shows(item.key, 1);
	};
	const pill = (board: BoardPage, name: string | RegExp) => board.page.getByLabel(name, { exact: true });

	for (const hand of [mouse, keys]) {
		test(`following shows what the other sees, ${hand.name}, until one moves the board oneself`, async () => {
			await lookAt(rob, near);
			await rob.letGo();
			await hand.press(rob, /^Dana Whitfield, /);
			await expect(rob.page.getByRole('menuitem', { name: 'Follow Dana' })).toBeVisible();
			if (hand === keys) await rob.page.keyboard.press('Enter');
			else await rob.page.getByRole('menuitem', { name: 'Follow Dana' }).click();
			await expect(pill(rob, 'Following')).toContainText('Following Dana Whitfield');
			await expect(dana.page.getByText('One person follows you')).toBeVisible();
			await lookAt(dana, far);
			await rob.shows(far.key, 1);
			await rob.shows(near.key, 0);

			await rob.page.mouse.move(900, 500);
			await rob.page.mouse.wheel(0, 120);
			await expect(pill(rob, 'Following')).toBeHidden();
			await expect(dana.page.getByText('One person follows you')).toBeHidden();
		});

		test(`everybody is brought to the presenter and goes back, ${hand.name}`, async () => {
			await lookAt(rob, near);
			await rob.letGo();
			await lookAt(dana, far);
			await hand.press(dana, /^Present$/);
			await expect(pill(dana, 'You present')).toBeVisible();
			await expect(pill(rob, 'Somebody presents')).toContainText('Dana Whitfield presents');
			await hand.press(dana, /^Everyone to me$/);
			await expect(pill(rob, 'Brought here')).toContainText('Dana Whitfield brought you here');
			await rob.shows(far.key, 1);
			await expect(pill(dana, 'You present')).toContainText('1 follow');

			if (hand === keys) await rob.page.keyboard.press('Escape');
			else await rob.button(/^Back to where I was/).click();
			await rob.shows(near.key, 1);
			await rob.shows(far.key, 0);
			await expect(pill(rob, 'Brought here')).toBeHidden();
			await expect(pill(dana, 'You present')).toContainText('nobody follows yet');
		});

		test(`the floor is asked for and given, ${hand.name}`, async () => {
			await hand.press(rob, /^Ask for the floor$/);
			await expect(pill(rob, 'You ask for the floor')).toBeVisible();
			await expect(pill(dana, 'They ask for the floor')).toContainText(
				'1. Rob Castellano asks for the floor'
			);
			await hand.press(dana, /^Give it\s*to Rob Castellano$/);
			await expect(pill(rob, 'You present')).toBeVisible();
			await expect(pill(dana, 'Somebody presents')).toContainText('Rob Castellano presents');
			await expect(pill(dana, 'They ask for the floor')).toBeHidden();
			await hand.press(rob, /^Stop$/);
			await expect(pill(dana, 'Somebody presents')).toBeHidden();
		});
	}

	test('nobody is moved while they write: they come when they want to', async () => {
		await lookAt(rob, near);
		await rob.letGo();
		await rob.button('Find a card').click();
		await rob.dialog('Find a card').getByRole('combobox').fill('writing');
		await lookAt(dana, far);
		await mouse.press(dana, /^Present$/);
		await mouse.press(dana, /^Everyone to me$/);
		await expect(pill(rob, 'Somebody presents')).toContainText('asks everybody to come');
		await rob.page.keyboard.press('Escape');
		await rob.shows(near.key, 1);
		await rob.button('Go there').click();
		await rob.shows(far.key, 1);
		await mouse.press(dana, /^Stop$/);
	});

	test('the facilitator looks in on somebody, who is not told', async () => {
		await lookAt(rob, far);
		await mouse.press(dana, /^Rob Castellano, /);
		await dana.page.getByRole('menuitem', { name: /^Look in/ }).click();
		await expect(pill(dana, 'Following')).toContainText('Looking in on Rob Castellano');
		await dana.shows(far.key, 1);
		await expect(rob.page.getByText(/follows? you/)).toHaveCount(0);
	});

	test('who watches by a link is shown what the presenter sees, and no name', async ({ house }) => {
		await lookAt(dana, far);
		await mouse.press(dana, /^Present$/);
		const people = await dana.page.context().newPage();
		await people.goto(`${founded.path}/people`);
		await people.getByLabel('For whom or where').fill('A wall');
		await people.getByRole('button', { name: 'Make a watch link' }).click();
		const link = await people.getByLabel('Watch link for A wall').inputValue();
		const watcher = await BoardPage.open(await house.stranger(), link);
		await expect(pill(watcher, 'Somebody presents')).toContainText('Somebody presents');
		await watcher.page.getByRole('button', { name: 'Follow', exact: true }).click();
		await expect(pill(watcher, 'Following')).toContainText('Following the presenter');
		await watcher.shows(far.key, 1);
		await expect(watcher.page.getByRole('list', { name: 'Who is here' })).toHaveCount(0);
		await watcher.saysNot(/Dana/);
		await watcher.page.context().close();
		await mouse.press(dana, /^Stop$/);
	});
});
