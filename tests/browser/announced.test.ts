import type { Page } from '@playwright/test';
import { idOf, type ProposalId } from '#lib/domain/ids.ts';
import { BoardPage } from './board-page.ts';
import { crowd } from './crowd.ts';
import { intoGrid } from './grid.ts';
import { productCalled } from './house.ts';
import { itemsIn, laterMove } from './items.ts';
import { focused } from './keys.ts';
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

/** What was said in the page's live regions since it was asked to listen, in order. */
async function listenTo(page: Page): Promise<() => Promise<{ said: readonly Said[]; seconds: number }>> {
	await page.evaluate(() => {
		const heard: { said: Said[]; since: number } = { said: [], since: performance.now() };
		Object.assign(window, { heard });
		const live =
			'[aria-live=polite], [aria-live=assertive], [role=alert], [role=status]:not([aria-live=off])';
		new MutationObserver((changes) => {
			const regions = changes.map(({ target }) =>
				(target instanceof Element ? target : target.parentElement)?.closest(live)
			);
			for (const region of new Set(regions))
				if (region)
					heard.said.push({
						text: region.textContent.trim(),
						polite: !region.matches('[aria-live=assertive], [role=alert]')
					});
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	});
	return () =>
		page.evaluate(() => {
			const { heard } = window as unknown as { heard: { said: Said[]; since: number } };
			return { said: heard.said, seconds: (performance.now() - heard.since) / 1000 };
		});
}

interface Said {
	readonly text: string;
	readonly polite: boolean;
}

/** How many proposals are said to have been `proposed`, `agreed` or `declined` in all. */
function counted(said: readonly Said[], what: string): number {
	const many = new RegExp(`(\\d+) proposals ${what}`, 'i');
	const single = new RegExp(`${what}: `, 'i');
	return said
		.map(({ text }) => Number(many.exec(text)?.[1] ?? (single.test(text) ? 1 : 0)))
		.reduce((sum, each) => sum + each, 0);
}

test('three hundred people who move and decide are heard as a few short sentences, each thing once', async ({
	house
}) => {
	const { board, content, path } = await house.found('Read out: three hundred');
	await house.open(board);
	const many = 300;
	const linked = new Set(content.links.flatMap(({ from, to }) => [from, to]));
	const movable = content.items.filter(({ id }) => !linked.has(id));
	const last = content.timeboxes.find(({ name }) => name === 'Later');
	const inLast = new Set(
		content.places.filter(({ timebox }) => timebox === last?.id).map(({ item }) => item)
	);
	const kubelet = productCalled(content, 'kubelet');
	const owned = new Set(content.places.filter(({ product }) => product === kubelet).map(({ item }) => item));
	const items = [
		...movable.filter(({ id }) => owned.has(id)),
		...movable.filter(({ id }) => !owned.has(id))
	].slice(0, many);
	expect(items).toHaveLength(many);
	const ingrid = await BoardPage.open(await house.enter('ingrid'), path);
	const here = itemsIn(content, 'kube-apiserver', 'v1.37')[0]?.key ?? '';
	await ingrid.find(here);
	await intoGrid(ingrid.page);
	await ingrid.page.keyboard.press('Enter');
	await expect.poll(() => focused(ingrid.page)).toMatch(new RegExp(`^${here} `));

	const guests = await crowd(house, board, many);
	await expect(ingrid.button(`Who is here: ${String(many + 1 - 5)} more`)).toBeVisible();
	const heard = await listenTo(ingrid.page);
	const asked = await guests.ask((n) => {
		const item = items[n];
		if (!item) throw new Error('There are fewer items than people.');
		return laterMove(content, item.id, inLast.has(item.id) ? 'v1.38' : 'Later');
	});
	await expect.poll(async () => counted((await heard()).said, 'proposed')).toBe(many);
	// A proposal goes by the id of the act that made it.
	for (const [n, id] of asked.slice(0, 30).entries()) {
		const proposal = idOf<ProposalId>(id);
		if (n % 3 > 0) await house.does('tomas', board, { kind: 'sign-off', proposal });
		else await house.does('tomas', board, { kind: 'decline', proposal, because: 'Not now' });
	}
	await expect.poll(async () => counted((await heard()).said, 'agreed')).toBe(20);
	await expect.poll(async () => counted((await heard()).said, 'declined')).toBe(10);
	const { said, seconds } = await heard();
	expect(counted(said, 'proposed')).toBe(many);
	expect(said.filter(({ polite }) => !polite)).toEqual([]);
	expect(said.filter(({ text }) => text.length > 160 || /Guest/.test(text))).toEqual([]);
	// What others do is said every five seconds at most.
	expect(said.length).toBeLessThanOrEqual(seconds / 5 + 1);
	expect(await focused(ingrid.page)).toMatch(new RegExp(`^${here} `));
	expect(ingrid.faults).toEqual([]);
	guests.leave();
	await ingrid.page.context().close();
});
