import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';

const build = join(import.meta.dirname, '../../build');

test('the gallery is for whoever develops the product: what is built has no such page, and nothing of it', async ({
	house
}) => {
	const page = await (await house.enter('dana')).newPage();
	expect((await page.goto('/dev/gallery'))?.status()).toBe(404);
	const files = readdirSync(build, { recursive: true, encoding: 'utf8' }).filter((name) =>
		/\.m?js$/.test(name)
	);
	expect(files.length).toBeGreaterThan(10);
	expect(
		files.filter((name) => readFileSync(join(build, name), 'utf8').includes('What a card bears'))
	).toEqual([]);
	await page.context().close();
});
