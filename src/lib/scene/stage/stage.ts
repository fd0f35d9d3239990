import type { Target } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { Gestures } from '../hand/gestures.ts';
import { listen } from '../hand/listen.ts';
import type { Rect } from '../layout/boxes.ts';
import type { Camera, DropVerdict, Intent, OtherHand, Rectangle, Scene, SceneInput } from '../scene.ts';
import { readTheme } from '../theme.ts';
import { fitRect, readable, reveal, toScreen, zoomAt } from '../view/camera.ts';
import { homeCamera } from '../view/home.ts';
import { around, rectOfHead, rectOfItem } from '../view/whereabouts.ts';
import { placeOf, rectOfPlace } from '../view/spots.ts';
import { Hand } from './hand.ts';
import { keysOn } from './keys.ts';
import { overviewOn } from './overview.ts';
import { boardState, drawAll, showInput, type BoardState } from './state.ts';
import type { MakeSurface } from './surface.ts';

/** The scene on some surface: what is shown comes in, what hands mean goes out. */
export class Stage implements Scene {
	readonly #state: BoardState;
	readonly #hand: Hand;
	readonly #overview: ReturnType<typeof overviewOn>;
	readonly #offs: readonly (() => void)[];

	constructor(makeSurface: MakeSurface, container: HTMLElement, onIntent: (intent: Intent) => void) {
		const state = boardState(makeSurface, container, onIntent);
		this.#state = state;
		this.#hand = new Hand(state);
		this.#overview = overviewOn(state);
		state.afterFrame = () => this.#overview.draw();
		const gestures = new Gestures(this.#hand, () => performance.now());
		this.#offs = [keysOn(state, this.#hand), listen(container, gestures, this.#hand)];
	}

	show(input: SceneInput): void {
		showInput(this.#state, input);
	}

	hands(hands: readonly OtherHand[]): void {
		const { crowd, layout, schedule } = this.#state;
		const before = [...crowd.carried].join();
		crowd.tell(hands, layout, performance.now());
		schedule.dirty('hands');
		if ([...crowd.carried].join() !== before) schedule.dirty('board');
	}

	verdict(verdict: DropVerdict | null): void {
		this.#hand.judged(verdict);
	}

	camera(): Camera {
		return this.#state.eye.camera;
	}

	moveTo(camera: Camera): void {
		if (!this.#state.begun) this.#state.wanted = camera;
		this.#state.eye.set(camera);
		drawAll(this.#state);
	}

	fit(items?: readonly ItemId[]): void {
		const { layout, input, surface } = this.#state;
		const boxes = items?.map((item) => rectOfItem(layout, input, item)).filter((box) => box !== null);
		if (boxes?.length === 0) return;
		const rect = boxes ? around(boxes) : { x: 0, y: 0, width: layout.width, height: layout.height };
		this.#state.fly(fitRect(rect, surface.size(), readable));
	}

	home(): void {
		this.#state.fly(homeCamera(this.#state.layout, this.#state.surface.size()));
	}

	fly(item: ItemId): void {
		const { layout, input, surface, eye } = this.#state;
		const box = rectOfItem(layout, input, item);
		if (box) this.#state.fly(fitRect(box, surface.size(), Math.max(readable, eye.camera.z)));
	}

	reveal(item: ItemId): void {
		const { layout, input } = this.#state;
		this.#reveal(rectOfItem(layout, input, item));
	}

	revealCell(cell: Pick<Target, 'product' | 'team' | 'timebox'>): void {
		const place = placeOf(this.#state.layout, cell);
		this.#reveal(place && rectOfPlace(place));
	}

	zoomBy(factor: number): void {
		const { width, height } = this.#state.surface.size();
		this.#state.fly(zoomAt(this.#state.eye.camera, factor, { x: width / 2, y: height / 2 }));
	}

	liftByKey(item: ItemId): void {
		this.#hand.liftByKey(item);
	}

	rectOf(item: ItemId): Rectangle | null {
		const box = this.#state.layout.cardOf.get(item);
		return box ? this.#onScreen(box) : null;
	}

	rectOfGhost(id: string): Rectangle | null {
		const box = this.#state.layout.ghosts.find(({ ghost }) => ghost.id === id);
		return box ? this.#onScreen(box) : null;
	}

	rectOfCell(cell: Pick<Target, 'product' | 'team' | 'timebox'>): Rectangle | null {
		const place = placeOf(this.#state.layout, cell);
		return place ? this.#onScreen(rectOfPlace(place)) : null;
	}

	rectOfHead(of: string): Rectangle | null {
		const { layout, eye, surface } = this.#state;
		return rectOfHead(layout, eye.camera, surface.size(), of);
	}

	overview(canvas: HTMLCanvasElement | null): void {
		this.#overview.attach(canvas);
	}

	retheme(): void {
		this.#state.theme = readTheme(this.#state.container);
		drawAll(this.#state);
	}

	destroy(): void {
		for (const off of this.#offs) off();
		this.#overview.attach(null);
		this.#state.schedule.stop();
		this.#state.surface.destroy();
	}

	#reveal(box: Rect | null): void {
		const { eye, surface } = this.#state;
		if (box) this.#state.fly(reveal(eye.camera, box, surface.size()));
	}

	#onScreen(rect: Rect): Rectangle {
		const { camera } = this.#state.eye;
		return { ...toScreen(camera, rect), width: rect.width * camera.z, height: rect.height * camera.z };
	}
}
