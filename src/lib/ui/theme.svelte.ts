import { createContext } from 'svelte';
import { keep, kept } from './kept.ts';

/** What a person chose to see by; `system` follows the machine. */
type Theme = 'light' | 'dark' | 'system';

export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** All that a machine may ask for that tokens answer. */
const asked = [
	'(prefers-color-scheme: dark)',
	'(forced-colors: active)',
	'(prefers-contrast: more)',
	'(prefers-reduced-motion: reduce)'
] as const;

/** The theme chosen in this browser, put on the root element so that tokens and scene read the same. */
export class ThemeChoice {
	chosen = $state<Theme>('system');
	/** Counts what is really shown, also when the machine changes it; the scene re-reads its tokens then. */
	shown = $state(0);

	choose(theme: Theme): void {
		keep('theme', theme);
		this.chosen = theme;
		this.#put();
	}

	/** Reads the choice and follows the machine until the returned function is called. Browser only. */
	follow(): () => void {
		const stored = kept('theme');
		this.chosen = themes.find((theme) => theme === stored) ?? 'system';
		const machine = asked.map((each) => matchMedia(each));
		const put = () => this.#put();
		for (const each of machine) each.addEventListener('change', put);
		put();
		return () => {
			for (const each of machine) each.removeEventListener('change', put);
		};
	}

	#put(): void {
		const dark = matchMedia('(prefers-color-scheme: dark)').matches;
		document.documentElement.dataset['theme'] =
			this.chosen === 'system' ? (dark ? 'dark' : 'light') : this.chosen;
		this.shown += 1;
	}
}

/** The theme is offered by the root layout to whatever lies inside. */
export const [getTheme, setTheme] = createContext<ThemeChoice>();
