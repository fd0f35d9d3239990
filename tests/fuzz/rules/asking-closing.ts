import { chairs, everybody, ids, later, type Maker } from './asking-pieces.ts';
import { decided, parts, unfinished } from './sittings.ts';
import { signs } from './standing.ts';
import { sitting, type World } from './world.ts';
import { triage, blockAct, nameNotifier, review } from './asking-affairs.ts';

/** What closing a session calls for. */

export const readBack: Maker = (world, chance) => {
	const unread = decided(world).filter(({ id }) => !sitting(world)?.read.includes(id));
	return [
		chairs(world),
		{ kind: 'read-back', proposal: ids(chance.once(12) ? world.papers : unread, chance) }
	];
};

export const signAgreement: Maker = (world) => [
	everybody.filter((person) => parts(world).some((part) => signs(world, person, part))),
	{ kind: 'sign-agreement' }
];

export const isRead = (world: World): boolean =>
	decided(world).every(({ id }) => sitting(world)?.read.includes(id));
export const signAgreementOnceRead: Maker = (world, chance) =>
	isRead(world) || chance.once(10) ? signAgreement(world, chance) : readBack(world, chance);

/** Locks where nothing is missing; else mostly sees to what is. */
export const lockOnceDone: Maker = (world, chance) => {
	const done = unfinished(world).length === 0;
	if (done || chance.once(12)) return [chairs(world), { kind: 'lock', next: later(world, chance) }];
	if (!isRead(world)) return readBack(world, chance);
	return chance.of([signAgreement, nameNotifier, review, triage, blockAct('own-impediment')])(world, chance);
};
