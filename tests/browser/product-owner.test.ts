import type { Page } from '@playwright/test';
import * as decoding from 'lib0/decoding';
import { encodeJson, messageType, readJson } from '#lib/document/messages.ts';
import { BoardPage } from './board-page.ts';
import { keys } from './hands.ts';
import type { Founded } from './house.ts';
import { itemsIn, laterMove, type Standing } from './items.ts';
import { pressUntil } from './keys.ts';
import { expect, test } from './test.ts';

/** The answer to an act that a socket was about to ask for. */
function refused(asked: Buffer): Buffer {
	const decoder = decoding.createDecoder(new Uint8Array(asked));
	decoding.readVarUint(decoder);
	const { id } = readJson(decoder) as { readonly id: string };
	const refusal = { rule: 'SO1', because: 'Not just now.' };
	return Buffer.from(encodeJson(messageType.answer, { id, ok: false, refusal }));
}

/** Resolves when what was done is on the screen: by then a browser has taken the focus from a button that is off. */
const shown = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
	});

/**
 * A Product Owner holds their seat without a pointer, and never loses their place. What else a seat does by keys is
 * with its own matter: readiness and the agreement (closing), counters (counter), carrying (keyboard, hands), the red
 * phone (red-phone).
 */
test.describe('a Product Owner, by keyboard alone', () => {
	test.describe.configure({ mode: 'serial' });
	let founded: Founded;
	let tomas: BoardPage;
	/** What is asked is answered with a no, once the page has shown that it asks. */
	let refusing = false;
	let yes: Standing, no: Standing, later: Standing, last: Standing;

	test.beforeAll(async ({ house }) => {
		founded = await house.found('A seat by keys');
		await house.open(founded.board);
		const [a, b, c, d] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!a || !b || !c || !d) throw new Error('The portfolio has too few items in kubelet, v1.37.');
		[yes, no, later, last] = [a, b, c, d];
		for (const { item } of [yes, no, later, last])
			await house.does('rob', founded.board, laterMove(founded.content, item.id, 'v1.38'));
		const context = await house.enter('tomas');
		await context.routeWebSocket(/\/agreed@/, (seat) => {
			const server = seat.connectToServer();
			server.onMessage((message) => seat.send(message));
			seat.onMessage((message) => {
				if (!refusing || typeof message === 'string' || message[0] !== messageType.ask) server.send(message);
				else void shown(tomas.page).then(() => seat.send(refused(message)));
			});
		});
		tomas = await BoardPage.open(context, founded.path);
	});
	test.afterAll(async () => {
		expect(tomas.faults).toEqual([]);
		await tomas.page.context().close();
	});

	/** The keyboard stands where it acted, not at the page’s beginning again. */
	const standsInPanel = ({ panel }: BoardPage): Promise<void> =>
		expect.poll(() => panel.evaluate((each) => each.contains(document.activeElement))).toBe(true);
	const press = async (page: Page, name: RegExp): Promise<void> => {
		await pressUntil(page, 'Tab', name);
		await page.keyboard.press('Enter');
	};
	const toCard = (page: Page, { key }: Standing): Promise<void> =>
		pressUntil(page, 'Tab', new RegExp(`^${key} `));

	test('finds what needs them, signs it, and goes on with the next', async () => {
		const { page } = tomas;
		await pressUntil(page, 'F6', /^Decide/);
		await expect(tomas.section('Needs you')).toContainText('4 to sign');
		await toCard(page, yes);
		await press(page, /^Agree$/);
		await expect(tomas.section('Decided in this session')).toContainText(yes.key);
		await standsInPanel(tomas);
	});

	test('stands on the same button still when something is refused', async () => {
		const { page } = tomas;
		refusing = true;
		await toCard(page, no);
		await press(page, /^Agree$/);
		await expect(page.getByText('Not just now.').first()).toBeVisible();
		await expect(tomas.entry(no.key).getByRole('button', { name: 'Agree' })).toBeFocused();
		refusing = false;
	});

	test('says no with a reason', async () => {
		await keys.decline(tomas, 'The node team is at its limit.');
		await expect(tomas.entry(no.key)).toContainText('“The node team is at its limit.”');
		await standsInPanel(tomas);
	});

	test('puts off what can be decided later', async () => {
		const { page } = tomas;
		await toCard(page, later);
		await press(page, /^Decide later$/);
		await expect(tomas.section('Needs you')).toContainText('1 to sign');
		await standsInPanel(tomas);
		await toCard(page, last);
		await press(page, /^Agree$/);
		await expect(tomas.section('Needs you')).toHaveCount(0);
		await standsInPanel(tomas);
	});
});
