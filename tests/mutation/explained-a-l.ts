import type { Explained } from './explained.ts';

/** Those of the files from a to l, in order of the files. */
export const fromAToL: readonly Explained[] = [
	{
		file: 'acts.ts',
		from: ['{ abortEarly: true }', 'true'],
		why: 'whoever asks is told the first thing that is wrong anyway; looking no further costs less'
	},
	{
		file: 'agreement.ts',
		from: 'product !== null',
		to: 'true',
		why: 'what names no product names a seat, which signs in any case'
	},
	{
		file: 'agreement.ts',
		from: ["outcome.kind === 'open'", "'open'"],
		why: 'what was decided is not open any more; the compiler does not know that'
	},
	{
		file: 'authority.ts',
		from: "''",
		why: 'puts together those of one person, under whatever name'
	},
	{
		file: 'concluding.ts',
		from: "''",
		why: '`bound` knows every requirement of the proposal it was made of; the compiler does not know that'
	},
	{
		file: 'concluding.ts',
		from: 'name === null',
		to: 'false',
		why: 'a lane that closes was found on the board before; the compiler does not know that'
	},
	{
		file: 'days.ts',
		from: ['known', 'formats.set(zone, made);'],
		why: 'a format that is made again says the same; it only costs more'
	},
	{
		file: 'days.ts',
		from: ["'en-GB'", '{', "'iso8601'", "'numeric'", "'2-digit'"],
		why: 'how a day is written is made once a zone and kept, so that no test sees it made otherwise; days.test.ts says what comes out'
	},
	{
		file: 'days.ts',
		from: ['a !== null && b !== null', 'a !== null', 'b !== null'],
		why: 'no date is neither before nor after another: the compiler wants it said'
	},
	{
		file: 'diff.ts',
		from: '(ascending[middle] ?? value) < value',
		to: '(ascending[middle] ?? value) <= value',
		why: 'the numbers are positions, so that no two are equal'
	},
	{
		file: 'difference.ts',
		from: "'move'",
		to: '""',
		why: 'moves are looked at before, by where they end'
	},
	{
		file: 'fitting-links.ts',
		from: "change.kind !== 'promise'",
		to: 'false',
		why: 'no link but a promised one is needed by a time, and what else is said of one ends it'
	},
	{
		file: 'fitting.ts',
		from: "''",
		why: 'every change has a subject'
	},
	{
		file: 'fitting.ts',
		from: [
			"!changes.some(({ kind }) => kind === 'share')",
			"changes.some(({ kind }) => kind === 'share')",
			"kind === 'share'"
		],
		why: 'without a share that changes the sum is what it was before; not summing costs less'
	},
	{
		file: 'folding.ts',
		from: '() => null',
		to: '() => undefined',
		why: 'either means that the item does not come to be'
	},
	{
		file: 'folding.ts',
		from: "change.kind === 'promise'",
		to: 'true',
		why: 'nothing else has an item at an end of it'
	},
	{
		file: 'free-carry.ts',
		from: "mark.kind === 'comment'",
		to: 'true',
		why: 'nothing else answers a mark'
	},
	{
		file: 'free-rules.ts',
		from: "now.kind !== 'comment'",
		to: 'false',
		why: 'nothing else has answers, and what a mark is was compared before'
	},
	{
		file: 'free.ts',
		from: ['{ abortEarly: true }', 'true'],
		why: 'whether a value is a mark is settled by the first thing that is wrong; looking no further costs less'
	},
	{
		file: 'landing.ts',
		from: "change.kind === 'promise'",
		to: 'true',
		why: 'no other change makes the promise of a link anew, and what is released is gone'
	},
	{
		file: 'laning.ts',
		from: 'rank > last',
		to: 'rank >= last',
		why: 'the larger of two equal keys is either'
	},
	{
		file: 'laning.ts',
		from: "''",
		why: 'behind the last there is always room; the type allows for none'
	},
	{
		file: 'layer.ts',
		from: 'value !== undefined',
		to: 'true',
		why: 'a key that is there has a value; the compiler does not know that'
	},
	{
		file: 'lock.ts',
		from: "'refinement'",
		why: 'the word for what is neither nothing nor everything: nobody asks for it by name'
	},
	{
		file: 'landing.ts',
		from: ['placed.length < 2', "kind === 'places'"],
		why: 'changes only what it costs: what is looked at in vain is found unchanged'
	}
];
