import type { Page } from '@playwright/test';
import { runOf, type Run } from './measure.ts';

/** A card in the hand while a hundred decisions a second come in from elsewhere. */
export async function carry(page: Page): Promise<Run | null> {
	const card = await page.evaluate(async () => {
		const { scene, table } = window.stand;
		scene.home();
		await new Promise((done) => setTimeout(done, 600));
		const rects = [...table.places.keys()].map((item) => scene.rectOf(window.stand.id(item)));
		return rects.find((rect) => rect && rect.x > 240 && rect.y > 60 && rect.x < 1200 && rect.y < 600) ?? null;
	});
	if (!card) return null;
	await page.mouse.move(card.x + 40, card.y + 20);
	await page.mouse.down();
	const figures = await runOf(
		page,
		(wide) => {
			const { stand } = window;
			const board = document.querySelector('#board');
			let due = 0;
			let last = performance.now();
			return stand.frames(240, (frame) => {
				const now = performance.now();
				due += (now - last) / 10;
				last = now;
				stand.decide(Math.floor(due));
				due %= 1;
				if (frame % 4 === 0) stand.people(frame);
				const at = { clientX: 800 + wide * Math.sin(frame / 12), clientY: 400 + 100 * Math.cos(frame / 9) };
				board?.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, pointerType: 'mouse', ...at }));
			});
		},
		200
	);
	await page.keyboard.press('Escape');
	await page.mouse.up();
	return figures;
}
