/** Changes of the rules that no test can notice, each with the reason. Every other one has to be noticed. */

export interface Explained {
	/** From `src/lib/domain/` on. */
	readonly file: string;
	/** The text that is changed, as far as its first line goes. */
	readonly from: string;
	/** What it becomes, as far as its first line goes; any change of the text when left out. */
	readonly to?: string;
	readonly why: string;
}

export const explained: readonly Explained[] = [];
