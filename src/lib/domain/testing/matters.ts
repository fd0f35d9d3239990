import { idOf, type EmergencyId, type ImpedimentId, type RequestId, type WordsId } from '../ids.ts';
import type { Emergency, Impediment, Request } from '../matters.ts';
import { items, nine, people, products, words } from './board.ts';

/** Records of emergencies, impediments and requests for tests, on the small board. */

export const impedimentId = idOf<ImpedimentId>('i1');
export const emergencyId = idOf<EmergencyId>('e1');
export const requestId = idOf<RequestId>('r1');
export const otherWords = idOf<WordsId>('words-2');

/** Raised by the stakeholder, nobody's yet. */
export const impediment = (more: Partial<Impediment> = {}): Impediment => ({
	id: impedimentId,
	by: people.sam,
	seat: 'stakeholder',
	at: nine,
	text: words,
	private: false,
	severity: 'high',
	product: products.core,
	item: null,
	owner: null,
	due: null,
	path: [],
	state: 'open',
	solved: null,
	...more
});

/** Raised by the stakeholder for apps, about `a2`, unanswered. */
export const emergency = (more: Partial<Emergency> = {}): Emergency => ({
	id: emergencyId,
	number: 1,
	by: people.sam,
	seat: 'stakeholder',
	at: nine,
	product: products.apps,
	item: items.a2,
	reason: 'outage',
	text: words,
	state: 'raised',
	triage: null,
	broken: null,
	overAt: null,
	review: null,
	...more
});

/** The same accepted by its Product Owner at a time, for so many points. */
export const accepted = (at: number, points: number, more: Partial<Emergency> = {}): Emergency =>
	emergency({
		state: 'accepted',
		triage: { by: people.ada, at, points, because: words, proposal: null },
		...more
	});

/** Asked by the stakeholder of the sponsor's stand-in, the Product Owner of apps. */
export const request = (more: Partial<Request> = {}): Request => ({
	id: requestId,
	by: people.sam,
	seat: 'stakeholder',
	at: nine,
	what: 'funding',
	text: words,
	giver: people.ada,
	product: products.apps,
	item: items.a1,
	state: 'asked',
	answer: null,
	...more
});
