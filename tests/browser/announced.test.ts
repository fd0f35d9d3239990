import { BoardPage } from './board-page.ts';
import { itemsIn } from './items.ts';
import { expect, test } from './test.ts';

/** What is said politely: of one's own choices, and of what others do. */

test('all links are asked for by a key, said, and asked for still after a reload', async ({ house }) => {
	const founded = await house.found('Read out: links');
	const rob = await BoardPage.open(await house.enter('rob'), founded.path);
	const control = rob.button('Show all links');
	await expect(control).toHaveAttribute('aria-pressed', 'false');
	await rob.page.keyboard.press('Shift+L');
	await expect(control).toHaveAttribute('aria-pressed', 'true');
	await expect(rob.page.getByRole('status').filter({ hasText: 'All links are shown.' })).toBeVisible();
	await rob.page.reload();
	await rob.isDrawn();
	await expect(control).toHaveAttribute('aria-pressed', 'true');
	await control.click();
	await expect(control).toHaveAttribute('aria-pressed', 'false');
	await rob.page.context().close();
});

test('what a hundred acts of others come to is read out now and then, not act by act', async ({ house }) => {
	const founded = await house.found('Read out: many');
	await house.open(founded.board);
	const tomas = await BoardPage.open(await house.enter('tomas'), founded.path);
	const cards = itemsIn(founded.content, 'kube-apiserver', 'v1.37').slice(0, 12);
	const later = founded.content.timeboxes.find(({ name }) => name === 'v1.38');
	if (!later) throw new Error('There is no v1.38.');
	await tomas.page.evaluate(() => {
		const told = { count: 0 };
		Object.assign(window, { told });
		new MutationObserver((changes) => {
			const regions = changes.map(({ target }) =>
				(target instanceof Element ? target : target.parentElement)?.closest(
					'[aria-live=polite], [aria-live=assertive], [role=alert]'
				)
			);
			told.count += new Set(regions.filter(Boolean)).size;
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	});
	for (let round = 0; round < 8; round++)
		await Promise.all(
			cards.map(({ item }) => {
				const at = founded.content.places.find((each) => each.item === item.id);
				if (!at) throw new Error(`${item.key} stands nowhere.`);
				const to = { product: at.product, team: at.team, timebox: later.id, after: null };
				return house.does('rob', founded.board, {
					...{ kind: 'propose', because: null, cause: null },
					changes: [{ kind: 'move', item: item.id, to }]
				});
			})
		);
	await expect(tomas.page.getByText(/^\d+ proposals proposed$/)).toBeAttached();
	const count = await tomas.page.evaluate(
		() => (window as unknown as { told: { count: number } }).told.count
	);
	expect(count).toBeGreaterThan(0);
	expect(count).toBeLessThan(12);
	await tomas.page.context().close();
});
