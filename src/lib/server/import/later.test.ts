import { expect, test } from 'vitest';
import { people } from '#lib/domain/testing/board.ts';
import { portfolio } from '../../../../tests/fixtures/portfolio.ts';
import { later } from './desk.ts';
import { bytes, first, Imported, said } from './testing/imported.ts';

test('the same file again changes nothing', () => {
	const board = new Imported().open();
	expect(board.compare(first)).toMatchObject({ asks: [], unchanged: 4 });
	const whole = new Imported(portfolio().bytes).open();
	expect(whole.compare(portfolio().bytes)).toMatchObject({ asks: [], unchanged: 625 });
});

test('in an open session a changed row becomes one proposal, and never a change', () => {
	const board = new Imported().open();
	const outcome = board.import(
		first.replace('A-1,Login,red,Apps,v1,ready,one', 'A-1,Sign-in,blue,Apps,v2,done,uno')
	);
	expect(said(outcome)).toEqual([
		[
			2,
			'A-1',
			'proposed',
			'team red → blue; timebox v1 → v2; title Login → Sign-in; status ready → done; note one → uno'
		]
	]);
	expect(board.where('A-1')).toEqual(['Apps', 'red', 'v1']);
	expect(board.table.proposals.size).toBe(1);
	board.agree();
	expect(board.where('A-1')).toEqual(['Apps', 'blue', 'v2']);
	expect(board.table.items.get(board.table.index.keys.get('A-1') ?? '')).toMatchObject({
		title: 'Sign-in',
		fields: [['note', 'uno']]
	});
});

test('under the lock it becomes a talking point with the change attached', () => {
	const board = new Imported();
	const outcome = board.import(first.replace('A-3,Search,blue,Core,v2', 'A-3,Search,blue,Core,v1'));
	expect(said(outcome)).toEqual([[4, 'A-3', 'talking-point', 'timebox v2 → v1']]);
	expect(board.table.proposals.size).toBe(0);
	expect([...board.table.points.values()].map(({ changes }) => changes.map(({ kind }) => kind))).toEqual([
		['move']
	]);
});

test('a second import of the changed file asks nothing again', () => {
	const board = new Imported().open();
	const changed = first.replace('v2,ready,three', 'v1,ready,three');
	board.import(changed);
	expect(board.compare(changed)).toMatchObject({ asks: [], unchanged: 4 });
});

test('an import that was cut short asks the same acts again', () => {
	const board = new Imported().open();
	const changed = first.replaceAll('ready', 'done');
	const asked = board.compare(changed).asks.map(({ id }) => id);
	expect(new Set(asked).size).toBe(4);
	board.act(people.sam, { kind: 'add-point', text: 'something else', changes: [] });
	expect(board.compare(changed).asks.map(({ id }) => id)).toEqual(asked);
});

test('what the board has moved on from is not proposed back, unless the file changes it again', () => {
	const board = new Imported().open();
	board.import(first.replace('Search,blue,Core,v2', 'Search,blue,Core,v1'));
	board.agree();
	expect(board.where('A-3')).toEqual(['Core', 'blue', 'v1']);
	const item = board.table.index.keys.get('A-3');
	const later = [...board.table.timeboxes.values()].find(({ undated }) => undated);
	const place = board.table.places.get(item ?? '');
	if (!item || !later || !place) throw new Error('no A-3');
	const to = { product: place.product, team: place.team, timebox: later.id, after: null };
	board.act(people.mia, {
		kind: 'propose',
		changes: [{ kind: 'move', item, to }],
		because: null,
		cause: null
	});
	expect(board.where('A-3')[2]).toBe('Later');
	const same = first.replace('Search,blue,Core,v2', 'Search,blue,Core,v1');
	expect(board.compare(same).asks).toEqual([]);
	expect(board.compare(same.replace('Search', 'Find')).asks.map(({ says }) => says)).toEqual([
		'title Search → Find'
	]);
	expect(board.compare(first).asks.map(({ says }) => says)).toEqual(['timebox Later → v2']);
});

test('long texts are told apart where they part', () => {
	const title = 'Extend the usage of volume data sources to allow claims for cloning of volumes';
	const board = new Imported(`key,title\nA-1,${title}\n`).open();
	const [ask] = board.compare(`key,title\nA-1,${title} and snapshots\n`).asks;
	expect(ask?.says).toBe('title … cloning of volumes → … cloning of volumes and snapshots');
});

test('a missing row drops nothing, and its return changes nothing', () => {
	const board = new Imported().open();
	board.import(first.split('\n').slice(0, 3).join('\n'));
	expect(board.table.items.size).toBe(4);
	expect(board.compare(first).asks).toEqual([]);
});

test('a new row is proposed as a new item, once', () => {
	const board = new Imported().open();
	const more = `${first}A-5,New,red,Core,v1,ready,five\n`;
	expect(said(board.import(more))).toEqual([[6, 'A-5', 'proposed', 'new: New']]);
	expect(board.compare(more).asks).toEqual([]);
	board.agree();
	expect(board.where('A-5')).toEqual(['Core', 'red', 'v1']);
	expect(board.compare(more).asks).toEqual([]);
});

test('a column that is missing in a later file takes nothing away, an emptied cell does', () => {
	const board = new Imported().open();
	const narrow = 'key,title,note\nA-1,Login,\nA-2,Sign-out,two\nA-3,Search,three\n';
	expect(said(board.import(narrow))).toEqual([
		[2, 'A-1', 'proposed', 'note one → (none)'],
		[3, 'A-2', 'proposed', 'title Logout → Sign-out']
	]);
	board.agree();
	expect(board.where('A-1')).toEqual(['Apps', 'red', 'v1']);
	expect(board.table.items.get(board.table.index.keys.get('A-2') ?? '')).toMatchObject({
		status: 'ready',
		title: 'Sign-out'
	});
	expect(board.compare(first.replace('Logout', 'Sign-out').replace('one', '')).asks).toEqual([]);
});

test('on a board without an earlier import only what the file says is compared', async () => {
	const board = new Imported().open();
	const compared = await later(bytes('key,title\nA-1,Login\nA-2,Sign-out\n'), null, board.table, null);
	expect(compared.ok && compared.value.asks.map(({ says }) => says)).toEqual(['title Logout → Sign-out']);
});

test('a lane or timebox the board does not have is named, the rest of the row still proposed, and asked again later', () => {
	const board = new Imported().open();
	const changed = `${first.replace('A-1,Login,red,Apps,v1', 'A-1,Sign-in,red,Apps,v9')}A-6,New,red,Apps,v9,ready,\n`;
	const outcome = board.import(changed);
	expect(said(outcome)).toEqual([[2, 'A-1', 'proposed', 'title Login → Sign-in']]);
	expect(outcome.problems.map(({ line, severity, reason }) => [line, severity, reason])).toEqual([
		[2, 'value-left-out', 'The board has no timebox “v9”: A-1 stays in “v1”'],
		[6, 'row-left-out', 'The board has no timebox “v9” for A-6 to stand in']
	]);
	const again = board.compare(changed);
	expect(again.asks).toEqual([]);
	expect(again.problems.map(({ line }) => line)).toEqual([2, 6]);
});

test('a refused row is said with its reason, and tried again with the next import', () => {
	const board = new Imported().open();
	const changed = first.replace(',two', ',zwei');
	const ids = board.compare(changed).asks.map(({ id }) => id);
	const outcome = board.import(changed, people.zoe);
	expect(outcome.rows).toMatchObject([
		{ key: 'A-2', state: 'refused', because: expect.stringMatching(/seat/) as string }
	]);
	// A refusal is kept under the act's id for ever: only another id can be granted.
	expect(board.compare(changed).asks.map(({ id }) => id)).not.toEqual(ids);
	expect(said(board.import(changed))).toEqual([[3, 'A-2', 'proposed', 'note two → zwei']]);
});

test('changed links are pointed out', () => {
	const board = new Imported('key,title,needs\nA-1,x,\nA-2,y,A-1\n').open();
	const { asks, problems } = board.compare('key,title,needs\nA-1,x,\nA-2,y,\n');
	expect(asks).toEqual([]);
	expect(problems).toMatchObject([
		{ line: 3, severity: 'note', reason: expect.stringContaining('links') as string }
	]);
});
