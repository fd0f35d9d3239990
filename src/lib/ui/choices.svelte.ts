import { keep, kept } from './kept.ts';

/** How this person wants the board shown and worked with; this browser remembers it. */
export class Choices {
	/** Whether single keys act; a person may turn them off (WCAG 2.1.4). */
	singleKeys = $state(kept('keys') !== 'off');
	/** The overview stays in sight also where cards lie under it. */
	overview = $state(kept('overview') === 'kept');
	/** Which links the board draws: all, or only those that don't hold and those of what is selected. */
	links = $state<'focus' | 'all'>(kept('links') === 'all' ? 'all' : 'focus');
	readonly #say: (text: string) => void;

	constructor(say: (text: string) => void) {
		this.#say = say;
	}

	useSingleKeys(on: boolean): void {
		this.singleKeys = on;
		keep('keys', on ? 'on' : 'off');
	}

	toggleOverview(): void {
		this.overview = !this.overview;
		keep('overview', this.overview ? 'kept' : null);
	}

	toggleLinks(): void {
		this.links = this.links === 'all' ? 'focus' : 'all';
		keep('links', this.links);
		this.#say(
			this.links === 'all'
				? 'All links are shown.'
				: 'Links are shown of what is selected, and where they don’t hold.'
		);
	}
}
