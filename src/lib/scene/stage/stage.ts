import type { Target } from '#lib/domain/board.ts';
import type { ItemId, MarkId } from '#lib/domain/ids.ts';
import { pinRect } from '../free/hits.ts';
import { Gestures } from '../hand/gestures.ts';
import { listen } from '../hand/listen.ts';
import type { Rect } from '../layout/boxes.ts';
import type {
	Camera,
	DropVerdict,
	Intent,
	OtherHand,
	Rectangle,
	Scene,
	SceneInput,
	Sight
} from '../scene.ts';
import { readTheme } from '../theme.ts';
import { fitRect, readable, reveal, toScreen, toWorld, zoomAt } from '../view/camera.ts';
import { homeCamera } from '../view/home.ts';
import { cameraOn, rectOfWhole, sightOf } from '../view/sight.ts';
import { around, rectOfHead, rectOfItem } from '../view/whereabouts.ts';
import { placeOf, rectOfPlace } from '../view/spots.ts';
import { Hand } from './hand.ts';
import { keysOn } from './keys.ts';
import { laserOn, type Laser } from './laser.ts';
import { overviewOn } from './overview.ts';
import { sharpnessOf } from './sharpness.ts';
import { flyTo, resized, showInput } from './showing.ts';
import { boardState, drawAll, type BoardState } from './state.ts';
import type { MakeSurface } from './surface.ts';

/** The scene on some surface: what is shown comes in, what hands mean goes out. */
export class Stage implements Scene {
	readonly #state: BoardState;
	readonly #hand: Hand;
	readonly #overview: ReturnType<typeof overviewOn>;
	readonly #laser: Laser;
	/** Comes when a name or a hand of somebody has been shown long enough. */
	#fading: ReturnType<typeof setTimeout> | undefined;
	readonly #offs: readonly (() => void)[];

	constructor(makeSurface: MakeSurface, container: HTMLElement, onIntent: (intent: Intent) => void) {
		const state = boardState(makeSurface, container, onIntent);
		this.#state = state;
		this.#hand = new Hand(state);
		this.#overview = overviewOn(state);
		const sharpness = sharpnessOf(state);
		state.afterFrame = () => {
			this.#overview.draw();
			sharpness.drawn();
		};
		state.resized = () => {
			state.painted = null;
			resized(state);
		};
		// Before the hand: it hears nothing while the laser is on.
		this.#laser = laserOn(state);
		const gestures = new Gestures(this.#hand, () => performance.now());
		this.#offs = [
			() => sharpness.end(),
			keysOn(state, this.#hand.holding),
			listen(container, gestures, this.#hand)
		];
	}

	show(input: SceneInput): void {
		const { layout, input: before } = this.#state;
		showInput(this.#state, input);
		if (this.#state.layout !== layout) this.#hand.holding.boardChanged();
		if (input.focused !== before?.focused) this.#laser.atFocus();
	}

	hands(hands: readonly OtherHand[]): void {
		const { crowd, layout, schedule } = this.#state;
		const before = [...crowd.carried].join();
		crowd.tell(hands, layout, performance.now());
		schedule.dirty('hands');
		if ([...crowd.carried].join() !== before) schedule.dirty('board');
		this.#fade();
	}

	/** Draws the hands again when the next name has to go. */
	#fade(): void {
		clearTimeout(this.#fading);
		const { crowd, schedule } = this.#state;
		const left = crowd.fades(performance.now());
		if (left === null) return;
		this.#fading = setTimeout(() => {
			schedule.dirty('hands');
			this.#fade();
		}, left + 20);
	}

	verdict(verdict: DropVerdict | null): void {
		this.#hand.holding.judged(verdict);
	}

	camera(): Camera {
		return this.#state.eye.camera;
	}

	shown(): ReturnType<NonNullable<Scene['shown']>> {
		const { input, eye, surface } = this.#state;
		return input && { input, camera: eye.camera, viewport: surface.size() };
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
		flyTo(this.#state, item);
	}

	reveal(item: ItemId): void {
		const { layout, input } = this.#state;
		this.#reveal(rectOfItem(layout, input, item));
	}

	revealCell(cell: Pick<Target, 'product' | 'team' | 'timebox'>): void {
		const place = placeOf(this.#state.layout, cell);
		this.#reveal(place && rectOfPlace(place));
	}

	fitWhole(whole: Parameters<Scene['fitWhole']>[0]): void {
		const { layout, surface } = this.#state;
		const rect = rectOfWhole(layout, whole);
		if (rect) this.#state.fly(fitRect(rect, surface.size(), readable));
	}

	sight(): Sight | null {
		const { begun, layout, eye, surface } = this.#state;
		return begun ? sightOf(layout, eye.camera, surface.size()) : null;
	}

	lookAt(sight: Pick<Sight, 'spot' | 'zoom'>, how: 'flying' | 'at once' = 'flying'): void {
		const { layout, surface } = this.#state;
		const camera = cameraOn(layout, sight, surface.size());
		if (camera && how === 'flying') this.#state.fly(camera);
		else if (camera) this.moveTo(camera);
	}

	follow(sight: Sight | null): void {
		this.#state.chase.after(sight);
	}

	laser(on: boolean, colour: number | null = null): void {
		this.#laser.switched(on, colour);
	}

	busy(): boolean {
		const { carried, frame, drawing } = this.#state;
		return carried !== null || frame !== null || drawing !== null;
	}

	zoomBy(factor: number): void {
		const { width, height } = this.#state.surface.size();
		this.#state.fly(zoomAt(this.#state.eye.camera, factor, { x: width / 2, y: height / 2 }));
	}

	liftByKey(item: ItemId): void {
		this.#hand.holding.liftByKey(item);
	}

	rectOf(item: ItemId): Rectangle | null {
		const box = this.#state.layout.cardOf.get(item);
		return box ? this.#onScreen(box) : null;
	}

	rectOfGhost(id: string): Rectangle | null {
		const box = this.#state.layout.ghostOf.get(id);
		return box ? this.#onScreen(box) : null;
	}

	rectOfMark(id: MarkId): Rectangle | null {
		const box = this.#hand.drawer.marks.named(id);
		return box
			? this.#onScreen(box.mark.kind === 'comment' ? pinRect(box, this.#state.eye.camera.z) : box)
			: null;
	}

	flyToMark(id: MarkId): void {
		const box = this.#hand.drawer.marks.named(id);
		const { surface, eye } = this.#state;
		if (box) this.#state.fly(fitRect(box, surface.size(), Math.max(readable, eye.camera.z)));
	}

	rectOfCell(cell: Pick<Target, 'product' | 'team' | 'timebox'>): Rectangle | null {
		const place = placeOf(this.#state.layout, cell);
		return place ? this.#onScreen(rectOfPlace(place)) : null;
	}

	standsIn({ width, height, ...corner }: Rectangle): boolean {
		const { camera } = this.#state.eye;
		const rect = { ...toWorld(camera, corner), width: width / camera.z, height: height / camera.z };
		return this.#state.index.within(rect).length > 0;
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
		// Nobody sees a hand, nor a card in it, on a board that is not shown any more.
		this.#hand.holding.putBack();
		this.#state.tell({ kind: 'point', spot: null });
		for (const off of this.#offs) off();
		clearTimeout(this.#fading);
		this.#laser.stop();
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
