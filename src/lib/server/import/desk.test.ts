import { expect, test } from 'vitest';
import { contextAt } from '#lib/domain/testing/board.ts';
import { generated } from '../../../../tests/fixtures/portfolio.ts';
import { founding, preview } from './desk.ts';
import { foundingOn } from './founding.ts';
import { recall } from './remembered.ts';
import { bytes, first, planned } from './testing/imported.ts';

test('the dry run shows columns with samples, what they mean, what will be made and what is wrong', async () => {
	const shown = await preview(bytes(`${first}A-1,again,red,Apps,v1,ready,\n`));
	expect(shown).toMatchObject({
		ok: true,
		value: {
			encoding: 'UTF-8',
			separator: ',',
			mapping: {
				key: 'key',
				title: 'title',
				team: 'team',
				products: 'product',
				timebox: 'release',
				status: 'status'
			},
			counts: { rows: 5, items: 4, leftOut: 1 },
			made: { products: [{ name: 'Apps', items: 2 }, { name: 'Core' }, { name: 'No product', items: 1 }] },
			problems: [{ line: 6, column: 'key', severity: 'row-left-out' }],
			faults: []
		}
	});
	expect(shown.ok && shown.value.columns[4]).toEqual({ header: 'release', samples: ['v1', 'v2'] });
});

test.each([
	[
		'a,b\n1,2\n',
		{ name: 'x', zone: 'UTC' },
		'Choose the column that holds the key. Choose the column that holds the title.'
	],
	[first, { name: ' ', zone: 'UTC' }, 'act.name: Say something here'],
	[first, { name: 'x', zone: 'Mars/Olympus' }, 'act.zone: Not an IANA time zone'],
	['', { name: 'x', zone: 'UTC' }, 'The file is empty.']
])('%j as %j founds nothing', async (file, as, error) => {
	expect(await founding(bytes(file), null, as)).toEqual({ ok: false, error });
});

test('a large file is planned in a thread of its own, to the same end', async () => {
	const file = bytes(generated(3000));
	const aside = await preview(file);
	expect(file.length).toBeGreaterThan(256 * 1024);
	expect(aside).toEqual({ ok: true, value: planned(file, null, contextAt().fresh).preview });
	expect(await preview(new Uint8Array(300_000).fill(10))).toEqual({ ok: false, error: 'The file is empty.' });
});

test('what is remembered of an import is read back the same, reserved names and all', () => {
	const file = planned('key,title,team\nA-1,x,__proto__\n', null, contextAt().fresh);
	const made = foundingOn(file, { name: 'x', zone: 'UTC' });
	if (!made.ok) throw new Error(made.error);
	const { rows, mapping } = recall(made.value.remember);
	expect([rows.get('A-1')?.team, mapping.key]).toEqual(['__proto__', 'key']);
});
