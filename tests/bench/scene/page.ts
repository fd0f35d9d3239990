import '#lib/tokens.css';
import type { Content } from '#lib/domain/board.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { layOut } from '#lib/scene/layout/layout.ts';
import { mountScene } from '#lib/scene/mount.ts';
import type { Intent, Scene, SceneInput } from '#lib/scene/scene.ts';
import { tableOf } from '#lib/scene/testing/table.ts';

/** What a script in the page may do: the scene alone, on a real portfolio, without a server behind it. */
export interface Stand {
	readonly scene: Scene;
	readonly table: Table;
	readonly intents: Intent[];
	/** Ms from the call that mounts to the first picture drawn. */
	readonly firstPaint: number;
	input: SceneInput;
	show(patch: Partial<SceneInput>): void;
	/** An item's id from its text, for scripts that come from outside the page. */
	id(text: string): ItemId;
	/** The id of the item known by `key`. */
	item(key: string): ItemId;
	/** Ms of `rounds` whole layouts. */
	layouts(rounds: number): number[];
	/** Frame intervals in ms while `act` is called with each frame's number. */
	frames(count: number, act: (frame: number) => void): Promise<number[]>;
}

declare global {
	interface Window {
		stand: Stand;
	}
}

const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

async function frames(count: number, act: (frame: number) => void): Promise<number[]> {
	const intervals: number[] = [];
	let before = await nextFrame();
	for (let frame = 0; frame < count; frame++) {
		act(frame);
		const now = await nextFrame();
		intervals.push(now - before);
		before = now;
	}
	return intervals;
}

function layouts(stand: Stand, rounds: number): number[] {
	return Array.from({ length: rounds }, () => {
		const start = performance.now();
		layOut(stand.table, stand.input);
		return performance.now() - start;
	});
}

async function mount(): Promise<Stand> {
	const asked = new URLSearchParams(location.search);
	if (asked.has('dark')) document.documentElement.dataset['theme'] = 'dark';
	else document.documentElement.dataset['theme'] = 'light';
	const content = (await (await fetch(`content.json${location.search}`)).json()) as Content;
	const table = tableOf(content);
	const container = document.querySelector<HTMLElement>('#board');
	if (!container) throw new Error('The page has no board.');
	await document.fonts.load('500 12px "Inter Variable"');
	const intents: Intent[] = [];
	const input: SceneInput = {
		table,
		version: 0,
		groupBy: asked.get('by') === 'team' ? 'team' : 'product',
		collapsed: new Set(),
		ghosts: [],
		selected: new Set(),
		points: new Set(),
		mood: 'open',
		today: asked.get('today') ?? '2026-06-09',
		nameOf: (person) => person,
		initialsOf: (person) => person.slice(0, 2).toUpperCase()
	};
	const start = performance.now();
	const scene = mountScene(container, (intent) => intents.push(intent));
	scene.show(input);
	await nextFrame();
	const firstPaint = performance.now() - start;
	const overview = document.querySelector<HTMLCanvasElement>('#overview');
	if (overview && asked.has('overview')) {
		overview.hidden = false;
		scene.overview(overview);
	}
	const stand: Stand = {
		scene,
		table,
		intents,
		firstPaint,
		input,
		show(patch) {
			stand.input = { ...stand.input, ...patch };
			scene.show(stand.input);
		},
		id: (text) => idOf<ItemId>(text),
		item: (key) => table.index.keys.get(key) ?? idOf<ItemId>(''),
		layouts: (rounds) => layouts(stand, rounds),
		frames
	};
	return stand;
}

window.stand = await mount();
