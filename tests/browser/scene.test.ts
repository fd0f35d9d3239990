import { expect, test, type Page } from '@playwright/test';
import type { Intent } from '#lib/scene/scene.ts';
import { serveScene } from '../bench/scene/serve.ts';
import type { Served } from '../bench/serve-pages.ts';
import { drawnIn } from './drawn.ts';
import { readPictures, written } from './picture.ts';

/** The scene under real hands: a page that mounts it alone, on a portfolio, without a server behind it. */

let scene: Served;

test.beforeAll(async () => void (scene = await serveScene()));
test.afterAll(() => scene.close());
test.beforeEach(async ({ page }) => {
	await page.setViewportSize({ width: 1600, height: 900 });
	await page.goto(`${scene.url}?planned`);
	await page.waitForFunction(() => 'stand' in window);
});

interface Card {
	readonly id: string;
	readonly x: number;
	readonly y: number;
}

/** Middles of cards that lie well inside the screen, in the order of places. */
const cards = (page: Page): Promise<Card[]> =>
	page.evaluate(() =>
		[...window.stand.table.places.values()].flatMap(({ item }) => {
			const rect = window.stand.scene.rectOf(item);
			const seen =
				rect && rect.x > 260 && rect.y > 70 && rect.x + rect.width < 1540 && rect.y + rect.height < 820;
			return seen ? [{ id: item, x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }] : [];
		})
	);

/** What the scene has told, but for where the pointer and the camera are. */
const told = (page: Page): Promise<Intent[]> =>
	page.evaluate(() => window.stand.intents.filter(({ kind }) => kind !== 'point' && kind !== 'camera'));

/** The two cards in view that stand furthest apart. */
async function two(page: Page): Promise<[Card, Card]> {
	const all = (await cards(page)).toSorted((a, b) => a.x - b.x || a.y - b.y);
	const [a, b] = [all[0], all.at(-1)];
	if (!a || !b || b.x - a.x < 300) throw new Error(`${all.length} cards in view, none far enough apart.`);
	return [a, b];
}

/** A point of the board where no card is, low on the screen. */
const ground = (page: Page): Promise<{ x: number; y: number }> =>
	page.evaluate(() => {
		const rects = [...window.stand.table.places.keys()].flatMap((id) => {
			const rect = window.stand.scene.rectOf(window.stand.id(id));
			return rect ? [rect] : [];
		});
		const free = (x: number, y: number) =>
			!rects.some((r) => x > r.x - 8 && x < r.x + r.width + 8 && y > r.y - 8 && y < r.y + r.height + 8);
		for (let y = 880; y > 400; y -= 10) for (let x = 1590; x > 250; x -= 20) if (free(x, y)) return { x, y };
		throw new Error('The board has no free ground in view.');
	});

test('a click selects, shift adds, a click on the ground lets go', async ({ page }) => {
	const [a, b] = await two(page);
	await page.mouse.click(a.x, a.y);
	expect((await told(page)).at(-1)).toEqual({ kind: 'select', items: [a.id], ghost: null });
	await page.evaluate((id) => window.stand.show({ selected: new Set([window.stand.id(id)]) }), a.id);
	await page.keyboard.down('Shift');
	await page.mouse.click(b.x, b.y);
	await page.keyboard.up('Shift');
	expect((await told(page)).at(-1)).toEqual({ kind: 'select', items: [a.id, b.id], ghost: null });
	const free = await ground(page);
	await page.mouse.click(free.x, free.y);
	expect((await told(page)).at(-1)).toEqual({ kind: 'select', items: [], ghost: null });
});

test('a drag lifts, carries and drops into the cell under it', async ({ page }) => {
	const [a, b] = await two(page);
	await page.mouse.move(a.x, a.y);
	await page.mouse.down();
	await page.mouse.move(b.x + 40, b.y, { steps: 8 });
	await page.mouse.up();
	const kinds = (await told(page)).map(({ kind }) => kind);
	expect(kinds[0]).toBe('lift');
	expect(kinds.at(-1)).toBe('drop');
	const [drop, place] = await page.evaluate(
		(id) => [window.stand.intents.findLast(({ kind }) => kind === 'drop'), window.stand.table.places.get(id)],
		b.id
	);
	expect(drop).toMatchObject({
		item: a.id,
		to: { product: place?.product, team: place?.team, timebox: place?.timebox }
	});
});

test('what the rules refuse goes back, and so does Escape', async ({ page }) => {
	const [a, b] = await two(page);
	await page.mouse.move(a.x, a.y);
	await page.mouse.down();
	await page.mouse.move(b.x, b.y, { steps: 4 });
	await page.evaluate(() => window.stand.scene.verdict({ ok: false, because: 'Not now.' }));
	await page.mouse.up();
	expect((await told(page)).at(-1)).toEqual({ kind: 'put-back', item: a.id });
	await page.mouse.move(a.x, a.y);
	await page.mouse.down();
	await page.mouse.move(b.x, b.y, { steps: 4 });
	await page.keyboard.press('Escape');
	expect((await told(page)).at(-1)).toEqual({ kind: 'put-back', item: a.id });
	await page.mouse.up();
	expect((await told(page)).filter(({ kind }) => kind === 'drop')).toEqual([]);
});

test('a locked board tells the attempt and where it led, and lifts nothing; the past does not even tell', async ({
	page
}) => {
	const [a, b] = await two(page);
	const before = await page.evaluate(() => window.stand.scene.camera());
	for (const mood of ['locked', 'past', 'watching'] as const) {
		await page.evaluate((shown) => {
			window.stand.intents.length = 0;
			window.stand.show({ mood: shown });
		}, mood);
		await page.mouse.move(a.x, a.y);
		await page.mouse.down();
		await page.mouse.move(b.x, b.y, { steps: 4 });
		await page.mouse.up();
		const kinds = (await told(page)).map(({ kind }) => kind);
		expect(kinds, mood).toEqual(mood === 'locked' ? ['lift', 'want'] : []);
		// In the past a drag moves the board instead.
		await page.evaluate((camera) => window.stand.scene.moveTo(camera), before);
	}
});

test('a card is carried by the keyboard alone', async ({ page }) => {
	const [a] = await two(page);
	await page.evaluate((id) => window.stand.scene.liftByKey(window.stand.id(id)), a.id);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const kinds = (await told(page)).map(({ kind }) => kind);
	expect(kinds).toEqual(['lift', 'carry', 'carry', 'carry', 'drop']);
	await page.evaluate((id) => window.stand.scene.liftByKey(window.stand.id(id)), a.id);
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Escape');
	expect((await told(page)).at(-1)).toEqual({ kind: 'put-back', item: a.id });
});

test('a wheel pans, with control it zooms about the pointer', async ({ page }) => {
	const camera = () => page.evaluate(() => window.stand.scene.camera());
	const before = await camera();
	await page.mouse.move(800, 400);
	await page.mouse.wheel(0, 120);
	await expect.poll(async () => (await camera()).y - before.y).toBeCloseTo(120, 3);
	await page.keyboard.down('Control');
	await page.mouse.wheel(0, -100);
	await page.keyboard.up('Control');
	await expect.poll(async () => (await camera()).z).toBeGreaterThan(before.z);
	const after = await camera();
	expect(after.x + 800 / after.z).toBeCloseTo(before.x + 800 / before.z, 3);
});

test('while it comes nearer the last picture is scaled, under heads drawn anew; at rest it is painted as it is', async ({
	page
}) => {
	await page.clock.install();
	await page.reload();
	await page.waitForFunction(() => 'stand' in window);
	await page.clock.pauseAt(Date.now() + 3_600_000);
	const picture = () =>
		page.evaluate(() => [...document.querySelectorAll('canvas')].map((each) => each.toDataURL()));
	const scale = () =>
		page.evaluate(() => {
			const put = document.querySelector('canvas')?.style.transform;
			return put ? new DOMMatrix(put).a : null;
		});
	/** One frame in which the board is seen from `z`, about the middle. */
	const frame = async (z: number) => {
		await page.evaluate((to) => {
			const { x, y, z: from } = window.stand.scene.camera();
			window.stand.scene.moveTo({ x: x + 800 / from - 800 / to, y: y + 450 / from - 450 / to, z: to });
		}, z);
		await page.clock.runFor(20);
	};
	await page.clock.runFor(500);
	await frame(1.05);
	expect(await scale(), 'one step is painted').toBe(null);
	const [painted] = await picture();
	await frame(1.1);
	expect(await scale()).toBeCloseTo(1.1 / 1.05, 4);
	expect((await picture())[0], 'nothing is painted on the board').toBe(painted);
	await frame(0.95);
	expect(await scale()).toBeCloseTo(0.95 / 1.05, 4);
	await page.clock.runFor(200);
	expect(await scale()).toBe(null);
	const rested = await picture();
	await page.evaluate(() => window.stand.scene.retheme());
	await page.clock.runFor(20);
	expect(await picture(), 'as if it had been painted there from the first').toEqual(rested);
});

test('the ground is dragged, and space drags whatever lies there', async ({ page }) => {
	const camera = () => page.evaluate(() => window.stand.scene.camera());
	const start = await camera();
	const free = await ground(page);
	await page.mouse.move(free.x, free.y);
	await page.mouse.down();
	await page.mouse.move(free.x, free.y - 200, { steps: 4 });
	await page.mouse.up();
	expect((await camera()).y - start.y).toBeCloseTo(200, 3);
	const before = await camera();
	const [a] = await cards(page);
	if (!a) throw new Error('The portfolio shows no card there.');
	await page.keyboard.down('Space');
	await page.mouse.move(a.x, a.y);
	await page.mouse.down();
	await page.mouse.move(a.x, a.y + 60, { steps: 3 });
	await page.mouse.up();
	await page.keyboard.up('Space');
	expect((await camera()).y - before.y).toBeCloseTo(-60, 3);
	expect((await told(page)).filter(({ kind }) => kind === 'lift')).toEqual([]);
});

test('the spine folds its lane', async ({ page }) => {
	await page.mouse.click(12, 300);
	const first = await page.evaluate(() => window.stand.table.products.values().next().value?.id);
	expect((await told(page)).at(-1)).toEqual({ kind: 'toggle-lane', lane: first });
});

test('an idle board draws nothing', async ({ page }) => {
	await expect.poll(() => drawnIn(page, 30)).toBe(0);
	const [drawn] = await Promise.all([drawnIn(page, 30), page.evaluate(() => window.stand.scene.zoomBy(1.2))]);
	expect(drawn).toBeGreaterThan(0);
});

test('a hand that leaves while the camera moves leaves nothing behind', async ({ page, context }) => {
	await readPictures(context);
	await page.reload();
	await page.waitForFunction(() => 'stand' in window);
	const name = 'person 0';
	const drawnOf = async () => (await written(page)).filter(({ text }) => text.startsWith(name)).length;
	const [card] = await cards(page);
	await page.evaluate(
		({ id, name }) => {
			const item = window.stand.id(id);
			const place = window.stand.table.places.get(item);
			if (!place) throw new Error('The card stands nowhere.');
			const spot = { ...place, fx: 0.5, fy: 0.5 };
			window.stand.scene.hands([{ who: 1, colour: 1, name, seat: 'observer', spot, carrying: item }]);
		},
		{ id: card?.id ?? '', name }
	);
	await expect.poll(drawnOf).toBe(1);
	await page.evaluate(async () => {
		const { scene } = window.stand;
		const { x, y, z } = scene.camera();
		for (let n = 1; n <= 4; n++) {
			scene.moveTo({ x: x + n, y, z });
			await new Promise(requestAnimationFrame);
		}
		scene.hands([]);
	});
	await expect.poll(drawnOf).toBe(0);
});

test('a search flies to a card and brings it into sight', async ({ page }) => {
	const far = await page.evaluate(() => [...window.stand.table.places.keys()].at(-1) ?? '');
	await page.evaluate((id) => window.stand.scene.fly(window.stand.id(id)), far);
	const inSight = () =>
		page.evaluate((id) => {
			const rect = window.stand.scene.rectOf(window.stand.id(id));
			return rect !== null && rect.y > 60 && rect.y < 840 && rect.x > 236 && rect.x < 1500;
		}, far);
	await expect.poll(inSight).toBe(true);
});
