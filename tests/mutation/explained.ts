/** Changes of the rules that no test can notice, each with the reason. Every other one has to be noticed. */

export interface Explained {
	/** From `src/lib/domain/` on; `*`: wherever it stands. */
	readonly file: string;
	/** The text that is changed, as far as its first line goes; any of several. */
	readonly from: string | readonly string[];
	/** What it becomes, as far as its first line goes; any change of the text when left out. */
	readonly to?: string;
	readonly why: string;
}

/** In order of the files. */
export const explained: readonly Explained[] = [
	{
		file: '*',
		from: 'default:',
		why: 'the end of a switch over every kind there is: the compiler proves that nothing comes here'
	}
];
