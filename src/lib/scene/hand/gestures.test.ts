import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { feel, Gestures, type Meanings, type Pointer } from './gestures.ts';

let said: string[];
let takes: boolean;
let frames: boolean;
let clock: number;

beforeEach(() => {
	said = [];
	takes = true;
	frames = false;
	clock = 0;
	vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const mean: Meanings = {
	hover: (point) => said.push(point ? 'hover' : 'away'),
	tap: ({ x, y, add }) => said.push(`tap ${x},${y}${add ? ' add' : ''}`),
	doubleTap: () => said.push('double'),
	take: ({ x, y }) => {
		said.push(`take ${x},${y}`);
		return takes;
	},
	carry: ({ x, y }) => said.push(`carry ${x},${y}`),
	release: ({ x, y }, still) => said.push(`release ${x},${y}${still ? ' still' : ''}`),
	putBack: () => said.push('back'),
	frame: ({ x, y }) => {
		if (frames) said.push(`frame ${x},${y}`);
		return frames;
	},
	stretch: ({ x, y }) => said.push(`stretch ${x},${y}`),
	framed: (done) => said.push(done ? 'framed' : 'unframed'),
	menu: ({ x, y }) => said.push(`menu ${x},${y}`),
	pan: (dx, dy) => said.push(`pan ${dx},${dy}`),
	zoom: (factor, { x, y }) => said.push(`zoom ${factor} at ${x},${y}`)
};
const make = () => new Gestures(mean, () => clock);
const mouse = (x: number, y: number, rest: Partial<Pointer> = {}): Pointer => ({
	id: 1,
	kind: 'mouse',
	button: 0,
	add: false,
	x,
	y,
	...rest
});
const finger = (id: number, x: number, y: number): Pointer => mouse(x, y, { id, kind: 'touch' });

describe('a mouse', () => {
	test('that hardly moves clicks', () => {
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.move(mouse(10 + feel.mouse - 1, 10));
		hand.up(mouse(13, 10));
		expect(said).toEqual(['tap 13,10']);
	});

	test('with shift adds to the selection', () => {
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.up(mouse(10, 10, { add: true }));
		expect(said).toEqual(['tap 10,10 add']);
	});

	test('past the threshold takes up what it pressed, carries and releases', () => {
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.move(mouse(14, 10));
		hand.move(mouse(50, 60));
		hand.up(mouse(50, 60));
		expect(said).toEqual(['take 10,10', 'carry 14,10', 'carry 50,60', 'release 50,60']);
	});

	test('on the ground pans', () => {
		takes = false;
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.move(mouse(20, 10));
		hand.move(mouse(20, 40));
		hand.up(mouse(20, 40));
		expect(said).toEqual(['take 10,10', 'pan -10,0', 'pan 0,-30']);
	});

	test('with the middle button or space pans, whatever lies there', () => {
		const hand = make();
		hand.down(mouse(10, 10, { button: 1 }), false);
		hand.move(mouse(12, 10));
		hand.up(mouse(12, 10));
		hand.down(mouse(10, 10), true);
		hand.move(mouse(11, 10));
		expect(said).toEqual(['pan -2,0', 'pan -1,0']);
	});

	test('put back by Escape carries no more until it is let go', () => {
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.move(mouse(30, 10));
		hand.escape();
		hand.move(mouse(60, 10));
		hand.up(mouse(60, 10));
		hand.move(mouse(61, 10));
		expect(said).toEqual(['take 10,10', 'carry 30,10', 'back', 'hover']);
	});

	test('clicks twice in time and place make a double click, a third begins anew', () => {
		const hand = make();
		for (const time of [0, 200, 300]) {
			clock = time;
			hand.down(mouse(10, 10), false);
			hand.up(mouse(10, 10));
		}
		expect(said).toEqual(['tap 10,10', 'double', 'tap 10,10']);
	});

	test('clicks far apart are two', () => {
		const hand = make();
		for (const time of [0, feel.double + 1]) {
			clock = time;
			hand.down(mouse(10, 10), false);
			hand.up(mouse(10, 10));
		}
		expect(said).toEqual(['tap 10,10', 'tap 10,10']);
	});

	test('whose pointer the browser takes away puts back', () => {
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.move(mouse(30, 10));
		hand.cancel(1);
		expect(said.at(-1)).toBe('back');
	});
});

describe('a frame', () => {
	beforeEach(() => {
		takes = false;
		frames = true;
	});

	test('is drawn on the ground by whoever asked for one', () => {
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.move(mouse(30, 10));
		hand.move(mouse(30, 40));
		hand.up(mouse(30, 40));
		expect(said).toEqual(['take 10,10', 'frame 10,10', 'stretch 30,10', 'stretch 30,40', 'framed']);
	});

	test('is given up by Escape, and nothing more is drawn until the button is let go', () => {
		const hand = make();
		hand.down(mouse(10, 10), false);
		hand.move(mouse(30, 10));
		hand.escape();
		hand.move(mouse(60, 10));
		hand.up(mouse(60, 10));
		expect(said.slice(2)).toEqual(['stretch 30,10', 'unframed']);
	});

	test('of a finger makes way for two that pinch', () => {
		const hand = make();
		hand.down(finger(1, 0, 0), false);
		hand.move(finger(1, 20, 0));
		hand.down(finger(2, 120, 0), false);
		hand.move(finger(2, 220, 0));
		expect(said).toEqual(['frame 0,0', 'stretch 20,0', 'unframed', 'pan -50,0', 'zoom 2 at 120,0']);
	});

	test('is never begun while space is held', () => {
		const hand = make();
		hand.down(mouse(10, 10), true);
		hand.move(mouse(30, 10));
		expect(said).toEqual(['pan -20,0']);
	});
});

describe('fingers', () => {
	test('one pans, also over a card', () => {
		const hand = make();
		hand.down(finger(1, 10, 10), false);
		hand.move(finger(1, 10 + feel.touch, 10));
		expect(said).toEqual([`pan ${-feel.touch},0`]);
	});

	test('held long takes the card up', () => {
		const hand = make();
		hand.down(finger(1, 10, 10), false);
		vi.advanceTimersByTime(feel.longPress);
		hand.move(finger(1, 40, 10));
		hand.up(finger(1, 40, 10));
		expect(said).toEqual(['take 10,10', 'carry 40,10', 'release 40,10']);
	});

	test('held long and let go where it was only held', () => {
		const hand = make();
		hand.down(finger(1, 10, 10), false);
		vi.advanceTimersByTime(feel.longPress);
		hand.move(finger(1, 10 + feel.touch - 1, 10));
		hand.up(finger(1, 12, 10));
		expect(said).toEqual(['take 10,10', 'release 12,10 still']);
	});

	test('held long on the ground asks what can be done there', () => {
		takes = false;
		const hand = make();
		hand.down(finger(1, 10, 10), false);
		vi.advanceTimersByTime(feel.longPress);
		hand.move(finger(1, 60, 10));
		hand.up(finger(1, 60, 10));
		expect(said).toEqual(['take 10,10', 'menu 10,10']);
	});

	test('that moved before the time takes nothing up', () => {
		const hand = make();
		hand.down(finger(1, 10, 10), false);
		hand.move(finger(1, 30, 10));
		vi.advanceTimersByTime(feel.longPress);
		expect(said).toEqual(['pan -20,0']);
	});

	test('two pinch about their middle and pan with it', () => {
		const hand = make();
		hand.down(finger(1, 0, 0), false);
		hand.down(finger(2, 100, 0), false);
		hand.move(finger(2, 200, 0));
		expect(said).toEqual(['pan -50,0', 'zoom 2 at 100,0']);
	});

	test('the one that stays after a pinch pans on', () => {
		const hand = make();
		hand.down(finger(1, 0, 0), false);
		hand.down(finger(2, 100, 0), false);
		hand.up(finger(2, 100, 0));
		hand.move(finger(1, 10, 0));
		hand.up(finger(1, 10, 0));
		expect(said).toEqual(['pan -10,0']);
	});

	test('a second one that comes and goes ends nothing of what the first does', () => {
		const hand = make();
		hand.down(finger(1, 10, 10), false);
		vi.advanceTimersByTime(feel.longPress);
		hand.move(finger(1, 40, 10));
		hand.down(finger(2, 90, 90), false);
		hand.up(finger(2, 90, 90));
		hand.down(finger(3, 90, 90), false);
		hand.cancel(3);
		hand.up(finger(1, 40, 10));
		expect(said).toEqual(['take 10,10', 'carry 40,10', 'release 40,10']);
	});
});
