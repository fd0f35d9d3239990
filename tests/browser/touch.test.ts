import type { Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { Fingers, type Point } from './fingers.ts';
import type { Founded, House, Who } from './house.ts';
import { itemsIn } from './items.ts';
import { written, type Written } from './picture.ts';
import { expect, test } from './test.ts';

/** The board under fingers, on a phone and on a tablet: real touches in a real browser. */
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const tablet = { viewport: { width: 1024, height: 768 }, isMobile: true, hasTouch: true } as const;
type Device = typeof phone | typeof tablet;

async function onBoard(
	house: House,
	who: Who,
	{ path }: Founded,
	device: Device = phone
): Promise<[BoardPage, Fingers]> {
	const page = await (await house.enter(who, device)).newPage();
	const board = new BoardPage(page);
	await page.goto(path);
	if (device === phone) await shown(page, 'Board').tap();
	await expect(board.grid).toBeAttached();
	await expect.poll(() => keysIn(board).then(({ length }) => length)).toBeGreaterThan(3);
	return [board, await Fingers.on(page)];
}

const shown = (page: Page, name: 'List' | 'Board') =>
	page.getByRole('navigation').getByRole('button', { name });

/** Keys of cards that lie well within what the heads, bars and tools leave free. */
async function keysIn({ page, canvas }: BoardPage): Promise<Written[]> {
	const box = await canvas.boundingBox();
	const found = await written(page);
	return found.filter(
		({ text, x, y }) =>
			box !== null &&
			/^[A-Z]+-\d+$/.test(text) &&
			x > box.x + 135 &&
			x < box.x + box.width - 70 &&
			y > box.y + 70 &&
			y < box.y + box.height - 90
	);
}

/** On the face of a card. */
const face = ({ x, y }: Point): Point => ({ x: x + 8, y: y - 6 });
const zoomOf = async ({ page }: BoardPage): Promise<number> =>
	Number.parseInt(await page.getByRole('status', { name: 'Zoom' }).innerText());

test.describe('by touch', () => {
	let founded: Founded;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('By touch');
		await house.open(founded.board);
	});

	for (const [what, device] of [
		['a phone', phone],
		['a tablet', tablet]
	] as const) {
		test(`on ${what} one finger pans, over a card too, and two zoom about their middle`, async ({
			house
		}) => {
			const [rob, fingers] = await onBoard(house, 'rob', founded, device);
			const [card] = (await keysIn(rob)).sort((a, b) => b.y - a.y);
			if (!card) throw new Error('No card is in view.');
			const from = face(card);
			await fingers.draw([from, { x: from.x - 4, y: from.y - 120 }]);
			const risen = async () => {
				const now = (await written(rob.page)).find(({ text }) => text === card.text);
				return now && Math.round(card.y - now.y);
			};
			await expect.poll(risen).toBe(120);

			const before = await zoomOf(rob);
			const middle = { x: 250, y: 420 };
			await fingers.draw(
				[
					{ ...middle, y: middle.y - 40 },
					{ ...middle, y: middle.y - 80 }
				],
				[
					{ ...middle, y: middle.y + 40 },
					{ ...middle, y: middle.y + 80 }
				]
			);
			await expect.poll(() => zoomOf(rob)).toBe(2 * before);
			expect(rob.faults).toEqual([]);
			await rob.page.context().close();
		});

		test(`on ${what} a tap selects, a long press lifts and carries, and what is dropped is on the table`, async ({
			house
		}) => {
			const [rob, fingers] = await onBoard(house, 'rob', founded, device);
			const [from, to] = await otherTeams(rob, founded);
			await rob.page.touchscreen.tap(face(from).x, face(from).y);
			await expect(rob.panel.getByText(from.text, { exact: true }).first()).toBeVisible();
			await rob.panel.getByRole('button', { name: 'Proposals' }).tap();

			await fingers.carry(face(from), face(to));
			// It was let go in full flight: what is tapped next is clicked.
			if (device === phone) await shown(rob.page, 'List').tap();
			await rob.entry(from.text).getByRole('button', { name: 'Withdraw' }).tap();
			await expect(rob.entry(from.text).filter({ hasText: 'Withdrawn' }).first()).toBeVisible();
			expect(rob.faults).toEqual([]);
			await rob.page.context().close();
		});
	}

	test('the tools come out where they are wanted, and a note is left by a tap', async ({ house }) => {
		const [rob] = await onBoard(house, 'rob', founded);
		const toolbar = rob.page.getByRole('toolbar', { name: 'Tools' });
		await expect(toolbar).toBeHidden();
		await rob.button('Tools').tap();
		for (const tool of await toolbar.getByRole('button').all())
			await expect(tool).toBeInViewport({ ratio: 1 });
		await toolbar.getByRole('button', { name: 'Note' }).tap();
		await expect(toolbar).toBeHidden();
		await rob.page.touchscreen.tap(240, 420);
		await rob.page.getByRole('textbox').fill('From a phone');
		await rob.page.keyboard.press('Escape');
		await rob.says(/^From a phone$/);
		expect(rob.faults).toEqual([]);
		await rob.page.context().close();
	});

	test('who follows goes their own way by touching the board', async ({ house }) => {
		// So little that it fits a phone at a zoom at which keys are written.
		const little = { viewport: { width: 900, height: 700 } };
		const dana = await BoardPage.open(await house.enter('dana', little), founded.path);
		const [rob, fingers] = await onBoard(house, 'rob', founded);
		const far = itemsIn(founded.content, 'kube-apiserver', 'v1.38').at(-1);
		if (!far) throw new Error('The portfolio lacks an item.');
		await dana.find(far.key);
		await dana.letGo();
		await dana.button('Present').click();
		await rob.page.getByLabel('Somebody presents').getByRole('button', { name: 'Follow' }).tap();
		await expect(rob.page.getByLabel('Following', { exact: true })).toBeVisible();
		await fingers.draw([
			{ x: 250, y: 500 },
			{ x: 250, y: 420 }
		]);
		await expect(rob.page.getByLabel('Following', { exact: true })).toBeHidden();
		await dana.button('Stop').click();
		expect([...dana.faults, ...rob.faults]).toEqual([]);
		await Promise.all([dana, rob].map(({ page }) => page.context().close()));
	});
});

/** Two cards in view that stand in different teams of one product, in one timebox. */
async function otherTeams(board: BoardPage, { content }: Founded): Promise<[Written, Written]> {
	const places = new Map(content.places.map((place) => [place.item, place]));
	const standing = (await keysIn(board)).flatMap((card) => {
		const item = content.items.find(({ key }) => key === card.text);
		const place = item && places.get(item.id);
		return place ? [{ card, place }] : [];
	});
	for (const a of standing)
		for (const b of standing)
			if (
				a.place.product === b.place.product &&
				a.place.timebox === b.place.timebox &&
				a.place.team !== b.place.team
			)
				return [a.card, b.card];
	throw new Error('No two teams are in view.');
}
