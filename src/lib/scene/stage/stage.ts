import type { ItemId } from '#lib/domain/ids.ts';
import { gestures } from '../hand/gestures.ts';
import { listen } from '../hand/listen.ts';
import type { Intent, Rectangle, Scene } from '../scene.ts';
import { readTheme } from '../theme.ts';
import { fitRect, readable, reveal, zoomAt } from '../view/camera.ts';
import { homeCamera } from '../view/home.ts';
import { placeOf, rectOfPlace } from '../view/spots.ts';
import type { Rect } from '../layout/boxes.ts';
import { toScreen } from '../view/camera.ts';
import { handOn } from './hand.ts';
import { keysOn } from './keys.ts';
import { overviewOn } from './overview.ts';
import { boardState, showInput } from './state.ts';
import type { MakeSurface } from './surface.ts';

/** The scene on some surface: what is shown comes in, what hands mean goes out. */
export function sceneOn(
	makeSurface: MakeSurface,
	container: HTMLElement,
	onIntent: (intent: Intent) => void
): Scene {
	const state = boardState(makeSurface, container, onIntent);
	const { eye, schedule } = state;
	const hand = handOn(state);
	const offKeys = keysOn(state, hand);
	const offGestures = listen(
		container,
		gestures(hand, () => performance.now()),
		hand
	);
	const overview = overviewOn(state);
	state.afterFrame = () => overview.draw();

	const flyTo = (rect: Rect, most: number): void => state.fly(fitRect(rect, state.surface.size(), most));
	const onScreen = (rect: Rect): Rectangle => {
		const { z } = eye.camera;
		return { ...toScreen(eye.camera, rect), width: rect.width * z, height: rect.height * z };
	};
	const middle = () => ({ x: state.surface.size().width / 2, y: state.surface.size().height / 2 });

	return {
		show: (input) => showInput(state, input),
		hands(hands) {
			const before = [...state.crowd.carried].join();
			state.crowd.tell(hands, state.layout, performance.now());
			schedule.dirty('hands');
			if ([...state.crowd.carried].join() !== before) schedule.dirty('board');
		},
		verdict: (verdict) => hand.judged(verdict),
		camera: () => eye.camera,
		moveTo(camera) {
			state.placed = true;
			eye.set(camera);
			schedule.dirty('board', 'live', 'hands');
		},
		fit(items) {
			const boxes = items?.map((item) => rectOfItem(state, item)).filter((box) => box !== null);
			if (items && boxes?.length === 0) return;
			const { width, height } = state.layout;
			flyTo(boxes ? around(boxes) : { x: 0, y: 0, width, height }, readable);
		},
		home: () => state.fly(homeCamera(state.layout, state.surface.size())),
		fly(item) {
			const box = rectOfItem(state, item);
			if (!box) return;
			const z = Math.max(readable, eye.camera.z);
			flyTo({ ...box, width: Math.max(1, box.width), height: Math.max(1, box.height) }, z);
		},
		zoomBy: (factor) => state.fly(zoomAt(eye.camera, factor, middle())),
		liftByKey: (item) => hand.liftByKey(item),
		reveal(item) {
			const box = rectOfItem(state, item);
			if (box) state.fly(reveal(eye.camera, box, state.surface.size()));
		},
		rectOf(item) {
			const box = state.layout.cardOf.get(item);
			return box ? onScreen(box) : null;
		},
		rectOfCell(cell) {
			const place = placeOf(state.layout, cell);
			return place ? onScreen(rectOfPlace(place)) : null;
		},
		overview: (canvas) => overview.attach(canvas),
		retheme() {
			state.theme = readTheme(container);
			schedule.dirty('board', 'live', 'hands');
		},
		destroy() {
			offGestures();
			offKeys();
			overview.attach(null);
			schedule.stop();
			state.surface.destroy();
		}
	};
}

/** A card's rectangle, or its lane's where that is collapsed; null where it is not on the board. */
function rectOfItem(state: ReturnType<typeof boardState>, item: ItemId): Rect | null {
	const { layout, input } = state;
	const card = layout.cardOf.get(item) ?? layout.ghosts.find((ghost) => ghost.item.id === item);
	if (card) return card;
	const place = input?.table.places.get(item);
	const column = layout.columns.find(({ timebox }) => timebox.id === place?.timebox);
	const lane = layout.lanes.find(({ id }) => id === place?.product || id === place?.team);
	return column && lane ? { x: column.x, y: lane.y, width: column.width, height: lane.height } : null;
}

function around(rects: readonly Rect[]): Rect {
	const x = Math.min(...rects.map((rect) => rect.x));
	const y = Math.min(...rects.map((rect) => rect.y));
	return {
		x,
		y,
		width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
		height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y
	};
}
