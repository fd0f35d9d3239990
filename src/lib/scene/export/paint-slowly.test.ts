import { expect, test, vi } from 'vitest';
import { halfWide, laidOut, PathStub } from '../testing/export.ts';
import { board } from '../testing/small.ts';
import { plainTheme as theme } from '../testing/theme.ts';
import { breathing, paintSlowly } from './paint-slowly.ts';
import { Recorder } from './recorder.ts';
import { pictureOf, wholeOf } from './region.ts';
import { SvgSink } from './svg.ts';

test('a picture nobody wants any more is not drawn to its end', async () => {
	vi.stubGlobal('Path2D', PathStub);
	const laid = laidOut(board({ 'p s 1': 'a b c' }));
	const text = halfWide();
	const sink = new SvgSink();
	const brush = { ctx: new Recorder(sink, text), theme, text };
	const stop = new AbortController();
	const why = new Error('Stopped');
	const painting = paintSlowly(brush, pictureOf(laid, wholeOf(laid.layout), 1), breathing(stop.signal), () =>
		stop.abort(why)
	);
	await expect(painting).rejects.toBe(why);
	// Cards come before the heads: those were still to be drawn.
	expect(sink.texts).toContain('Item a');
	expect(sink.texts).not.toContain('Product p');
});
