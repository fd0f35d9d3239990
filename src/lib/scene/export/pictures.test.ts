import { beforeAll, describe, expect, test, vi } from 'vitest';
import { idOf, type ItemId, type PersonId } from '#lib/domain/ids.ts';
import { hungOf, markOf } from '#lib/domain/testing/marks.ts';
import { readXml, type Element } from '../../../../tests/fixtures/xml.ts';
import { picturesCome } from '../free/paint-image.ts';
import { paintBoard } from '../paint/board.ts';
import { halfWide, laidOut, PathStub } from '../testing/export.ts';
import { broken, ImageStub } from '../testing/images.ts';
import { board } from '../testing/small.ts';
import { plainTheme as theme } from '../testing/theme.ts';
import { Recorder } from './recorder.ts';
import { pictureOf, wholeOf } from './region.ts';
import { SvgSink } from './svg.ts';

beforeAll(() => {
	vi.stubGlobal('Path2D', PathStub);
	vi.stubGlobal('Image', ImageStub);
});

const ada = idOf<PersonId>('ada');

/** A board with one picture on its card, as SVG. */
async function drawn(data: string, alt: string): Promise<string> {
	const anchor = { on: 'card', item: idOf<ItemId>('a'), dx: 10, dy: 10 } as const;
	const hung = hungOf('m', markOf('image', ada, { data, alt }), anchor);
	const laid = laidOut(board({ 'p s 1': 'a' }), { free: { all: new Map([[hung.id, hung]]), version: 1 } });
	await picturesCome([hung]);
	const picture = pictureOf(laid, wholeOf(laid.layout), 1);
	const sink = new SvgSink();
	const text = halfWide();
	paintBoard({ ctx: new Recorder(sink, text), theme, text }, picture);
	return sink.written({ ...picture.viewport, title: '', says: '', font: '', faces: '' }).join('');
}

const named = (element: Element, name: string): Element[] =>
	element.name === name ? [element] : element.children.flatMap((child) => named(child, name));

describe('a picture on the board', () => {
	test('is in the export with its bytes and its words', async () => {
		const svg = await drawn('iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB', 'The plan & its <gaps>');
		expect(svg).toContain('width="100" height="80" preserveAspectRatio="none"');
		expect(svg).toContain('href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"');
		const [image] = named(readXml(svg), 'image');
		expect(image?.children.map(({ text }) => text)).toEqual(['The plan & its <gaps>']);
	});

	test('that can not be decoded is a frame with its words, and keeps no export waiting', async () => {
		const svg = await drawn(broken, 'A plan');
		expect(named(readXml(svg), 'image')).toEqual([]);
		expect(named(readXml(svg), 'text').map(({ text }) => text)).toContain('A plan');
	});
});
