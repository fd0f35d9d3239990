import { expect, test, vi } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { Recorder } from '../export/recorder.ts';
import { pictureOf, wholeOf } from '../export/region.ts';
import type { Sink } from '../export/sink.ts';
import { halfWide, laidOut, PathStub } from '../testing/export.ts';
import { board, needs } from '../testing/small.ts';
import { plainTheme as theme } from '../testing/theme.ts';
import { paintBoard } from './board.ts';
import { paintLive } from './live.ts';

const table = board({ 'p s 1': 'a', 'p t 1': 'b', 'p s 3': 'late' }, { links: [needs('late', 'a')] });

/** Where a picture says what is late: from the top to the bottom of what it says it on. */
function saidIn(selected: readonly string[], paint: 'board' | 'live') {
	vi.stubGlobal('Path2D', PathStub);
	const laid = laidOut(table, { selected: new Set(selected.map((id) => idOf<ItemId>(id))) });
	const picture = pictureOf(laid, wholeOf(laid.layout), 1);
	const found: { top: number; low: number }[] = [];
	const nothing = (): void => {};
	const sink: Sink = {
		...{ save: nothing, restore: nothing, clip: nothing, stroke: nothing, text: nothing, image: nothing },
		fill: ({ plate }, { colour }) => {
			if (colour === theme.dangerSoft && plate) found.push({ top: plate.y, low: plate.y + plate.height });
		}
	};
	const text = halfWide();
	const brush = { ctx: new Recorder(sink, text), theme, text };
	const live = { hovered: null, carried: null, parting: { gap: null }, frame: null, drawing: null };
	if (paint === 'board') paintBoard(brush, picture);
	else paintLive(brush, picture, live);
	const below = laid.layout.cardOf.get(idOf<ItemId>('b'));
	return { found, next: ((below?.y ?? 0) - picture.camera.y) * picture.camera.z };
}

test.each([[[]], [['a']]])('what is late is said above the next card’s title, selected %j', (selected) => {
	const { found, next } = saidIn(selected, 'board');
	expect(found).toHaveLength(1);
	expect(found[0]?.low).toBeLessThanOrEqual(next);
});

test('it is said over the ring round a selected card, in the same place', () => {
	expect(saidIn(['a'], 'live').found).toEqual(saidIn([], 'board').found);
	expect(saidIn([], 'live').found).toEqual([]);
});
