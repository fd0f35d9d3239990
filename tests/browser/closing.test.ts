import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import type { ItemId } from '#lib/domain/ids.ts';
import { BoardPage } from './board-page.ts';
import type { Founded, House, Who } from './house.ts';
import { itemsIn, type Standing } from './items.ts';
import { focused, pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/** How somebody does things on a page: with the mouse, or with nothing but keys. */
interface Hand {
	readonly name: string;
	press(board: BoardPage, name: RegExp): Promise<void>;
	write(board: BoardPage, label: RegExp, text: string): Promise<void>;
	choose(board: BoardPage, label: RegExp, option: string): Promise<void>;
}

const mouse: Hand = {
	name: 'by mouse',
	press: ({ page }, name) => page.getByRole('button', { name }).or(page.getByRole('tab', { name })).click(),
	write: ({ page }, label, text) => page.getByLabel(label).fill(text),
	choose: async ({ page }, label, option) => {
		await page.getByLabel(label).selectOption({ label: option });
	}
};

const keys: Hand = {
	name: 'by keyboard only',
	async press({ page }, name) {
		await pressUntil(page, 'Tab', name);
		await page.keyboard.press('Enter');
	},
	async write({ page }, label, text) {
		await pressUntil(page, 'Tab', label);
		await page.keyboard.type(text);
	},
	async choose({ page }, label, option) {
		await pressUntil(page, 'Tab', label);
		await page.keyboard.type(option);
	}
};

/** One session, held twice: each step by one hand, and what it comes to on everybody's screen. */
for (const hand of [mouse, keys])
	test.describe(`a closing, ${hand.name}`, () => {
		test.describe.configure({ mode: 'serial' });
		let founded: Founded;
		let dana: BoardPage;
		let tomas: BoardPage;
		let ingrid: BoardPage;
		let promised: Standing, open: Standing;
		const contexts: BrowserContext[] = [];

		const enter = async (house: House, who: Who): Promise<BoardPage> => {
			const context = await house.enter(who);
			contexts.push(context);
			return BoardPage.open(context, founded.path);
		};

		test.beforeAll(async ({ house }) => {
			founded = await house.found(`A closing, ${hand.name}`);
			const [first, second] = itemsIn(founded.content, 'kubelet', 'v1.37');
			if (!first || !second) throw new Error('The portfolio has too few items in kubelet, v1.37.');
			[promised, open] = [first, second];
			[dana, tomas, ingrid] = [
				await enter(house, 'dana'),
				await enter(house, 'tomas'),
				await enter(house, 'ingrid')
			];
		});
		test.afterAll(async () => {
			const faults = [dana, tomas, ingrid].flatMap((each: BoardPage | undefined) => each?.faults ?? []);
			for (const context of contexts) await context.close();
			expect(faults).toEqual([]);
		});

		test('[SC1] is called for a time to come', async () => {
			await hand.press(dana, /^Schedule a session$/);
			await expect(dana.dialog('Schedule the next session')).toBeVisible();
			await hand.press(dana, /^Schedule$/);
			await expect(tomas.state).toContainText('Locked until');
		});

		test('[GT1] a session that is not prepared is not simply opened', async () => {
			await hand.press(dana, /^Prepare$/);
			await expect(dana.section('Who is ready')).toContainText('0 of 2');
			await hand.press(dana, /^Open the session$/);
			const dialog = dana.dialog('Open MetaScrum 1');
			await expect(dialog).toContainText('No goal is set for this session.');
			await expect(dialog).toContainText('Ask Tomás Herrera');
			await isAccessible(dana.page);
			await hand.press(dana, /^Not yet$/);
			await expect(dana.state).toContainText('Preparing');
		});

		test('[GL1] [RY1] it opens once it has goals and its Product Owners are ready', async () => {
			await hand.press(dana, /^Set the goals$/);
			await hand.write(dana, /^Goals of the session/, 'Say what v1.38 holds');
			await hand.press(dana, /^Set the goals$/);
			await expect(dana.panel).toContainText('Say what v1.38 holds');
			// The button has gone with its form: who goes by keyboard is still where it was.
			if (hand === keys) await expect.poll(() => focused(dana.page)).toMatch(/Say what v1.38 holds/);
			for (const owner of [tomas, ingrid]) {
				await hand.press(owner, /^To the preparation$/);
				if (hand === keys) await expect.poll(() => focused(owner.page)).toBe('Side panel');
				await expect(owner.panel).toContainText('Say what v1.38 holds');
				await hand.press(owner, /^I am ready$/);
			}
			await hand.press(tomas, /^Add a talking point$/);
			await hand.write(tomas, /^What should be talked about\?/, 'Whether v1.38 is too full');
			await hand.press(tomas, /^Add it to the agenda$/);
			await expect(dana.section('Talking points')).toContainText('Whether v1.38 is too full');
			await expect(dana.section('Who is ready')).toContainText('2 of 2');
			await hand.press(dana, /^Open the session$/);
			await expect(tomas.state).toContainText('In session');
			await expect(dana.top).toContainText('You facilitate');
			await expect(tomas.top).toContainText('Dana Whitfield facilitates');
		});

		test('[GT2] a closing is refused with all that is missing, and whom to ask', async ({ house }) => {
			await decide(house, founded, promised.item.id, open.item.id);
			await hand.press(dana, /^Begin closing$/);
			await expect(dana.section('Read-back')).toContainText('Decision 1 of 1');
			await hand.press(dana, /^Lock the board$/);
			const dialog = dana.dialog('Lock the board');
			await expect(dialog).toContainText('4 things are missing before it can be locked');
			await expect(dialog).toContainText(`${open.key}: still undecided.`);
			await expect(dialog).toContainText(`Nobody is named to tell Mercy Hospital about ${promised.key}.`);
			await expect(dialog).toContainText(`${promised.key}: not read back yet.`);
			await expect(dialog).toContainText('kubelet: the agreement is not signed. Ask Tomás Herrera');
			await expect(dialog.getByRole('button', { name: 'Lock MetaScrum 1' })).toBeDisabled();
			const asked = house.does('dana', founded.board, { kind: 'lock', next: Date.now() + 86_400_000 });
			await expect(asked).rejects.toThrow('The session is not ready to be locked.');
			await hand.press(dana, /^Decide it later$/);
			await expect(dialog).toContainText('3 things are missing before it can be locked');
			await hand.press(dana, /^Not yet$/);
		});

		test('[NT3] [NT6] somebody is named to tell the customer, and says that it is done', async () => {
			await isAccessible(dana.page);
			await hand.press(dana, /^Name somebody$/);
			await isAccessible(dana.page);
			await hand.choose(dana, /^Who tells them/, 'Ingrid Solberg');
			await hand.press(dana, /^Name them$/);
			await expect(dana.section('Who tells whom')).toContainText('Ingrid Solberg, by');
			await hand.press(ingrid, /^Agenda/);
			await hand.press(ingrid, /^Told$/);
			await expect(dana.section('Who tells whom')).toContainText('all told');
		});

		test('[AG3] nobody signs what has not been read back', async () => {
			await hand.press(tomas, /^Agenda/);
			await expect(tomas.button('Sign the agreement')).toBeDisabled();
			await hand.press(dana, /^Read back: the last one$/);
			await expect(tomas.section('Read-back')).toContainText('1 of 1');
			await expect(ingrid.button('Sign the agreement')).toBeHidden();
			await isAccessible(tomas.page);
			await hand.press(tomas, /^Sign the agreement$/);
			await expect(dana.section('The agreement')).toContainText('signed by Tomás Herrera');
		});

		test('[GT2] [LK9] it is locked once nothing is missing', async () => {
			await hand.press(dana, /^Lock the board$/);
			await expect(dana.dialog('Lock the board')).toContainText(
				'Nothing is undecided, and everything is signed.'
			);
			await hand.press(dana, /^Lock MetaScrum 1$/);
			for (const each of [dana, tomas, ingrid])
				await expect(each.state).toContainText(/Locked until .* · agreed board v1/);
		});

		test('[TO1] a facilitator drops out: another takes over, and the session goes on', async ({ house }) => {
			const { board } = founded;
			const person = house.guests.ingrid.person;
			await house.does('dana', board, { kind: 'seat', person, seats: ['product-owner', 'metascrum-owner'] });
			await house.does('dana', board, { kind: 'prepare' });
			await house.does('dana', board, { kind: 'open', anyway: true });
			await expect(ingrid.top).toContainText('Dana Whitfield facilitates');
			await expect(ingrid.button('Take over')).toBeHidden();
			await dana.page.context().close();
			await expect(ingrid.top).toContainText('Dana Whitfield is away');
			await expect(tomas.top).toContainText('Dana Whitfield is away');
			await expect(tomas.button('Take over')).toBeHidden();
			await hand.press(ingrid, /^Take over$/);
			await expect(tomas.top).toContainText('Ingrid Solberg facilitates');
			await hand.press(ingrid, /^Begin closing$/);
			await hand.press(ingrid, /^Lock the board$/);
			await hand.press(ingrid, /^Lock MetaScrum 2$/);
			await expect(tomas.state).toContainText('agreed board v2');
		});

		test('[HO1] whoever facilitates hands over', async ({ house }) => {
			await house.does('dana', founded.board, { kind: 'prepare' });
			await house.does('dana', founded.board, { kind: 'open', anyway: true });
			await expect(ingrid.top).toContainText('Dana Whitfield is away');
			await hand.press(ingrid, /^Take over$/);
			await hand.press(ingrid, /^Menu$/);
			await handOver(ingrid, hand);
			await hand.choose(ingrid, /^Who facilitates from now on/, 'Tomás Herrera (here)');
			await hand.press(ingrid, /^Hand over$/);
			await expect(tomas.top).toContainText('You facilitate');
			await expect(tomas.button('Begin closing')).toBeVisible();
			await expect(ingrid.top).toContainText('Tomás Herrera facilitates');
		});
	});

async function isAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

/** A menu is walked with the arrows. */
async function handOver({ page }: BoardPage, hand: Hand): Promise<void> {
	if (hand === mouse) await page.getByRole('menuitem', { name: 'Hand over the session' }).click();
	else {
		await pressUntil(page, 'ArrowDown', /^Hand over the session$/);
		await page.keyboard.press('Enter');
	}
}

/** A date is promised to a customer, agreed at once; and something is left undecided. */
async function decide(
	house: House,
	{ board, content }: Founded,
	promised: ItemId,
	open: ItemId
): Promise<void> {
	const live = { customer: 'Mercy Hospital', date: '2027-01-12' };
	await house.does('tomas', board, {
		...{ kind: 'propose', because: 'It stands in the contract.', cause: 'sales-contract' },
		changes: [{ kind: 'edit', item: promised, set: { live } }]
	});
	const place = content.places.find(({ item }) => item === open);
	const timebox = content.timeboxes.find(({ name }) => name === 'v1.38');
	if (!place || !timebox) throw new Error('The portfolio lacks an item, or v1.38.');
	const { product, team } = place;
	await house.does('rob', board, {
		...{ kind: 'propose', because: null, cause: 'market' },
		changes: [{ kind: 'move', item: open, to: { product, team, timebox: timebox.id, after: null } }]
	});
}
