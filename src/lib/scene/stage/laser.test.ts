import { beforeEach, expect, test } from 'vitest';
import type { Intent } from '../scene.ts';
import { layOut } from '../layout/layout.ts';
import { board, view } from '../testing/small.ts';
import { crowd } from './crowd.ts';
import { laserOn, type Laser } from './laser.ts';
import type { BoardState } from './state.ts';

/** What reaches the hand, and what is told. */
let reached: string[];
let told: Intent[];
let container: EventTarget;
let laser: Laser;

beforeEach(() => {
	reached = [];
	told = [];
	container = Object.assign(new EventTarget(), {
		style: {},
		getBoundingClientRect: () => ({ left: 0, top: 0 })
	});
	const state = {
		container,
		crowd: crowd(),
		layout: layOut(board({ 'p s 1': 'a b' }), view()),
		eye: { camera: { x: 0, y: 0, z: 1 } },
		surface: { size: () => ({ width: 1600, height: 900 }) },
		schedule: { dirty: () => {} },
		tell: (intent: Intent) => told.push(intent)
	};
	laser = laserOn(state as unknown as BoardState);
	for (const type of ['pointerdown', 'pointermove', 'pointerup'])
		container.addEventListener(type, () => reached.push(type));
});

const happens = (type: string): boolean =>
	container.dispatchEvent(
		Object.assign(new Event(type), {
			...{ pointerId: 1, pointerType: 'mouse', button: type === 'pointermove' ? -1 : 0 },
			...{ clientX: 500, clientY: 300 }
		})
	);

test('keeps pointers from the hand while it is on', () => {
	laser.switched(true, 7);
	for (const type of ['pointerdown', 'pointermove', 'pointerup']) happens(type);
	expect(reached).toEqual([]);
	expect(told.at(-1)).toMatchObject({ kind: 'point', laser: true });
	laser.switched(false, 7);
	expect(told.at(-1)).toEqual({ kind: 'point', spot: null });
});

test('that comes on while the hand holds something lets it be put down', () => {
	happens('pointerdown');
	laser.switched(true, 7);
	happens('pointermove');
	happens('pointerup');
	happens('pointermove');
	expect(reached).toEqual(['pointerdown', 'pointermove', 'pointerup']);
	expect(told.at(-1)).toMatchObject({ kind: 'point', laser: true });
});
