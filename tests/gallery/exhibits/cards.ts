import type { Item } from '#lib/domain/board.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import type { Since } from '#lib/scene/scene.ts';
import { inputOf, items, type Exhibit } from '../exhibit.ts';
import { grid, link, type Line } from '../grid.ts';

const titles = [
	'Critical results stay on top until acknowledged',
	'Lab trends',
	'Note templates by specialty, shared within a practice and with the whole group'
] as const;

/** One line of three titles, all alike but for those. */
const line = (name: string, told: Partial<Item> = {}): Line => ({
	name,
	cells: titles.map((title) => ({ title, ...told }))
});

const planned = { size: 5, stage: 'limited' } as const;
const kept = { customer: 'Mercy Harbor', date: '2026-07-20' } as const;
const missed = { customer: 'Mercy Harbor', date: '2026-05-28' } as const;
const lines = [
	line('Agreed'),
	line('Size and stage', planned),
	line('Live date', { ...planned, live: kept }),
	line('Live date missed', { ...planned, live: missed }),
	line('Talking point', planned),
	line('Dependencies', planned),
	line('Dependency too late', planned),
	line('Slipped since agreed', planned),
	line('Gained since agreed', planned),
	line('Changed since agreed', planned),
	line('Emergency', planned),
	line('Impediment', planned),
	line('All at once', { ...planned, size: 13, live: missed })
];

const row = (name: string): number => lines.findIndex((each) => each.name === name);
const all = (name: string): string[] => [0, 1, 2].map((column) => `${String(row(name))}.${String(column)}.0`);
const ids = (...names: readonly string[]): ItemId[] => names.flatMap(all).map((id) => idOf<ItemId>(id));
const each = <T>(value: T, ...names: readonly string[]): [ItemId, T][] =>
	ids(...names).map((id) => [id, value]);

const kinds: Exhibit = {
	name: 'What a card bears',
	says: 'One team lane a state, three titles each: told by mark and word, never by colour alone.',
	width: 806,
	height: 1010,
	input: inputOf(
		grid(lines, {
			links: [
				...all('Dependencies').flatMap((id) => all('Agreed').map((of) => link(id, of, 'related'))),
				...all('Dependency too late').map((id) => link('0.2.0', id)),
				...all('All at once').map((id) => link('0.2.0', id))
			]
		}),
		{
			points: items(...all('Talking point'), ...all('All at once')),
			alarms: new Map([
				...each('emergency' as const, 'Emergency', 'All at once'),
				...each('impediment' as const, 'Impediment')
			]),
			since: new Map<ItemId, Since>([
				...each<Since>({ way: 'later', text: '+14 d' }, 'Slipped since agreed', 'All at once'),
				...each<Since>({ way: 'earlier', text: '−7 d' }, 'Gained since agreed'),
				...each<Since>({ way: 'changed', text: '' }, 'Changed since agreed')
			])
		}
	)
};

const scripts: readonly Line[] = [
	['10,000 letters', 'Every word of a title that nobody will ever read to its end. '.repeat(167)],
	['One long word', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
	['Arabic', 'عرض نتائج المختبر الحرجة في الأعلى حتى يؤكدها الطبيب المناوب في القسم'],
	['Hebrew, mixed', 'תוצאות מעבדה קריטיות (v2.1) נשארות למעלה עד אישור הרופא'],
	['Japanese', '重大な検査結果は、医師が確認するまで常に画面の一番上に表示されます'],
	['Chinese', '在医生确认之前，危急检验结果始终显示在列表顶部并发出提醒'],
	['Korean', '중요한 검사 결과는 의사가 확인할 때까지 목록 맨 위에 표시됩니다'],
	['Emoji', '👩🏽‍⚕️ Rounds 🏥 with 👨‍👩‍👧‍👦 families, 🇸🇪 and 🇰🇷 first 🎉🎉🎉🎉🎉🎉'],
	['No title', ''],
	['Long key', 'A key that a tool made up']
].map(([name = '', title = '']) => ({
	name,
	cells: [
		{ title, ...(name === 'Long key' ? { key: 'INTEROPERABILITY-PROGRAMME-2026-000417' } : {}) },
		{ title, size: 144, stage: 'limited availability' }
	]
}));

const scriptsAt = (name: string, says: string, zoom: number, height: number): Exhibit => ({
	...{ name, says, zoom, height, width: zoom === 1 ? 724 : 440 },
	input: inputOf(grid(scripts))
});

export const cards: readonly Exhibit[] = [
	kinds,
	scriptsAt('Titles of every kind', 'Broken at words, cut at letters, in their own direction.', 1, 780),
	scriptsAt('The same, titles alone', 'From further away the title stays as large in the eye.', 0.55, 460)
];
