import Konva from 'konva';
import type { Intent, Scene } from './scene.ts';
import { Stage } from './stage/stage.ts';
import { layers, type Layer } from './stage/scheduler.ts';
import type { MakeSurface, Surface } from './stage/surface.ts';

/**
 * Mounts a scene into `container`, which must have a size of its own. The only place that knows Konva: a stage of
 * three layers, each one custom shape that hears nothing. Browser only.
 */
export const mountScene = (container: HTMLElement, onIntent: (intent: Intent) => void): Scene =>
	new Stage(konvaSurface, container, onIntent);

const konvaSurface: MakeSurface = (container, paint, resized) => {
	Konva.autoDrawEnabled = false;
	Konva.pixelRatio = fineRatio(container);
	const sizeOf = (): { width: number; height: number } => ({
		width: Math.max(1, container.clientWidth),
		height: Math.max(1, container.clientHeight)
	});
	// Konva draws a layer when it is added, which is before there is anything to draw.
	let begun = false;
	const paintOnce: typeof paint = (layer, ctx) => {
		if (begun) paint(layer, ctx);
	};
	const frame = frameIn(container);
	let size = sizeOf();
	// Konva makes its layers as large as the stage. Here each becomes as large as the board with the first that is on it.
	const stage = new Konva.Stage({ container: frame, width: 1, height: 1, listening: false });
	const made = new Map<Layer, Konva.Layer>(layers.map((name) => [name, layerOf(name, paintOnce)]));
	for (const layer of made.values()) stage.add(layer);
	const watch = new ResizeObserver(() => {
		const { width, height } = sizeOf();
		// It tells the size it begins with too.
		if (width === size.width && height === size.height) return;
		size = { width, height };
		resized();
	});
	watch.observe(container);
	// Made anew: as fine as the screen is now, nothing on them, all of their state forgotten.
	const renew = (): void => {
		Konva.pixelRatio = fineRatio(container);
		for (const layer of made.values()) layer.getCanvas().setPixelRatio(Konva.pixelRatio);
		resized();
	};
	const off = whenRatioChanges(renew);
	// A browser may take a canvas away for want of memory. What it gives back is empty.
	for (const layer of made.values())
		layer.getNativeCanvasElement().addEventListener('contextrestored', renew);
	begun = true;
	return {
		size: () => size,
		draw(name, blank) {
			const layer = made.get(name);
			if (!layer) return;
			if (!blank) layer.getCanvas().setSizeIfChanged(size.width, size.height);
			layer.drawScene();
			layer.getNativeCanvasElement().style.visibility = blank ? 'hidden' : '';
		},
		place: placesOf(made.get('board')),
		sharp(fine) {
			const ratio = fine ? Konva.pixelRatio : 1;
			for (const layer of made.values())
				if (layer.getCanvas().getPixelRatio() !== ratio) layer.getCanvas().setPixelRatio(ratio);
		},
		destroy() {
			watch.disconnect();
			off();
			stage.destroy();
			frame.remove();
		}
	};
};

/** What the layers stand in, over all of the container. */
function frameIn(container: HTMLElement): HTMLDivElement {
	const frame = document.createElement('div');
	Object.assign(frame.style, {
		// A picture may be put so that it reaches over the edges.
		...{ height: '100%', overflow: 'clip' },
		// A canvas inherits these from the page; texts are measured on one that stands nowhere, so both must be plain.
		...{ fontVariantNumeric: 'normal', fontFeatureSettings: 'normal', letterSpacing: 'normal' }
	});
	container.append(frame);
	return frame;
}

/** By the page, not by painting: a browser moves and scales what it has as it is, wherever it can beside all other work. */
function placesOf(layer: Konva.Layer | undefined): Surface['place'] {
	const style = layer?.getNativeCanvasElement().style;
	if (style) Object.assign(style, { transformOrigin: '0 0', willChange: 'transform' });
	return (placing) => {
		if (!style) return;
		style.transform = placing
			? `translate(${String(placing.x)}px, ${String(placing.y)}px) scale(${String(placing.scale)})`
			: '';
	};
}

/** What the page magnifies is drawn as fine as it is seen; finer than twice costs more than eyes can tell. */
function fineRatio(container: HTMLElement): number {
	const magnified = container.getBoundingClientRect().width / container.clientWidth || 1;
	return Math.min(window.devicePixelRatio * magnified, 2);
}

/** Calls back when the page comes to a screen of another fineness, or is zoomed. Returns what ends it. */
function whenRatioChanges(changed: () => void): () => void {
	const off = new AbortController();
	const wait = (): void =>
		matchMedia(`(resolution: ${String(window.devicePixelRatio)}dppx)`).addEventListener(
			'change',
			() => {
				changed();
				wait();
			},
			{ once: true, signal: off.signal }
		);
	wait();
	return () => off.abort();
}

function layerOf(name: Layer, paint: Parameters<MakeSurface>[1]): Konva.Layer {
	// The ground covers all of what was there.
	const layer = new Konva.Layer({ listening: false, clearBeforeDraw: name !== 'board' });
	layer.add(
		new Konva.Shape({
			listening: false,
			perfectDrawEnabled: false,
			sceneFunc: (context) => paint(name, context._context)
		})
	);
	return layer;
}
