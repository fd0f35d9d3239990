import { expect, test } from 'vitest';
import { phase } from '../lock.ts';
import { doAct, people, tableIn, told } from '../testing/board.ts';

test('[LK8] preparing begins under the lock and leaves it', () => {
	const table = tableIn('scheduled');
	expect(told(doAct(table, people.fay, 'x', { kind: 'prepare' }))).toEqual(['preparing-begun']);
	expect(phase(table)).toBe('locked');
});
