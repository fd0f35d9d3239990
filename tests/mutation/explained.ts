/** Changes of the rules that no test can notice, each with the reason. Every other one has to be noticed. */
import { fromAToL } from './explained-a-l.ts';

export interface Explained {
	/** From `src/lib/domain/` on; `*`: wherever it stands. */
	readonly file: string;
	/** What Stryker calls this sort of change; any when left out. */
	readonly sort?: string;
	/** The text that is changed, as far as its first line goes; any of several; any at all when left out. */
	readonly from?: string | readonly string[];
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
	},
	{
		file: '*',
		sort: 'OptionalChaining',
		why: 'the compiler asks for it where an id always names a record: without it a rule would throw, never decide otherwise'
	},
	{
		file: '*',
		from: '[]',
		to: '["Stryker was here"]',
		why: 'a text in an empty list names nothing, and nothing comes of it'
	},
	...fromAToL,
	{
		file: 'near.ts',
		from: [
			"'signalled'",
			"case 'signalled':",
			'was && cellKey(was) === cellKey(place)',
			'was?.product !== place.product || was.timebox !== place.timebox'
		],
		why: 'looks at more proposals than it has to, which are then found unchanged: changes only what it costs, not what it comes to'
	},
	{
		file: 'near.ts',
		from: ['!link', 'link.neededBy !== undefined'],
		why: 'nothing is found under a name that is not there; the compiler asks'
	},
	{
		file: 'notifiers.ts',
		from: "effect.kind === 'edited'",
		why: 'only an edit has a live date to set'
	},
	{
		file: 'pieces.ts',
		from: '{',
		why: 'a check that returns nothing fails like one that says false'
	},
	{
		file: 'placing.ts',
		from: ['stays && to.after === item', '-1'],
		why: 'behind itself is where it stands: the next line finds the same'
	},
	{
		file: 'placing.ts',
		from: "''",
		why: 'the rank of a cell that is renewed is written over'
	},
	{
		file: 'placing.ts',
		from: 'cellKey(before) === cellKey(to)',
		why: 'a place of another cell is found at the end of this one, by its rank or past it'
	},
	{
		file: 'private.ts',
		from: ['id === undefined', 'person !== null'],
		why: 'nothing is found under a name that is not there; the compiler asks'
	},
	{
		file: 'rank.ts',
		from: ['after !== null', 'before !== null', 'before !== null && after !== null'],
		why: 'asked for by the compiler: a comparison with what is not there is false anyway'
	},
	{
		file: 'rank.ts',
		from: 'rank.length > longest',
		why: 'one letter more or less: the length is a choice, not a rule'
	},
	{
		file: 'rechecking.ts',
		from: ['rival !== undefined', '!proposal'],
		why: 'ids of the index are ids of proposals; the compiler asks'
	},
	{
		file: 'rechecking.ts',
		from: '[...new Set([...rivals, ...nearBy(table, effects)])].filter((id) => !closed.has(id)).sort()',
		why: 'what is left in is closed and found closed'
	},
	{
		file: 'rechecking.ts',
		from: ['hash === undefined', 'required.filter((each) => signed.has(requirementKey(each)))'],
		why: 'changes only what it costs, not what it comes to'
	},
	{
		file: 'rechecking.ts',
		from: 'as === undefined',
		why: 'the log is JSON, which does not keep what is undefined'
	},
	{
		file: 'rechecking.ts',
		from: "'PR11'",
		why: 'of this refusal only the reason is told'
	},
	{
		file: 'reindex.ts',
		from: [
			'sitting !== null',
			"proposal.outcome.kind === 'agreed'",
			'proposal.answers !== undefined',
			'link.neededBy !== undefined'
		],
		why: 'notes under a name that nobody asks for; the compiler asks'
	},
	{
		file: 'reindex.ts',
		from: "case 'requests':",
		why: 'a request is never private'
	},
	{
		file: 'reindex.ts',
		from: 'unreachable(change);',
		why: 'the end of a switch over every kind there is'
	},
	{
		file: 'reindex.ts',
		from: 'places[position]?.item !== place.item',
		why: 'an index only forgets what it holds'
	},
	{
		file: 'replay.ts',
		from: ['goal < table.seq', 'known > table.seq'],
		why: 'writes nothing once more: changes only what it costs, not what it comes to'
	},
	{
		file: 'required.ts',
		from: 'landing',
		why: 'changes only what it costs, not what it comes to'
	},
	{
		file: 'required.ts',
		from: ["''", "a.product ?? ''", "b.product ?? ''"],
		why: 'a receiver is always a product; the compiler asks'
	},
	{
		file: 'required.ts',
		from: 'rule.over !== undefined',
		why: 'asked for by the compiler: a comparison with what is not there is false anyway'
	},
	{
		file: 'result.ts',
		from: ['{', '`unreachable: ${JSON.stringify(x)}`'],
		why: 'the compiler proves that nothing comes here'
	},
	{
		file: 'rivals.ts',
		from: "change.kind === 'merge'",
		why: 'only a merge takes other items in'
	},
	{
		file: 'rules/give-proxy.ts',
		from: ["'PX1'", 'seat === null'],
		why: 'a proxy is for at least one product, and one without a seat has been refused'
	},
	{
		file: 'rules/hand-over.ts',
		from: ["'facilitate'", "'lead'"],
		why: 'every seat of the template that leads or facilitates also proposes; other templates may differ'
	},
	{
		file: 'rules/review-emergency.ts',
		from: 'session === null',
		why: 'a board without a session is locked; the compiler asks'
	},
	{
		file: 'rules/set-pathway.ts',
		from: "'lead'",
		why: 'every seat of the template that leads also signs; other templates may differ'
	},
	{
		file: 'rules/sign-agreement.ts',
		from: 'seat === undefined',
		why: 'the log is JSON, which does not keep what is undefined'
	},
	{
		file: 'ruling.ts',
		from: "''",
		why: 'a list of one is joined by nothing'
	},
	{
		file: 'seats.ts',
		from: "'lead'",
		why: 'every seat of the template that leads also proposes; other templates may differ'
	},
	{
		file: 'seats.ts',
		from: 'held.length === 0',
		why: 'changes only what it costs, not what it comes to'
	},
	{
		file: 'signing.ts',
		from: ['required.length === 0', 'known !== undefined', 'texts.set(changes, text);'],
		why: 'changes only what it costs, not what it comes to'
	},
	{
		file: 'signing.ts',
		from: "effect.kind === 'dropped'",
		why: 'an item that stays in its cell is left out by the next line'
	},
	{
		file: 'slipping.ts',
		from: 'item === null',
		why: 'no item is spared under the name of none'
	},
	{
		file: 'slipping.ts',
		from: "'UTC'",
		why: 'a board that was founded has its zone'
	},
	{
		file: 'slipping.ts',
		from: ['ends !== null', 'starts !== null', 'starts !== null && ends !== null'],
		why: 'asked for by the compiler: a comparison with what is not there is false anyway'
	},
	{
		file: 'snapshot.ts',
		from: '{',
		why: 'what returns nothing is as little an object as null'
	},
	{
		file: 'subject.ts',
		from: "''",
		why: 'a list of one is joined by nothing'
	},
	{
		file: 'subject.ts',
		from: ['by === null', 'product === null'],
		why: 'nothing is found under a name that is not there; the compiler asks'
	},
	{
		file: 'subject.ts',
		from: "outcome?.kind === 'agreed'",
		to: 'true',
		why: 'the index holds only what was agreed; the compiler does not know that'
	},
	{
		file: 'table.ts',
		from: 'changes.map((change) => ({ ...change, was: change.now, now: change.was }) as RecordChange).reverse()',
		why: 'a net change names each record once, in whatever order'
	},
	{
		file: 'table.ts',
		from: ['place === undefined', 'place === undefined || !earlier'],
		why: 'nothing is found under a name that is not there; the compiler asks'
	},
	{
		file: 'table.ts',
		from: "'board'",
		why: 'the one key of a collection of one: any would do'
	},
	{
		file: 'tally.ts',
		from: ['proposal !== null', 'entry.amends === undefined'],
		why: 'nothing is found under a name that is not there; the compiler asks'
	},
	{
		file: 'touched.ts',
		from: "lane.kind === 'team'",
		why: 'no team has the id of a timebox'
	},
	{
		file: 'who-tells.ts',
		from: 'product === null',
		why: 'no seat signs for no product'
	}
];
