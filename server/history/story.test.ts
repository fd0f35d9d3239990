import { describe, expect, test } from 'vitest';
import type { ProposedChange } from '#lib/domain/board.ts';
import { planFile } from '#lib/server/import/plan-file.ts';
import { changesIn } from './changes.ts';
import { storyOf, type Story } from './story.ts';

/** Small histories, and what they come to as sessions. */

const portfolio = `key,title,team,products,status,stage,target release,alpha
A-1,Login,red,Apps,done,stable,v2,v1
A-2,Search,blue,,open,,v0.0,
`;

function told(lines: string, items = portfolio): Story {
	const utf8 = new TextEncoder();
	let made = 0;
	const fresh = () => `id-${++made}`;
	const changes = changesIn(utf8.encode(`at,key,field,from,to\n${lines}`));
	const planned = planFile(utf8.encode(items), null, null, fresh);
	if (!changes.ok || !planned.ok) throw new Error('The test’s own files can’t be read');
	return storyOf(changes.value, planned.value, fresh);
}

const at = (day: number, hour = 0) =>
	`2021-01-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00Z`;
const says = (story: Story) =>
	story.sessions.map(({ release, matters }) => [release, ...matters.map((matter) => matter.says)]);
const all = (story: Story) => story.sessions.flatMap(({ matters }) => matters);

/** Names instead of ids, so that a change can be read. */
function named({ content }: Story) {
	const names = new Map<string, string>([
		...content.products.map(({ id, name }) => [id, name] as const),
		...content.teams.map(({ id, name }) => [id, name] as const),
		...content.timeboxes.map(({ id, name }) => [id, name] as const)
	]);
	return (change: ProposedChange): string => {
		if (change.kind === 'edit') return JSON.stringify(change.set);
		if (change.kind !== 'move' && change.kind !== 'add') return change.kind;
		const { product, team, timebox } = change.to;
		return `${change.kind} ${[product, team, timebox].map((id) => names.get(id)).join('/')}`;
	};
}

describe('what founds the board', () => {
	const story = told(`${at(1)},A-1,target release,v1,v3\n${at(2)},A-1,target release,v3,v2\n`);

	test('items whose making is not told stand as they did before the first change', () => {
		const [one, two] = story.content.items;
		expect([one?.key, one?.status, two?.key]).toEqual(['A-1', 'done', 'A-2']);
		const boxes = new Map(story.content.timeboxes.map(({ id, name }) => [id, name]));
		expect(story.content.places.map(({ timebox }) => boxes.get(timebox))).toEqual(['v1', 'Later']);
	});

	test('every lane and column the history will need is there', () => {
		expect(story.content.timeboxes.map(({ name }) => name)).toEqual(['v1', 'v2', 'v3', 'Later']);
		expect(story.content.teams.map(({ name }) => name)).toEqual(['blue', 'red', 'No team']);
		expect(story.content.products.map(({ name }) => name)).toEqual(['Apps', 'No product']);
		expect(story.content.links).toEqual([]);
	});
});

test('a new item is added as it was when it came to be, with what has no history', () => {
	const story = told(
		[
			`${at(1)},A-1,created,,Log in`,
			`${at(1)},A-1,owning team,,blue`,
			`${at(1)},A-1,target release,,v1`,
			`${at(2)},A-1,owning team,blue,red`,
			`${at(2)},A-1,title,Log in,Login`,
			`${at(2)},A-1,target release,v1,v2`,
			`${at(3)},A-1,alpha release,,v1`
		].join('\n')
	);
	expect(story.content.items.map(({ key }) => key)).toEqual(['A-2']);
	const read = named(story);
	expect(all(story).map(({ changes }) => changes.map(read))).toEqual([
		['add Apps/blue/v1'],
		['move Apps/red/v1', '{"title":"Login"}'],
		['move Apps/red/v2'],
		['{"fields":[["alpha","v1"]]}']
	]);
	expect(all(story).map(({ says: text, team, cause }) => [text, team, cause])).toEqual([
		['A-1 is new: Log in', 'blue', null],
		['A-1: title Login, team red', 'red', null],
		['A-1 from v1 to v2', 'red', 'other'],
		['A-1: alpha v1', 'red', null]
	]);
});

test('v0.0 and nothing are the same: not dated', () => {
	const story = told(
		[
			`${at(1)},A-2,target release,,v0.0`,
			`${at(2)},A-2,target release,v0.0,v1`,
			`${at(3)},A-2,target release,v1,`
		].join('\n')
	);
	expect(all(story).map((matter) => matter.says)).toEqual([
		'A-2 from not dated to v1',
		'A-2 from v1 to not dated'
	]);
});

test('a field that changes twice at one time is asked twice, one that stays not at all', () => {
	const story = told(
		[
			`${at(1)},A-1,target release,v1,v3`,
			`${at(1)},A-1,status,done,done`,
			`${at(1)},A-1,target release,v3,v2`,
			`${at(2)},A-9,status,,gone`
		].join('\n')
	);
	expect(all(story).map((matter) => matter.says)).toEqual(['A-1 from v1 to v3', 'A-1 from v3 to v2']);
});

test('an item goes behind the one that stands last in its cell', () => {
	const story = told(
		[
			`${at(2)},A-1,target release,v2,v3`,
			`${at(3)},A-1,target release,v3,v2`,
			`${at(4)},A-2,target release,v2,v3`,
			`${at(5)},A-2,target release,v3,v2`
		].join('\n'),
		portfolio.replace('blue,,open,,v0.0', 'red,Apps,open,,v2')
	);
	const [one, two] = story.content.items.map(({ id }) => id);
	const afters = all(story).flatMap(({ changes }) =>
		changes.flatMap((change) => (change.kind === 'move' ? [change.to.after] : []))
	);
	expect(afters).toEqual([null, two, null, one]);
});

describe('sessions', () => {
	test('one a release, at its last change, deciding what was asked since the one before', () => {
		const story = told(
			[
				`${at(1)},A-1,target release,v1,v2`,
				`${at(2)},A-2,status,x,y`,
				`${at(3)},A-2,target release,v0.0,v3`,
				`${at(4)},A-1,target release,v2,v1`,
				`${at(5)},A-1,target release,v1,v2`,
				`${at(6)},A-2,status,y,open`
			].join('\n')
		);
		expect(says(story)).toEqual([
			['v3', 'A-1 from v1 to v2', 'A-2: status y', 'A-2 from not dated to v3'],
			['v1', 'A-1 from v2 to v1'],
			['v2', 'A-1 from v1 to v2', 'A-2: status open']
		]);
		expect(story.sessions.map((session) => session.at)).toEqual([3, 4, 6].map((day) => Date.parse(at(day))));
	});

	test('those that fall together follow each other by a minute, in order of the releases', () => {
		const story = told(`${at(1)},A-1,target release,v1,v10\n${at(1)},A-2,target release,,v9\n`);
		const time = Date.parse(at(1));
		expect(
			story.sessions.map(({ release, at: held, matters }) => [release, held - time, matters.length])
		).toEqual([
			['v9', 0, 2],
			['v10', 60_000, 0]
		]);
	});

	test('a history that dates nothing has one session, at its end', () => {
		const story = told(`${at(1)},A-1,status,x,y\n${at(2)},A-1,status,y,done\n`);
		expect(says(story)).toEqual([['', 'A-1: status y', 'A-1: status done']]);
	});
});
