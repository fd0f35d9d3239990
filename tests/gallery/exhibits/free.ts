import type { Anchor, Hung, Mark, MarkKind } from '#lib/domain/free.ts';
import { reactionGlyphs, shapeForms, tints } from '#lib/domain/free.ts';
import { idOf, type ItemId, type MarkId, type PersonId } from '#lib/domain/ids.ts';
import { markOf } from '#lib/domain/testing/marks.ts';
import { cellOf } from '#lib/scene/testing/small.ts';
import { inputOf, type Exhibit } from '../exhibit.ts';
import { grid, type Line } from '../grid.ts';

const tall = Array.from({ length: 5 }, (_, n) => ({ title: `Handoff list, part ${String(n + 1)}`, size: 2 }));
const wide = Array.from({ length: 6 }, (_, n) => ({ title: `Result feed, part ${String(n + 1)}`, size: 3 }));
const lines: readonly Line[] = [
	{ name: 'Notes', cells: [null, null, null, wide] },
	{ name: 'Text, shapes', cells: [null, null, null, wide] },
	{ name: 'Ink, connectors', cells: [tall[0] ?? null, null, tall[1] ?? null, wide] },
	{ name: 'Comments, votes', cells: [tall[2] ?? null, tall[3] ?? null, tall[4] ?? null, wide] }
];

const cell = (line: number, column: number, fx: number, fy: number): Anchor => ({
	...{ on: 'cell', fx, fy },
	...cellOf(`p t${String(line)} s${String(column)}`)
});
const card = (item: string, dx: number, dy: number): Anchor => ({
	on: 'card',
	item: idOf<ItemId>(item),
	dx,
	dy
});

const me = idOf<PersonId>('TH');
let next = 0;
const hung = <K extends MarkKind>(
	kind: K,
	anchor: Anchor,
	more: Partial<Extract<Mark, { kind: K }>> = {}
): Hung => {
	next += 1;
	return { id: idOf<MarkId>(`m${String(next)}`), anchor, mark: { ...markOf(kind, me, more), at: next } };
};

const thread = hung('comment', card('3.0.0', 140, 6), { text: 'Why before the pilot?' });
const unread = hung('comment', card('3.1.0', 140, 6));
const answered = Array.from({ length: 3 }, () =>
	hung('comment', card('3.0.0', 140, 6), { answers: thread.id })
);
const chosen = hung('note', cell(0, 2, 0.55, 0.1), {
	text: 'Chosen: it bears a handle',
	tint: 'green',
	width: 130,
	height: 90
});

const wave = Array.from({ length: 40 }, (_, n) => [
	n * 5,
	Math.round(24 * Math.sin(n / 4)) + 30,
	40 + (n % 20)
]).flat();

/** As a highlighter goes over a title. */
const stroke = Array.from({ length: 12 }, (_, n) => [n * 15, n % 2, 50]).flat();

/** A picture small enough to belong. */
function drawn(): string {
	const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 100 });
	const ctx = canvas.getContext('2d');
	if (!ctx) return '';
	ctx.fillStyle = '#dfe7ee';
	ctx.fillRect(0, 0, 160, 100);
	ctx.fillStyle = '#5b7c99';
	for (const [n, tall] of [30, 52, 44, 70, 64].entries()) ctx.fillRect(16 + n * 27, 90 - tall, 18, tall);
	return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

const notes = tints.map((tint, n) =>
	hung('note', cell(0, Math.floor(n / 4), 0.06 + (n % 2) * 0.5, 0.06 + (Math.floor(n / 2) % 2) * 0.48), {
		...{ tint, width: 74, height: 78, text: n === 0 ? 'Pinned, goes on' : `A note in ${tint}` },
		...(n === 0 ? { pinned: true as const } : {})
	})
);
const marks: readonly Hung[] = [
	...notes,
	hung('note', cell(0, 1, 0.45, 0.06), {
		...{ width: 150, height: 150, tint: 'violet' },
		text: 'What we heard at the clinic:\n\nNurses print the list at 6:50, then write on it all day.\nNobody reads the second page, so what is on it does not exist.'
	}),
	chosen,
	...([14, 20, 28, 44] as const).map((size, n) =>
		hung('text', cell(1, 0, 0.04, 0.04 + n * 0.2), { size, text: `${String(size)} px` })
	),
	...shapeForms.map((form, n) =>
		hung('shape', cell(1, 1, 0.08, 0.04 + n * 0.32), {
			form,
			tint: tints[n + 1] ?? 'ink',
			width: 150,
			height: 54,
			text: n === 1 ? 'Risk' : ''
		})
	),
	hung('image', cell(1, 2, 0.04, 0.1), { data: drawn(), width: 150, height: 94, alt: 'Throughput' }),
	hung('image', cell(1, 2, 0.04, 0.66), {
		data: 'AAAA',
		width: 150,
		height: 50,
		alt: 'A picture that can’t be read'
	}),
	...([2, 4, 8, 16] as const).map((width, n) =>
		hung('ink', cell(2, 1, 0.04, 0.04 + n * 0.22), {
			width,
			tint: tints[n] ?? 'ink',
			points: wave.map((at, k) => (k % 3 === 0 ? at * 0.8 : at))
		})
	),
	...tints.map((tint, n) =>
		hung('ink', card(`1.3.${String(n)}`, -8, 13), { width: 24, tint, seeThrough: true, points: stroke })
	),
	hung('connector', card('2.0.0', 80, 28), { to: card('2.2.0', 80, 28), text: 'first this', tint: 'coral' }),
	hung('connector', card('2.0.0', 80, 28), { to: card('3.1.0', 80, 28), tint: 'blue' }),
	thread,
	...answered,
	unread,
	hung('comment', card('3.2.0', 140, 6), { resolved: true }),
	hung('comment', cell(3, 1, 0.5, 0.7), { pinned: true }),
	...reactionGlyphs.flatMap((glyph, n) =>
		Array.from({ length: 1 + (n % 3) }, () => hung('reaction', card('3.0.0', 20, 50), { glyph }))
	),
	...tints.map((tint) => hung('dot', card('3.1.0', 20, 50), { tint })),
	...Array.from({ length: 7 }, () => hung('dot', card('3.2.0', 20, 50), { tint: 'green' }))
];

const shown = (more = {}) => ({
	all: new Map(marks.map((each) => [each.id, each])),
	version: 1,
	unread: new Set([unread.id]),
	...more
});
const table = grid(lines);

export const free: readonly Exhibit[] = [
	{
		name: 'Marks',
		says: 'What binds nobody: of every kind and tint, over the cards they belong to; a highlighter goes into their words.',
		...{ width: 1160, height: 900 },
		input: inputOf(table, { free: shown({ chosen: chosen.id, mayMove: () => true }) })
	},
	{
		name: 'Marks from further away',
		says: 'Words go when they can’t be read, pins stay as large.',
		...{ width: 620, height: 450, zoom: 0.45 },
		input: inputOf(table, { free: shown() })
	}
];
