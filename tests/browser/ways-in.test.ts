import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import type { Founded, House } from './house.ts';
import { freePort, startLockstep } from './lockstep.ts';
import { expect, test } from './test.ts';

/** Who gets in, by which way, and how they are shown out again. */

const password = 'a short sentence';
const alert = (page: Page) => page.getByRole('alert');
const section = (page: Page, name: string) =>
	page.locator('section').filter({ has: page.getByRole('heading', { name }) });

async function isAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
	).toEqual([]);
}

/** Makes an invitation in the page of people and reads its link. */
async function invitation(dana: Page, whom: string, seat: string): Promise<string> {
	const part = section(dana, 'Invitations');
	await part.getByLabel('For whom').fill(whom);
	await part.getByLabel(seat, { exact: true }).check();
	await part.getByRole('button', { name: 'Make an invitation' }).click();
	const made = dana.getByLabel(`Invitation for ${whom}`);
	await expect(made).toHaveValue(/\/join#[\w-]{32}$/);
	return made.inputValue();
}

async function join(page: Page, link: string, name: string, email: string): Promise<void> {
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Join the board' }).click();
	// That the board is drawn is another test's matter.
	await page.waitForURL('**/boards/*', { waitUntil: 'commit' });
}

async function signIn(page: Page, email: string, secret = password): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password').fill(secret);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

test.describe('ways in', () => {
	let founded: Founded;
	const contexts: BrowserContext[] = [];
	const stranger = async (house: House, options = {}): Promise<Page> => {
		const context = await house.stranger(options);
		contexts.push(context);
		return context.newPage();
	};
	const people = async (house: House): Promise<Page> => {
		const context = await house.enter('dana');
		contexts.push(context);
		const page = await context.newPage();
		await page.goto(`${founded.path}/people`, { waitUntil: 'networkidle' });
		return page;
	};

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Ways in');
	});
	test.afterEach(async () => {
		for (const context of contexts.splice(0)) await context.close();
	});

	test('a wrong password is refused in a sentence and keeps what was typed', async ({ house }) => {
		const page = await stranger(house);
		await signIn(page, 'nobody@example.org', 'wrong');
		await expect(alert(page)).toHaveText('That address and password do not belong together.');
		await expect(page.getByLabel('E-mail address')).toHaveValue('nobody@example.org');
		await isAccessible(page);
	});

	test('a one-time link is used up by its first use', async ({ house }) => {
		const page = await stranger(house);
		await page.goto(house.lockstep.link('Dana Whitfield'));
		await expect(alert(page)).toHaveText('This link has been used already. It works once.');
		await expect(page.getByLabel('Password')).toBeVisible();
	});

	test('an invitation seats a newcomer, once', async ({ house }) => {
		const dana = await people(house);
		const link = await invitation(dana, 'Nina', 'Sponsor');
		await isAccessible(dana);
		const nina = await stranger(house);
		await nina.goto(link);
		await expect(nina.getByText('Dana Whitfield asks you to the board')).toContainText('Sponsor');
		await isAccessible(nina);
		await join(nina, link, 'Nina Holm', 'nina@example.org');
		await nina.goto('/');
		await expect(nina.getByRole('link', { name: 'Ways in' })).toContainText('Sponsor');
		await isAccessible(nina);
		await nina.goto('/account');
		await isAccessible(nina);

		const second = await stranger(house);
		await second.goto(link);
		await expect(alert(second)).toHaveText('This link has been used already. It works once.');
	});

	test('an invitation waits for somebody who has an account and signs in on the way', async ({ house }) => {
		const dana = await people(house);
		await join(await stranger(house), await invitation(dana, 'Olaf', 'Observer'), 'Olaf', 'olaf@example.org');
		const olaf = await stranger(house);
		await olaf.goto(await invitation(dana, 'Olaf again', 'Executive'));
		await olaf.getByRole('link', { name: 'Sign in first' }).click();
		// The invitation asks for an address and a password too, until the page has changed.
		await expect(olaf.getByRole('heading', { name: 'Sign in' })).toBeVisible();
		await olaf.getByLabel('E-mail address').fill('olaf@example.org');
		await olaf.getByLabel('Password').fill(password);
		await olaf.getByRole('button', { name: 'Sign in' }).click();
		await olaf.getByRole('button', { name: 'Take the seat as Olaf' }).click();
		await olaf.waitForURL('**/boards/*');
		await olaf.goto('/');
		await expect(olaf.getByRole('link', { name: 'Ways in' })).toContainText('Executive, Observer');
	});

	test('seats are changed and a product gets its owner, from the page of people', async ({ house }) => {
		const dana = await people(house);
		const seats = section(dana, 'Seats').locator('li').filter({ hasText: 'Rob Castellano' });
		await seats.getByRole('button', { name: /^Change the seats of/ }).click();
		await seats.getByLabel('Product Owner', { exact: true }).check();
		await seats.getByRole('button', { name: 'Save' }).click();
		await expect(seats).toContainText('Product Owner, Stakeholder');
		await expect(seats.getByRole('button', { name: /^Change the seats of/ })).toBeFocused();
		const owner = dana.getByLabel('Product Owner of kubectl', { exact: true });
		await owner.selectOption({ label: house.guests.rob.name });
		await expect(owner).toBeEnabled();
		await dana.reload();
		await expect(owner.locator('option:checked')).toHaveText(house.guests.rob.name);
		await isAccessible(dana);
	});

	test('a watch link opens the board without an account until it is taken back', async ({ house }) => {
		const dana = await people(house);
		const part = section(dana, 'Watch links');
		await part.getByLabel('For whom or where').fill('The hall');
		await part.getByRole('button', { name: 'Make a watch link' }).click();
		const hall = await stranger(house);
		await hall.goto(await dana.getByLabel('Watch link for The hall').inputValue());
		await hall.waitForURL(`**${founded.path}`);
		await expect(hall.getByRole('heading', { name: 'Ways in' })).toBeVisible();
		expect((await hall.goto(`${founded.path}/people`))?.status()).toBe(404);
		await hall.goto('/');
		await expect(hall.getByRole('link', { name: 'Ways in' })).toContainText('You watch');
		await isAccessible(hall);
		await dana.getByRole('button', { name: 'Take back the link for The hall' }).click();
		await expect(part).toContainText('taken back');
		await hall.reload();
		await expect(hall.getByRole('link', { name: 'Ways in' })).toHaveCount(0);
	});

	test('signing out everywhere ends every browser of a person', async ({ house }) => {
		const dana = await people(house);
		const [here, there] = [await stranger(house), await stranger(house)];
		await join(here, await invitation(dana, 'Petra', 'Observer'), 'Petra', 'petra@example.org');
		await signIn(there, 'Petra@Example.org');
		await expect(there.getByRole('heading', { name: 'Your boards' })).toBeVisible();
		await here.goto('/account');
		await here.getByRole('button', { name: 'Sign out everywhere' }).click();
		await here.waitForURL('**/sign-in');
		await there.goto('/account');
		await there.waitForURL('**/sign-in?to=%2Faccount');
	});

	test('a closed account stays out', async ({ house }) => {
		const dana = await people(house);
		const page = await stranger(house);
		await join(page, await invitation(dana, 'Quinn', 'Observer'), 'Quinn', 'quinn@example.org');
		await dana.reload({ waitUntil: 'networkidle' });
		await dana.getByRole('button', { name: 'Change the seats of Quinn' }).click();
		await dana.getByRole('button', { name: 'Close the account…' }).click();
		await dana.getByRole('button', { name: 'Close it for good' }).click();
		await expect(dana.getByText('The account is closed.')).toBeVisible();
		await page.goto('/account');
		await page.waitForURL('**/sign-in?to=%2Faccount');
		await signIn(page, 'quinn@example.org');
		await expect(alert(page)).toHaveText('That address and password do not belong together.');
	});

	test('an address and a password are enough without JavaScript', async ({ house }) => {
		const dana = await people(house);
		await join(await stranger(house), await invitation(dana, 'Runa', 'Observer'), 'Runa', 'runa@example.org');
		const page = await stranger(house, { javaScriptEnabled: false });
		await signIn(page, 'runa@example.org', 'wrong');
		await expect(alert(page)).toBeVisible();
		await page.getByLabel('Password').fill(password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page.getByRole('heading', { name: 'Your boards' })).toBeVisible();
		await page.goto('/account');
		await page.getByRole('button', { name: 'Sign out', exact: true }).click();
		await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
	});
});

test('whoever holds the setup token becomes the first administrator, and nobody else', async ({
	browser
}) => {
	const port = await freePort();
	const lockstep = await startLockstep({ port, env: { PUBLIC_URL: `http://localhost:${port}` } });
	const context = await browser.newContext({ baseURL: lockstep.url });
	try {
		const page = await context.newPage();
		await page.goto('/');
		await page.getByRole('link', { name: 'Set up Lockstep' }).click();
		await page.getByLabel('Setup token').fill('guessed');
		await page.getByLabel('Your name').fill('Ada Quist');
		await page.getByLabel('E-mail address').fill('ada@example.org');
		await page.getByLabel('Password').fill(password);
		await page.getByRole('button', { name: 'Become the administrator' }).click();
		await expect(page.getByText('This link is not known here.')).toBeVisible();
		await expect(page.getByLabel('Your name')).toHaveValue('Ada Quist');
		await isAccessible(page);

		await page.goto(lockstep.link('Set up'));
		await page.getByLabel('Your name').fill('Ada Quist');
		await page.getByLabel('E-mail address').fill('ada@example.org');
		await page.getByLabel('Password').fill(password);
		await page.getByRole('button', { name: 'Become the administrator' }).click();
		await page.waitForURL('**/boards/new');
		await page.goto('/setup');
		await expect(page.getByRole('heading', { name: 'Lockstep is set up' })).toBeVisible();
	} finally {
		await context.close();
		await lockstep.leave();
	}
});
