import { createContext } from 'svelte';

/** What a person chose to see by; `system` follows the machine. */
type Theme = 'light' | 'dark' | 'system';

const key = 'lockstep.theme';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme chosen in this browser, put on the root element so that tokens and scene read the same. */
export class ThemeChoice {
	chosen = $state<Theme>('system');
	/** Counts what is really shown, also when the machine changes it; the scene re-reads its tokens then. */
	shown = $state(0);

	choose(theme: Theme): void {
		localStorage.setItem(key, theme);
		this.chosen = theme;
		this.#put();
	}

	/** Reads the choice and follows the machine until the returned function is called. Browser only. */
	follow(): () => void {
		const stored = localStorage.getItem(key);
		this.chosen = themes.find((theme) => theme === stored) ?? 'system';
		const machine = matchMedia('(prefers-color-scheme: dark)');
		const put = () => this.#put();
		machine.addEventListener('change', put);
		put();
		return () => machine.removeEventListener('change', put);
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
