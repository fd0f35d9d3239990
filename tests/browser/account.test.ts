import { BoardPage } from './board-page.ts';
import { expect, test } from './test.ts';

const password = 'a short sentence is good';

test('an invitation makes an account; signing out everywhere closes every board of that person at once', async ({
	house
}) => {
	const founded = await house.found('Invited');
	const dana = await house.enter('dana');
	const people = await dana.newPage();
	await people.goto(`${founded.path}/people`);
	await people.getByLabel('For whom', { exact: true }).fill('Nora');
	const invitations = people
		.locator('section')
		.filter({ has: people.getByRole('heading', { name: 'Invitations' }) });
	await invitations.getByRole('checkbox', { name: 'Stakeholder' }).check();
	await people.getByRole('button', { name: 'Make an invitation' }).click();
	const link = await people.getByLabel('Invitation for Nora').inputValue();

	const laptop = await house.stranger();
	const join = await laptop.newPage();
	await join.goto(link);
	await expect(join.getByText('Dana Whitfield asks you to the board Invited as Stakeholder')).toBeVisible();
	await join.getByLabel('Your name').fill('Nora Berg');
	await join.getByLabel('E-mail address').fill('nora@roundwell.example');
	await join.getByLabel('Password').fill(password);
	await join.getByRole('button', { name: 'Join the board' }).click();
	const first = new BoardPage(join);
	await first.isDrawn();

	const tablet = await house.stranger();
	const door = await tablet.newPage();
	await door.goto(`/sign-in?to=${encodeURIComponent(founded.path)}`);
	await door.getByLabel('E-mail address').fill('nora@roundwell.example');
	await door.getByLabel('Password').fill('not that one, surely');
	await door.getByRole('button', { name: 'Sign in' }).click();
	await expect(door.getByRole('alert')).toBeVisible();
	await door.getByLabel('Password').fill(password);
	await door.getByRole('button', { name: 'Sign in' }).click();
	const second = new BoardPage(door);
	await second.isDrawn();

	const account = await laptop.newPage();
	await account.goto('/account');
	await account.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(account).toHaveURL(/\/sign-in/);
	for (const board of [first, second]) {
		await expect(board.ended).toContainText('signed out', { timeout: 2000 });
		expect((await board.page.request.get(`/api/v1${founded.path}`)).status()).toBe(401);
	}

	const used = await (await house.stranger()).newPage();
	await used.goto(link);
	await expect(used.getByRole('alert')).toBeVisible();
	await Promise.all([dana, laptop, tablet, used.context()].map((context) => context.close()));
});

test('an account that an administrator closes is out of its board within a second', async ({ house }) => {
	const founded = await house.found('Closed');
	const dana = await house.enter('dana');
	const people = await dana.newPage();
	await people.goto(`${founded.path}/people`);
	await people.getByLabel('For whom', { exact: true }).fill('Otto');
	const invitations = people
		.locator('section')
		.filter({ has: people.getByRole('heading', { name: 'Invitations' }) });
	await invitations.getByRole('checkbox', { name: 'Observer' }).check();
	await people.getByRole('button', { name: 'Make an invitation' }).click();
	const context = await house.stranger();
	const join = await context.newPage();
	await join.goto(await people.getByLabel('Invitation for Otto').inputValue());
	await join.getByLabel('Your name').fill('Otto Lind');
	await join.getByLabel('E-mail address').fill('otto@roundwell.example');
	await join.getByLabel('Password').fill(password);
	await join.getByRole('button', { name: 'Join the board' }).click();
	const board = new BoardPage(join);
	await board.isDrawn();

	await people.reload();
	const otto = people.getByRole('listitem').filter({ hasText: 'Otto Lind' });
	await otto.getByRole('button', { name: 'Change the seats of Otto Lind' }).click();
	await otto.getByRole('button', { name: 'Close the account…' }).click();
	await otto.getByRole('button', { name: 'Close it for good' }).click();
	await expect(board.ended).toBeVisible({ timeout: 2000 });
	await Promise.all([dana, context].map((each) => each.close()));
});

test('a form that reaches no server stays as it was filled in, says so, and can be sent again', async ({
	house
}) => {
	const unreached = 'The server can’t be reached just now. What you typed is still here: try again.';
	const context = await house.stranger();
	const page = await context.newPage();
	const email = page.getByLabel('E-mail address');
	const signIn = page.getByRole('button', { name: 'Sign in' });
	const alert = page.getByRole('alert');
	await page.goto('/sign-in', { waitUntil: 'networkidle' });
	await email.fill('nobody@roundwell.example');
	await page.getByLabel('Password').fill(password);

	await context.setOffline(true);
	await signIn.click();
	await expect(alert).toHaveText(unreached);
	await context.setOffline(false);
	// A balancer that reaches none of its servers answers by a page of its own.
	await page.route(/sign-in\?/, (route) => route.fulfill({ status: 503, body: '<h1>No server</h1>' }));
	await signIn.click();
	await expect(alert).toHaveText(unreached);
	await expect(email).toHaveValue('nobody@roundwell.example');
	await expect(page.getByLabel('Password')).toHaveValue(password);

	await page.unroute(/sign-in\?/);
	await signIn.click();
	await expect(alert).toHaveText('That address and password do not belong together.');
	await context.close();
});

test('a link that is opened while its server can’t be reached can be tried again', async ({ house }) => {
	const context = await house.stranger();
	const page = await context.newPage();
	await page.route('**/w', (route) =>
		route.request().method() === 'POST' ? route.abort() : route.continue()
	);
	await page.goto(house.lockstep.link('Watch without an account'));
	await expect(page.getByRole('alert')).toContainText('The server can’t be reached just now.');
	await page.unroute('**/w');
	await page.getByRole('button', { name: 'Watch' }).click();
	await new BoardPage(page).isDrawn();
	await context.close();
});
