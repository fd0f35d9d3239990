import type { BrowserContext, Page } from '@playwright/test';
import { messageType } from '#lib/document/messages.ts';
import { BoardPage } from './board-page.ts';
import type { Founded, House } from './house.ts';
import { itemsIn, laterMove, type Standing } from './items.ts';
import { expect, test } from './test.ts';

/** Two proposals, of which one is agreed to and one declined, and the lock. */
async function hold(
	house: House,
	{ board, content }: Founded,
	[yes, no]: readonly [Standing, Standing]
): Promise<void> {
	await house.open(board);
	for (const { item } of [yes, no]) await house.does('rob', board, laterMove(content, item.id, 'v1.38'));
	const proposals = await openProposals(house, board);
	await house.does('tomas', board, { kind: 'sign-off', proposal: proposals[0] });
	await house.does('tomas', board, { kind: 'decline', proposal: proposals[1], because: 'Not this release.' });
	await house.readBackSignLock(board);
}

type ProposalId = import('#lib/domain/ids.ts').ProposalId;

async function openProposals(house: House, board: string): Promise<[ProposalId, ProposalId]> {
	const { entries } = (await (
		await house.get('rob', `/api/v1/boards/${board}/sessions/1/replay`)
	).json()) as {
		readonly entries: readonly { readonly kind: string; readonly proposal?: ProposalId }[];
	};
	const [first, second] = entries.flatMap(({ kind, proposal }) =>
		kind === 'proposed' && proposal ? [proposal] : []
	);
	if (!first || !second) throw new Error('Nothing was proposed.');
	return [first, second];
}

test.describe('the replay of a session', () => {
	let founded: Founded;
	let context: BrowserContext;
	let page: Page;
	let board: BoardPage;
	let yes: Standing, no: Standing;
	const step = () => page.getByText(/step \d+ of \d+/);

	test.beforeAll(async ({ house }) => {
		founded = await house.found('Played again');
		const [a, b] = itemsIn(founded.content, 'kubelet', 'v1.37');
		if (!a || !b) throw new Error('The portfolio has too few items in kubelet, v1.37.');
		[yes, no] = [a, b];
		await hold(house, founded, [yes, no]);
		context = await house.enter('dana');
		page = await context.newPage();
		board = new BoardPage(page);
	});
	test.afterAll(() => context.close());

	test('is found in the list of sessions, beside the hash of what was agreed', async ({ house }) => {
		const [latest] = (await (await house.get('dana', `/api/v1${founded.path}/snapshots`)).json()) as {
			hash: string;
			version: number;
		}[];
		await page.goto(`${founded.path}/sessions`);
		await expect(page.getByRole('heading', { name: 'MetaScrum 1' })).toBeVisible();
		await expect(page.getByText(`SHA-256 ${latest?.hash.slice(0, 12) ?? '?'}`)).toBeVisible();
		await page.getByRole('link', { name: 'Replay', exact: true }).click();
		await expect(page.getByText('Replay of MetaScrum 1')).toBeVisible();
		await expect(page.getByText('Before the session opened')).toBeVisible();
	});

	const replay = async (): Promise<void> => {
		await page.goto(`${founded.path}/sessions/1`);
		await expect(page.getByText('Before the session opened')).toBeVisible();
	};

	test('jumps to each proposal, each decision, and to the no, and the board stands as it stood then', async () => {
		await replay();
		await page.getByRole('button', { name: 'Next proposal' }).click();
		await board.shows(yes.key, 2);
		await page.getByRole('button', { name: 'Next decision' }).click();
		await board.shows(yes.key, 1);
		await expect(page.getByText(/^.*Agreed · The board|Agreed · /).first()).toBeVisible();
		await page.getByRole('button', { name: 'Next no' }).click();
		await expect(page.getByText(/No · Tomás Herrera/)).toBeVisible();
		await page.getByRole('button', { name: 'One step back' }).click();
		await board.shows(no.key, 2);
	});

	test('goes to any moment by the time bar, and to a chapter by its title', async () => {
		await replay();
		const bar = page.getByRole('slider', { name: 'Moment of the session' });
		await bar.focus();
		await page.keyboard.press('Home');
		await expect(step()).toHaveText(/step [01] of/);
		await page.keyboard.press('End');
		await expect(step()).toHaveText(/step (\d+) of \1$/);
		const chapters = page.getByRole('complementary', { name: /Chapters|Details/ });
		const back = chapters.getByRole('button', { name: 'Proposals' });
		if (await back.isVisible()) await back.click();
		await chapters.getByRole('button', { name: new RegExp(`^\\d.*Proposed: ${yes.key}`) }).click();
		await board.shows(yes.key, 2);
	});

	test('plays at the speed that is chosen, and stops where it is paused', async () => {
		// The whole session was over within a second: the page's time goes by only as far as it is told to.
		await page.clock.install();
		await replay();
		await page.clock.pauseAt(Date.now() + 60_000);
		await page.getByRole('combobox', { name: 'Speed' }).selectOption('1');
		await page.getByRole('button', { name: 'Play' }).click();
		await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
		await page.getByRole('button', { name: 'Pause' }).click();
		await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
		const bar = page.getByRole('slider', { name: 'Moment of the session' });
		const paused = await bar.inputValue();
		await page.clock.runFor(10_000);
		await expect(bar).toHaveValue(paused);
		await page.getByRole('checkbox', { name: 'Skip silences' }).check();
		await page.getByRole('combobox', { name: 'Speed' }).selectOption('64');
		await page.getByRole('button', { name: 'Play' }).click();
		await page.clock.runFor(10_000);
		await expect(step()).toHaveText(/step (\d+) of \1$/);
		await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
		await page.clock.resume();
	});

	test('changes nothing, whatever is done in it', async ({ house }) => {
		const before = (await (await house.get('dana', `/api/v1${founded.path}`)).json()) as { seq: number };
		const asked: string[] = [];
		page.on('request', (request) => {
			if (request.method() !== 'GET') asked.push(`${request.method()} ${request.url()}`);
		});
		page.on('websocket', (socket) =>
			socket.on('framesent', ({ payload }) => {
				if (payload[0] === messageType.ask) asked.push(`an act on ${socket.url()}`);
			})
		);
		await replay();
		await page.getByRole('button', { name: 'Next no' }).click();
		await board.drag(no.key, 'v1.38');
		await page.keyboard.press('Control+z');
		await expect(
			page.getByRole('button', { name: /^(Agree|Say no|Withdraw|Decide later|Propose the move)$/ })
		).toHaveCount(0);
		await page.reload();
		await expect(page.getByText('Before the session opened')).toBeVisible();
		expect(asked).toEqual([]);
		const after = (await (await house.get('dana', `/api/v1${founded.path}`)).json()) as { seq: number };
		expect(after.seq).toBe(before.seq);
		expect(board.faults).toEqual([]);
	});
});
