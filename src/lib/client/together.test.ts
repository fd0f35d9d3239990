import { expect, test } from 'vitest';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { Together } from './together.svelte.ts';

test('who is told who is here before they can ask, asks to follow on when they can', () => {
	const ada = { who: 1, person: 'ada', name: 'Ada', seat: 'product-owner' };
	let [here, open] = [[ada], true];
	let asked = 0;
	const together = new Together({
		me: idOf<PersonId>('sam'),
		here: () => here,
		sightOf: () => null,
		send: () => {
			if (open) asked += 1;
			return open;
		},
		followed: () => {}
	});
	together.follow(idOf<PersonId>('ada'));
	together.met();
	expect(asked).toBe(1);
	[here, open] = [[], false];
	together.lost();
	here = [ada];
	together.met();
	expect(asked).toBe(1);
	open = true;
	together.renewed();
	expect(asked).toBe(2);
	together.met();
	expect(asked).toBe(2);
});
