import { beforeAll, describe, expect, test, vi } from 'vitest';
import { pathFrom } from '../paint/paths.ts';
import { halfWide, PathStub } from '../testing/export.ts';
import type { Outline } from './outline.ts';
import { Recorder } from './recorder.ts';
import type { PlacedImage, Sink, Stroke, TextLine } from './sink.ts';

beforeAll(() => void vi.stubGlobal('Path2D', PathStub));

/** Keeps the last of everything it is told. */
function heard() {
	const told: { outline?: Outline; stroke?: Stroke; text?: TextLine; image?: PlacedImage } = {};
	const sink: Sink = {
		save: () => undefined,
		restore: () => undefined,
		clip: (outline) => (told.outline = outline),
		fill: (outline) => (told.outline = outline),
		stroke: (outline, stroke) => Object.assign(told, { outline, stroke }),
		text: (text) => (told.text = text),
		image: (image) => (told.image = image)
	};
	return { told, ctx: new Recorder(sink, halfWide()) };
}

/** Where an outline goes through, in whole pixels. */
const points = (outline: Outline | undefined): string =>
	(outline?.steps ?? [])
		.flatMap((step) => (step.to === 'close' ? [] : step.to === 'curve' ? [step.by[2]] : [step.at]))
		.map(({ x, y }) => `${String(Math.round(x) + 0)},${String(Math.round(y) + 0)}`)
		.join(' ');

describe('a canvas that writes', () => {
	test('works out pixels of the picture, widths of lines and letters too', () => {
		const { told, ctx } = heard();
		ctx.scale(2, 2);
		ctx.translate(10, 5);
		ctx.lineWidth = 1.5;
		ctx.setLineDash([3, 2]);
		ctx.strokeRect(0, 0, 20, 10);
		expect(told.outline?.plate).toEqual({ x: 20, y: 10, width: 40, height: 20, radius: 0 });
		expect(told.stroke).toMatchObject({ width: 3, dash: [6, 4] });
		ctx.font = '500 12px Inter';
		ctx.rotate(Math.PI / 2);
		ctx.fillText('abcd', 1, 0);
		expect(told.text).toMatchObject({ x: 20, y: 12, size: 24, width: 48, angle: Math.PI / 2, weight: 500 });
	});

	test('puts pictures where they come out, as large as they do', () => {
		const { told, ctx } = heard();
		ctx.scale(2, 2);
		ctx.translate(10, 5);
		ctx.globalAlpha = 0.5;
		ctx.drawImage({} as HTMLImageElement, 1, 2, 30, 20);
		expect(told.image).toMatchObject({ x: 22, y: 14, width: 60, height: 40, alpha: 0.5 });
	});

	test('refuses a way of laying on that no picture knows', () => {
		const { ctx } = heard();
		ctx.globalCompositeOperation = 'xor';
		expect(() => ctx.fillRect(0, 0, 1, 1)).toThrow('xor');
	});

	test('brings back all that was saved', () => {
		const { told, ctx } = heard();
		ctx.fillStyle = '#111111';
		ctx.save();
		ctx.fillStyle = '#222222';
		ctx.globalAlpha = 0.5;
		ctx.lineCap = 'round';
		ctx.setLineDash([1]);
		ctx.translate(5, 5);
		ctx.restore();
		ctx.strokeRect(0, 0, 1, 1);
		expect(ctx).toMatchObject({ fillStyle: '#111111', globalAlpha: 1 });
		expect(told.stroke).toMatchObject({ dash: [], cap: 'butt', alpha: 1 });
		expect(told.outline?.plate).toMatchObject({ x: 0, y: 0 });
	});

	test('goes round corners and circles', () => {
		const { told, ctx } = heard();
		ctx.beginPath();
		ctx.arc(50, 50, 10, 0, 2 * Math.PI);
		ctx.fill();
		expect(points(told.outline)).toBe('60,50 50,60 40,50 50,40 60,50');
		ctx.beginPath();
		ctx.arc(50, 50, 10, 0, -Math.PI / 2, true);
		ctx.fill();
		expect(points(told.outline)).toBe('60,50 50,40');
		ctx.beginPath();
		ctx.moveTo(0, 0);
		ctx.arcTo(100, 0, 100, 100, 20);
		ctx.lineTo(100, 100);
		ctx.stroke();
		expect(points(told.outline)).toBe('0,0 80,0 100,20 100,100');
	});

	test.each([
		['M5 11h14v-2', '5,11 19,11 19,9'],
		['m6 9 6 6 6-6', '6,9 12,15 18,9'],
		['M12 4a8 8 0 1 0 0 16', '12,4 4,12 12,20'],
		['M0 0A10 10 0 0110 10', '0,0 10,10'],
		['M0 0 Q10 0 10 10 C10 20 20 20 20 30Z L5 5', '0,0 10,10 20,30 5,5'],
		['M.5.5-1.5e1 2', '1,1 -15,2']
	])('reads the path %s', (data, through) => {
		const { told, ctx } = heard();
		ctx.stroke(pathFrom(data));
		expect(points(told.outline)).toBe(through);
	});

	test('says so where a path or a colour can not be told again', () => {
		const { ctx } = heard();
		expect(() => ctx.fill(new Path2D('M0 0'))).toThrow('pathFrom');
		expect(() => ctx.stroke(pathFrom('M0 0 S1 1 2 2'))).toThrow('knows no S');
	});
});
