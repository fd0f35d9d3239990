import '#lib/tokens.css';
import type { Content } from '#lib/domain/board.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { type RecordChange, type Table, write } from '#lib/domain/table.ts';
import { layOut } from '#lib/scene/layout/layout.ts';
import { mountScene } from '#lib/scene/mount.ts';
import type { Intent, OtherHand, Scene, SceneInput } from '#lib/scene/scene.ts';
import { tableOf } from '#lib/scene/testing/table.ts';
import { crowd, decision, proposals } from './large.ts';
import { frames, painted, type Frames } from './frames.ts';

/** What a script in the page may do: the scene alone, on a real portfolio, without a server behind it. */
interface Stand {
	readonly scene: Scene;
	readonly table: Table;
	readonly intents: Intent[];
	/** Ms from the call that mounts to the first picture on the screen. */
	readonly firstPaint: number;
	input: SceneInput;
	show(patch: Partial<SceneInput>): void;
	/** An item's id from its text, for scripts that come from outside the page. */
	id(text: string): ItemId;
	/** The id of the item known by `key`. */
	item(key: string): ItemId;
	/** Ms of `rounds` whole layouts. */
	layouts(rounds: number): number[];
	/** Ms to lay out each of `rounds` single decisions. */
	steps(rounds: number): number[];
	/** Puts 300 people's hands on the board, and moves them on: they are made beforehand, as they would come from a server. */
	people(turn: number): void;
	/** Writes and shows as many decisions made elsewhere. */
	decide(count: number): void;
	/** Looks from another place, as a script does that pans and zooms while 300 people move about. */
	look(x: number, y: number, z: number, frame: number): void;
	readonly frames: Frames;
	/** What makes pictures of the board, fetched when asked for. */
	exporting(): Promise<typeof import('#lib/scene/export/export.ts')>;
}

declare global {
	interface Window {
		stand: Stand;
		/** Shows the board on a page that was opened with `?hold`, all data being there. */
		begin: () => Promise<void>;
	}
}

const timed = (act: () => void): number => {
	const start = performance.now();
	act();
	return performance.now() - start;
};

let decided = 0;
function decide(stand: Stand, count: number): void {
	const changes: RecordChange[] = [];
	for (let n = 0; n < count; n++) {
		const made = decision(stand.table, (decided += 1));
		write(stand.table, made, decided);
		changes.push(...made);
	}
	stand.show({ version: stand.input.version + 1, changes: () => changes });
}

/** Hands are told about every so many frames, and after so many they are where they began. */
const everyTurn = 4;
const lastTurn = 240;
let turns: ReadonlyMap<number, OtherHand[]> | null = null;

const crowds = (of: Table): ReadonlyMap<number, OtherHand[]> =>
	new Map(
		Array.from({ length: lastTurn / everyTurn }, (_, n) => [n * everyTurn, crowd(of, 300, n * everyTurn)])
	);

async function contentAsked(): Promise<Content> {
	return (await (await fetch(`content.json${location.search}`)).json()) as Content;
}

function inputOf(table: Table, asked: URLSearchParams): SceneInput {
	return {
		table,
		version: 0,
		groupBy: asked.get('by') === 'team' ? 'team' : 'product',
		collapsed: new Set(),
		ghosts: proposals(table, Number(asked.get('ghosts') ?? 0)),
		selected: new Set(),
		points: new Set(),
		mood: 'open',
		today: asked.get('today') ?? '2026-06-09',
		nameOf: (person) => person,
		initialsOf: (person) => person.slice(0, 2).toUpperCase()
	};
}

const asked = new URLSearchParams(location.search);
document.documentElement.dataset['theme'] = asked.has('dark') ? 'dark' : 'light';
const table = tableOf(await contentAsked());
await document.fonts.load('500 12px "Inter Variable"');

async function mount(): Promise<Stand> {
	const container = document.querySelector<HTMLElement>('#board');
	if (!container) throw new Error('The page has no board.');
	const intents: Intent[] = [];
	const input = inputOf(table, asked);
	const start = performance.now();
	const scene = mountScene(container, (intent) => intents.push(intent));
	scene.show(input);
	await painted();
	const firstPaint = performance.now() - start;
	const overview = document.querySelector<HTMLCanvasElement>('#overview');
	if (overview && asked.has('overview')) {
		overview.hidden = false;
		scene.overview(overview);
	}
	const stand: Stand = {
		...{ scene, table, intents, firstPaint, input, frames },
		show(patch) {
			stand.input = { ...stand.input, ...patch };
			scene.show(stand.input);
		},
		id: (text) => idOf<ItemId>(text),
		item: (key) => table.index.keys.get(key) ?? idOf<ItemId>(''),
		layouts: (rounds) => Array.from({ length: rounds }, () => timed(() => void layOut(table, stand.input))),
		steps: (rounds) => Array.from({ length: rounds }, () => timed(() => decide(stand, 1))),
		people: (turn) => scene.hands((turns ??= crowds(table)).get(turn % lastTurn) ?? []),
		decide: (count) => decide(stand, count),
		look(x, y, z, frame) {
			scene.moveTo({ x, y, z });
			if (frame % everyTurn === 0) stand.people(frame);
		},
		exporting: () => import('#lib/scene/export/export.ts')
	};
	return stand;
}

window.begin = async () => void (window.stand = await mount());
if (!asked.has('hold')) await window.begin();
