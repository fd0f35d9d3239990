import type { Anchor, Hung, Mark, MarkKind } from '../free.ts';
import { idOf, type MarkId, type PersonId } from '../ids.ts';
import { items, products, teams, timeboxes } from './board.ts';

/** Marks for tests: one of each kind, small, with overrides. */

type Of<K extends MarkKind> = Extract<Mark, { kind: K }>;

/** A PNG as far as it tells that it has one pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB';
const points = [0, 0, 50, 10, 10, 60];

const parts: { readonly [K in MarkKind]: Omit<Of<K>, 'kind' | 'by' | 'at'> } = {
	note: { text: 'A note', tint: 'yellow', width: 160, height: 120 },
	text: { text: 'A heading', size: 20 },
	shape: { form: 'ellipse', tint: 'blue', width: 200, height: 100, text: '' },
	ink: { tint: 'ink', width: 4, points },
	connector: { to: { on: 'card', item: items.a2, dx: 0, dy: 0 }, text: '', tint: 'ink' },
	comment: { text: 'Why now?', mentions: [], answers: null },
	reaction: { glyph: 'heart' },
	dot: { tint: 'green' },
	image: { type: 'image/png', data: png, alt: 'A plan', width: 100, height: 80 }
};

/** A mark of that kind, made at 1 by whom. */
export const markOf = <K extends MarkKind>(kind: K, by: PersonId, more: Partial<Of<K>> = {}): Of<K> =>
	({ kind, by, at: 1, ...parts[kind], ...more }) as unknown as Of<K>;

export const markId = (id: string): MarkId => idOf<MarkId>(id);

export const onCard: Anchor = { on: 'card', item: items.a1, dx: 12, dy: 8 };
export const inCell: Anchor = {
	...{ on: 'cell', product: products.apps, team: teams.red, timebox: timeboxes.spring },
	...{ fx: 0.25, fy: 0.5 }
};

export const hungOf = (id: string, mark: Mark, anchor: Anchor = onCard): Hung => ({
	id: markId(id),
	mark,
	anchor
});
