import type { Page } from '@playwright/test';
import * as decoding from 'lib0/decoding';
import { encodeJson, messageType, readJson } from '#lib/document/messages.ts';
import { BoardPage } from './board-page.ts';
import { keys } from './hands.ts';
import { productCalled, type Founded } from './house.ts';
import { itemsIn, laterMove, type Standing } from './items.ts';
import { focused, pressUntil } from './keys.ts';
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
 * with its own matter: readiness and the agreement (closing), counters (counter), carrying (keyboard, hands).
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

	test('under the lock is refused where the card is, and makes a talking point of it', async ({ house }) => {
		const { page } = tomas;
		await house.readBackSignLock(founded.board);
		await expect(tomas.state).toContainText('Locked until');
		const foreign = itemsIn(founded.content, 'kube-apiserver', 'v1.37')[0];
		if (!foreign) throw new Error('The portfolio has no item in kube-apiserver, v1.37.');
		await page.keyboard.press('/');
		await page.keyboard.type(foreign.key);
		await tomas.dialog('Find a card').getByRole('option').first().waitFor();
		await page.keyboard.press('Enter');
		// The search brings the keyboard along.
		await expect.poll(() => focused(page)).toMatch(new RegExp(`^${foreign.key} `));
		await page.keyboard.press('Space');
		await expect(tomas.offer).toContainText('stays where it is');
		await expect(tomas.offer.getByLabel('What should be talked about?')).toBeFocused();
		await page.keyboard.type('Could this wait for the kubelet?');
		await press(page, /^Add it to the agenda$/);
		await expect(tomas.offer).toBeHidden();
		await expect.poll(() => focused(page)).toMatch(new RegExp(`^${foreign.key} | / v1\\.37: `));
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await pressUntil(page, 'F6', /^Decide/);
		await pressUntil(page, 'ArrowRight', /^Agenda/);
		await page.keyboard.press('Enter');
		await expect(tomas.section('Talking points')).toContainText('Could this wait for the kubelet?');
	});

	test('answers the red phone, and raises what is in the way', async ({ house }) => {
		const { page } = tomas;
		await house.does('rob', founded.board, {
			kind: 'raise-emergency',
			...{ product: productCalled(founded.content, 'kubelet'), item: null },
			...{ reason: 'outage', text: 'Nodes do not come back' }
		});
		await pressUntil(page, 'Shift+Tab', /^Red phone: .*1 not answered yet/);
		await page.keyboard.press('Enter');
		await pressUntil(page, 'ArrowDown', /^Follow up$/);
		await page.keyboard.press('Enter');
		await press(page, /^Answer$/);
		const answer = tomas.dialog(/^Emergency 1: kubelet/);
		await expect(answer).toBeVisible();
		await keys.write(tomas, /^What you decide/, 'The fix goes first');
		await press(page, /^Accept it$/);
		await expect(answer).toBeHidden();
		await expect(tomas.panel.getByRole('article', { name: 'Emergency 1' })).toContainText(
			'Accepted by Tomás Herrera'
		);
		await standsInPanel(tomas);
		await press(page, /^Raise an impediment$/);
		await expect(tomas.dialog('Raise an impediment')).toBeVisible();
		await keys.write(tomas, /^What is in the way/, 'No arm64 machines');
		await press(page, /^Raise it$/);
		await expect(tomas.entry('No arm64 machines')).toBeVisible();
		await standsInPanel(tomas);
	});
});
