import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colourOf, grey } from '#lib/domain/colour.ts';
import { parseAsk } from '#lib/domain/acts.ts';
import { flawIn } from '#lib/domain/rules/found.ts';
import { portfolio } from '../../../../tests/fixtures/portfolio.ts';
import { guess } from './guess.ts';
import type { Mapping } from './mapping.ts';
import { plan, type Plan } from './plan.ts';
import { readSheet } from './read.ts';
import type { Sheet } from './sheet.ts';

function sheetOf(file: string | Uint8Array): Sheet {
	const read = readSheet(typeof file === 'string' ? new TextEncoder().encode(file) : file);
	if (!read.ok) throw new Error(read.error);
	return read.value;
}

function planned(file: string | Uint8Array, over: Partial<Mapping> = {}): Plan {
	const sheet = sheetOf(file);
	let n = 0;
	return plan(sheet, { ...guess(sheet.headers), ...over }, () => `id-${++n}`);
}

const reasons = ({ problems }: Plan) =>
	problems.map(({ line, column, severity, reason }) => [line, column, severity, reason]);
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

/** The place of an item by its key, in names. */
function placeOf({ content }: Plan, key: string) {
	const item = content.items.find((each) => each.key === key);
	const place = content.places.find((each) => each.item === item?.id);
	return [
		content.products.find(({ id }) => id === place?.product)?.name,
		content.teams.find(({ id }) => id === place?.team)?.name,
		content.timeboxes.find(({ id }) => id === place?.timebox)?.name
	];
}

test('the portfolio of 625 items arrives whole, and the door accepts it', () => {
	const { bytes } = portfolio();
	const whole = planned(bytes);
	expect(whole.counts).toMatchObject({ rows: 625, items: 625, leftOut: 0 });
	expect(whole.content.places).toHaveLength(625);
	expect(whole.problems.filter(({ severity }) => severity === 'row-left-out')).toEqual([]);
	const act = { kind: 'found', name: 'Portfolio', zone: 'UTC', content: whole.content };
	expect(parseAsk({ id: 'a', act })).toMatchObject({ ok: true });
	expect(flawIn(whole.content)).toBeNull();
	const sheet = sheetOf(bytes);
	const column = (name: string) => sheet.headers.indexOf(name);
	for (const [at, { cells }] of sheet.rows.entries()) {
		const item = whole.content.items[at];
		expect([item?.key, item?.title]).toEqual([cells[column('key')], cells[column('title')]?.trim()]);
		const [product, team, timebox] = placeOf(whole, item?.key ?? '');
		const release = cells[column('target release')] ?? '';
		expect(product).toBe(cells[column('products')]?.split(';')[0]?.trim() || 'No product');
		expect(team).toBe(cells[column('team')]);
		expect(timebox).toBe(release === '' || release === 'v0.0' ? 'Later' : release);
	}
	expect(names(whole.content.timeboxes).slice(0, 2)).toEqual(['v1.9', 'v1.11']);
	expect(names(whole.content.timeboxes).at(-1)).toBe('Later');
	expect(names(whole.content.products).at(-1)).toBe('No product');
});

test('what has no lane of its own stays with the item, in the order of the columns', () => {
	const { content } = planned(
		'key,title,team,products,contributing teams,created\nA-1,x,t,p;q,u;v,2020-01-02\n'
	);
	expect(content.items[0]?.fields).toEqual([
		['products', 'p;q'],
		['contributing teams', 'u;v'],
		['created', '2020-01-02']
	]);
});

test('items without product, team or date stand in lanes and a column for those', () => {
	const file =
		'key,title,team,product,release\nA-1,x,,,\nA-2,x,t,p,v0.0\nA-3,x,t,p,TBD\nA-4,x,t,p,none\nA-5,x,t,p,v2\n';
	const whole = planned(file);
	expect(placeOf(whole, 'A-1')).toEqual(['No product', 'No team', 'Later']);
	for (const key of ['A-2', 'A-3', 'A-4']) expect(placeOf(whole, key)).toEqual(['p', 't', 'Later']);
	expect(whole.content.timeboxes.map(({ name, undated }) => [name, undated])).toEqual([
		['v2', false],
		['Later', true]
	]);
});

test.each([
	['releases', ['v1.10', 'v1.9', 'v1.100', 'v2.0'], ['v1.9', 'v1.10', 'v1.100', 'v2.0']],
	['Sprints', ['Sprint 12', 'Sprint 2', 'Sprint 1'], ['Sprint 1', 'Sprint 2', 'Sprint 12']],
	['quarters', ['Q1 2027', '2026-Q3', 'Q4 2026'], ['2026-Q3', 'Q4 2026', 'Q1 2027']],
	['months', ['Mar 2027', 'December 2026', '2027-01'], ['December 2026', '2027-01', 'Mar 2027']],
	['dates', ['2026-11-02', '2026-02-11', '3 July 2026'], ['2026-02-11', '3 July 2026', '2026-11-02']],
	['a mixture', ['v2', 'Q3 2026', 'v1'], ['Q3 2026', 'v1', 'v2']]
])('timeboxes stand in the order of time: %s', (_what, given, order) => {
	const rows = given.map((name, at) => `A-${at},x,${name}`).join('\n');
	expect(names(planned(`key,title,release\n${rows}\n`).content.timeboxes)).toEqual([...order, 'Later']);
});

test('a timebox that speaks of days has them', () => {
	const { content } = planned('key,title,quarter\nA-1,x,2026-Q3\nA-2,x,2026-07-06 to 2026-07-17\n');
	expect(content.timeboxes.map(({ starts, ends }) => [starts, ends])).toEqual([
		['2026-07-01', '2026-09-30'],
		['2026-07-06', '2026-07-17'],
		[null, null]
	]);
});

test('what has no product has the grey of none, so that no product shares its colour', () => {
	const products = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', ''];
	const file = `key,title,product\n${products.map((name, at) => `A-${at},x,${name}`).join('\n')}\n`;
	const colours = planned(file).content.products.map(colourOf);
	expect(colours.at(-1)).toBe(grey);
	expect(new Set(colours).size).toBe(9);
});

test('lanes with the most items come first, each with a code of its own', () => {
	const products = ['kube-proxy', 'kubelet', 'kubelet', 'kubectl', 'Kernel', '漢字', '___', '_'];
	const file = `key,title,product\n${products.map((name, at) => `A-${at},x,${name}`).join('\n')}\n`;
	const { content } = planned(file);
	expect(content.products[0]).toMatchObject({ name: 'kubelet', code: 'KU', colour: 0 });
	const codes = content.products.map(({ code }) => code);
	expect(new Set(codes).size).toBe(codes.length);
	for (const code of codes) expect(code).toMatch(/^.{2}$/u);
	expect(content.products.find(({ name }) => name === 'kube-proxy')?.code).toBe('KP');
});

test('spellings that look alike become two lanes and are pointed out, never merged', () => {
	const whole = planned('key,title,team\nA-1,x,SIG Node\nA-2,x,sig-node\nA-3,x,sig-auth\n');
	expect(names(whole.content.teams)).toEqual(['SIG Node', 'sig-auth', 'sig-node']);
	expect(reasons(whole)).toEqual([
		[3, 'team', 'note', '“sig-node” and “SIG Node” (line 2) become two teams']
	]);
});

test('the later of two rows with one key is left out, and both lines are named', () => {
	const whole = planned('key,title\nA-1,first\nA-2,x\nA-1,second\n,no key\n');
	expect(whole.content.items.map(({ title }) => title)).toEqual(['first', 'x']);
	expect(reasons(whole)).toEqual([
		[4, 'key', 'row-left-out', '“A-1” stands already in line 2: line 4 is left out'],
		[5, 'key', 'row-left-out', 'The row has no key']
	]);
	expect(whole.counts).toMatchObject({ rows: 4, items: 2, leftOut: 2 });
});

test('sizes and live dates are read as people write them, and kept as text where they can’t be', () => {
	const whole = planned(
		'key,title,size,customer,live date\nA-1,x,"2,5",Mercy,2026-07-03\nA-2,x,5 pts,Mercy,13/7/2026\nA-3,x,XL,Mercy,3/7/2026\nA-4,x,,,\n'
	);
	expect(whole.content.items.map(({ size, live }) => [size, live?.date ?? null])).toEqual([
		[2.5, '2026-07-03'],
		[5, '2026-07-13'],
		[null, null],
		[null, null]
	]);
	expect(whole.content.items[2]?.fields).toEqual([
		['size', 'XL'],
		['customer', 'Mercy'],
		['live date', '3/7/2026']
	]);
	expect(reasons(whole).map(([line, column, severity]) => [line, column, severity])).toEqual([
		[4, 'size', 'value-left-out'],
		[4, 'live date', 'value-left-out']
	]);
});

test('links go from what is needed to what needs it; related pairs are kept once', () => {
	const { content, counts } = planned(
		'key,title,replaces,related\nA-1,x,,A-2\nA-2,x,A-1,A-1\nA-3,x,"A-1, A-2",\n'
	);
	const key = (id: string) => content.items.find((item) => item.id === id)?.key;
	expect(
		content.links.filter(({ kind }) => kind === 'needs').map(({ from, to }) => [key(from), key(to)])
	).toEqual([
		['A-1', 'A-2'],
		['A-1', 'A-3'],
		['A-2', 'A-3']
	]);
	expect(counts).toMatchObject({ needs: 3, related: 1 });
});

test('links to nothing and to the item itself are left out; circles are pointed out', () => {
	const whole = planned('key,title,needs\nA-1,x,A-9\nA-2,x,A-2\nA-3,x,A-4\nA-4,x,A-5\nA-5,x,A-3\n');
	expect(reasons(whole)).toEqual([
		[2, 'needs', 'value-left-out', 'No item “A-9” is imported with this file'],
		[3, 'needs', 'value-left-out', 'The item is linked to itself'],
		[4, 'needs', 'note', 'A-3, A-4, A-5 need each other in a circle']
	]);
	expect(whole.counts.needs).toBe(3);
});

test('a chain of 20,000 is no trouble', () => {
	const rows = Array.from({ length: 20_000 }, (_, at) => `A-${at},x,A-${at + 1}`).join('\n');
	expect(planned(`key,title,needs\n${rows}\n`).counts).toMatchObject({ items: 20_000, needs: 19_999 });
});

test('hostile values stay text', () => {
	const long = 'x'.repeat(10_050);
	const whole = planned(
		`key,title,team,product\nA-1,=HYPERLINK("x"),constructor,__proto__\n__proto__,x,t,p\nA-2,a\u202Eb\u0007c,toString,hasOwnProperty\nA-3,${long},t,p\n${'k'.repeat(81)},x,t,p\n`
	);
	expect(
		whole.content.items.map(({ key, title }) => [key, title.length > 20 ? title.length : title])
	).toEqual([
		['A-1', '=HYPERLINK("x")'],
		['A-2', 'abc'],
		['A-3', 10_000]
	]);
	expect(placeOf(whole, 'A-1')).toEqual(['__proto__', 'constructor', 'Later']);
	expect(reasons(whole).map(([line, , severity]) => [line, severity])).toEqual([
		[3, 'row-left-out'],
		[4, 'note'],
		[5, 'value-left-out'],
		[6, 'row-left-out']
	]);
	expect(
		parseAsk({ id: 'a', act: { kind: 'found', name: 'x', zone: 'UTC', content: whole.content } }).ok
	).toBe(true);
});

test('a mapping that can’t be used is refused before anything is planned', () => {
	expect(planned('a,b\n1,2\n').faults).toEqual([
		'Choose the column that holds the key.',
		'Choose the column that holds the title.'
	]);
	expect(planned('key,title\nA-1,x\n', { team: 'key' }).faults).toEqual([
		'“key” can’t be both Key and Team.'.replace('’', "'")
	]);
	expect(planned('key,title\nA-1,x\n', { team: 'gone' }).faults).toEqual(['The file has no column “gone”.']);
	expect(planned('key,title\n,x\n').faults).toEqual(['No row of the file can be imported.']);
	const many = Array.from({ length: 201 }, (_, at) => `A-${at},x,p${at}`).join('\n');
	expect(planned(`key,title,product\n${many}\n`).faults[0]).toMatch(/201 products; at most 200/);
});

test('whatever the cells hold, the plan is one the door accepts', () => {
	const cell = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 120 }),
		fc.constantFrom('', 'A-1', '__proto__', 'v0.0', 'A-1;A-2', '\u202E', '\uD800', '1e9', '-5', '2026-02-30')
	);
	const sheet = fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 12 });
	const headers = ['key', 'title', 'products', 'team', 'release', 'size', 'customer', 'live date', 'needs'];
	fc.assert(
		fc.property(sheet, (rows) => {
			const read: Sheet = {
				encoding: 'UTF-8',
				separator: ',',
				headers,
				rows: rows.map((cells, at) => ({ line: at + 2, cells })),
				problems: []
			};
			let n = 0;
			const { content, faults } = plan(read, guess(headers), () => `id-${++n}`);
			if (faults.length > 0) return;
			expect(parseAsk({ id: 'a', act: { kind: 'found', name: 'x', zone: 'UTC', content } })).toMatchObject({
				ok: true
			});
			expect(content.places).toHaveLength(content.items.length);
		}),
		{ seed: 9, numRuns: 300 }
	);
});
