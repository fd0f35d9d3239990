/** One line of a demo backlog: `key | title | team | sprint | size | stage | customer @day | needs | name=text; …`. */
export interface Line {
	readonly key: string;
	readonly title: string;
	/** Short name of a team in `company.ts`. */
	readonly team: string;
	/** Sprints from the current one, or `later`. */
	readonly sprint: string;
	readonly size: number;
	readonly stage: string;
	/** A date promised to a customer: a day of the item's Sprint, 0–13. */
	readonly live: { readonly customer: string; readonly day: number } | null;
	/** Keys. */
	readonly needs: readonly string[];
	readonly fields: readonly (readonly [string, string])[];
}

/** The lines of a backlog. Throws on one it can't read: the demo's content is part of the program. */
export const linesOf = (backlog: string): Line[] => backlog.trim().split('\n').map(lineOf);

function lineOf(text: string): Line {
	const [key, title, team, sprint, size, stage, live = '', needs = '', fields = ''] = text
		.split('|')
		.map((cell) => cell.trim());
	if (!key || !title || !team || !sprint || !size || !stage) throw new Error(`a demo backlog says: ${text}`);
	const [customer = '', day] = live.split(' @');
	return {
		key,
		title,
		team,
		sprint,
		size: Number(size),
		stage,
		live: day === undefined ? null : { customer, day: Number(day) },
		needs: needs.split(' ').filter(Boolean),
		fields: fields.split('; ').filter(Boolean).map(fieldOf)
	};
}

function fieldOf(text: string): [string, string] {
	const at = text.indexOf('=');
	return [text.slice(0, at), text.slice(at + 1)];
}
