import '#lib/tokens.css';
import './gallery.css';
import type { Scene } from '#lib/scene/scene.ts';
import { show, type Exhibit } from './exhibit.ts';
import { cards } from './exhibits/cards.ts';
import { far } from './exhibits/far.ts';
import { free } from './exhibits/free.ts';
import { grounds } from './exhibits/grounds.ts';
import { hands } from './exhibits/hands.ts';
import { heads } from './exhibits/heads.ts';
import { links } from './exhibits/links.ts';
import { proposals } from './exhibits/proposals.ts';
import { walls } from './exhibits/walls.ts';

const sections: Readonly<Record<string, readonly Exhibit[]>> = {
	Cards: cards,
	Proposals: proposals,
	'In hands': hands,
	Heads: heads,
	'From further away': far,
	Dependencies: links,
	'Free layer': free,
	Grounds: grounds,
	Walls: walls
};

type Theme = 'light' | 'dark';

const make = <K extends keyof HTMLElementTagNameMap>(
	tag: K,
	props: Partial<HTMLElementTagNameMap[K]>,
	...inside: readonly Node[]
): HTMLElementTagNameMap[K] => {
	const made = Object.assign(document.createElement(tag), props);
	made.append(...inside);
	return made;
};

const slug = (text: string): string => text.toLowerCase().replaceAll(/\W+/g, '-');

/** An exhibit's place on the page, in one theme or both. */
function figure(exhibit: Exhibit, themes: readonly Theme[], hang: (scene: Scene) => void): HTMLElement {
	const { name, says, width, height, overview } = exhibit;
	const frames = themes.map((theme) => {
		const board = make('div', { className: 'board' });
		const frame = make('div', { className: 'frame', role: 'img', ariaLabel: `${name}, ${theme}` }, board);
		// A person's own colours go before either theme.
		if (!matchMedia('(forced-colors: active)').matches) frame.dataset['theme'] = theme;
		frame.style.width = `${String(width)}px`;
		frame.style.height = `${String(height)}px`;
		if (overview) frame.append(make('canvas', { className: 'overview' }));
		// The page scrolls under a wheel; only pinching means the board.
		const pass = (from: WheelEvent): void => {
			if (!from.ctrlKey) from.stopPropagation();
		};
		frame.addEventListener('wheel', pass, { capture: true });
		later.push(() => hang(show(exhibit, board)));
		return frame;
	});
	return make(
		'figure',
		{ id: slug(name) },
		make('figcaption', {}, make('h3', { textContent: name }), document.createTextNode(says)),
		make('div', { className: 'themes' }, ...frames)
	);
}

/** What waits for its frame to have a size. */
const later: (() => void)[] = [];
let hung: Scene[] = [];

function draw(theme: Theme | 'both'): void {
	for (const scene of hung) scene.destroy();
	hung = [];
	document.documentElement.dataset['theme'] = theme === 'dark' ? 'dark' : 'light';
	const themes: readonly Theme[] = theme === 'both' ? ['light', 'dark'] : [theme];
	const made = Object.entries(sections).map(([title, exhibits]) =>
		make(
			'section',
			{ id: slug(title) },
			make('h2', { textContent: title }),
			make(
				'div',
				{ className: 'exhibits' },
				...exhibits.map((exhibit) => figure(exhibit, themes, (scene) => hung.push(scene)))
			)
		)
	);
	document.querySelector('main')?.replaceChildren(...made);
	for (const each of later.splice(0)) each();
}

function begin(): void {
	const links = Object.keys(sections).map((title) =>
		make('a', { href: `#${slug(title)}`, textContent: title })
	);
	document.querySelector('nav')?.append(...links);
	const asked = new URLSearchParams(location.search).get('theme');
	const first = asked === 'dark' || asked === 'both' ? asked : 'light';
	for (const choice of document.querySelectorAll<HTMLInputElement>('[name=theme]')) {
		choice.checked = choice.value === first;
		choice.addEventListener('change', () => draw(choice.value as Theme | 'both'));
	}
	draw(first);
	document.querySelector(location.hash || 'body')?.scrollIntoView();
	document.documentElement.dataset['drawn'] = 'true';
}

await document.fonts.load('500 12px "Inter Variable"');
begin();
