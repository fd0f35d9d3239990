/**
 * All tests of the rules as one file: what they import is loaded once for a mutant, not once for each of them. Those
 * that try things at random come last, for most mutants are found before. The properties of whole boards stay out: too
 * slow to be asked for every mutant, and too coarse to say which rule broke.
 */
import.meta.glob(
	[
		'../../src/lib/domain/**/*.test.ts',
		'!../../src/lib/domain/{apply-effects,difference,landing,properties,rank}.test.ts'
	],
	{ eager: true }
);
import.meta.glob('../../src/lib/domain/{apply-effects,difference,landing,rank}.test.ts', { eager: true });
