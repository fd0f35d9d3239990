import type { AskedAct } from '#lib/domain/acts.ts';
import { changesOf, within } from './asking-changes.ts';
import type { Chance } from './chance.ts';
import { hour, people, root } from './founding.ts';
import type { Asker } from './judging.ts';
import { firstMap } from './needs.ts';
import { unsigned } from './papers.ts';
import { decided, owners, parts, unfinished } from './sittings.ts';
import { authorities, seatKinds, signs, those } from './standing.ts';
import { moment, sitting, type Line, type Paper, type World } from './world.ts';

/** What somebody asks next: mostly what this moment calls for, by somebody who may; sometimes anything by anybody. */

/** An act that may still be nonsense: it is parsed at the edge like any other. */
type Raw = { readonly kind: AskedAct['kind'] } & Record<string, unknown>;
type Said = readonly [who: readonly string[], act: Raw];
type Maker = (world: World, chance: Chance) => Said;

const everybody = Object.keys(people);
const text = 'These words stay beside the log.';
const because = { because: text };

const openPapers = ({ papers }: World): Paper[] => papers.filter(({ state }) => state === 'open');
const anyPaper = (world: World, chance: Chance): Paper | null =>
	chance.maybe(chance.once(12) ? world.papers : openPapers(world), null);
const signersOf = (world: World, paper: Paper | null): string[] =>
	paper ? everybody.filter((person) => unsigned(paper).some((need) => signs(world, person, need))) : [];
const ids = (list: readonly { readonly id: string }[], chance: Chance): string => chance.maybe(list, null)?.id ?? 'none';
const later = (world: World, chance: Chance): number =>
	world.now + (chance.once(12) ? -hour : hour * (1 + chance.below(72)));
const laneOf = ({ ground }: World, chance: Chance): string => chance.maybe(ground.lanes, null)?.id ?? 'gone';

const about = (kind: Raw['kind'], more: Record<string, unknown> = {}): Maker => (world, chance) => {
	const paper = anyPaper(world, chance);
	return [signersOf(world, paper), { kind, proposal: paper?.id ?? 'none', ...more }];
};

const propose: Maker = (world, chance) => {
	const answered = chance.once(8) ? anyPaper(world, chance)?.id : undefined;
	const lane = laneOf(world, chance);
	const own = chance.once(2) ? within(world, chance, lane) : null;
	const whose = own ? authorities(world, { product: lane, role: null }) : those(world, 'propose');
	const act = {
		kind: 'propose',
		changes: own ? [own] : changesOf(world, chance),
		because: chance.once(2) ? text : null,
		cause: chance.of(['market', 'sales-contract', 'other', null]),
		...(chance.once(12) ? { unsigned: true } : {}),
		...(answered === undefined ? {} : { answers: answered })
	} as const;
	return [whose, act];
};

const maps: readonly (readonly Line[] | null)[] = [
	null,
	[...firstMap, { class: 're-date', over: 1, signers: ['chief-product-owner'] }],
	[...firstMap, { class: 'scope', lane: 'apps', over: 5, signers: ['sponsor', 'metascrum-owner'] }],
	firstMap.map((line) => (line.class === 're-order' ? { ...line, signers: ['source', 'facilitator'] } : line)),
	[{ class: 're-lane', signers: ['target'] }]
];

const lead = (world: World): string[] => those(world, 'lead');
const chairs = (world: World): string[] => those(world, 'facilitate');
const step = (kind: Raw['kind'], more: Record<string, unknown> = {}): Maker => (world) => [chairs(world), { kind, ...more }];

const seat: Maker = (_, chance) => {
	const person = chance.of(everybody);
	const usual = people[person] ?? [];
	const seats = chance.once(3) ? seatKinds.filter(() => chance.once(4)) : usual;
	return [[root], { kind: 'seat', person, seats }];
};

const own: Maker = (world, chance) => {
	const person = chance.weighted([
		[4, chance.of(['ada', 'ben', 'cy'])],
		[1, chance.of(everybody)],
		[1, null]
	]);
	return [['mia', 'fay', root], { kind: 'own', product: laneOf(world, chance), person }];
};

const govern: Maker = (world, chance) => [
	[...lead(world), root],
	{
		kind: 'govern',
		policy: chance.weighted([
			[6, 'management-input'],
			[1, 'full-freeze'],
			[2, 'soft'],
			[1, 'off']
		]),
		authority: chance.of(maps)
	}
];

const giveProxy: Maker = (world, chance) => {
	const person = chance.of(['ada', 'ben', 'mia', 'sue', 'cy']);
	const mine = world.ground.lanes.filter(({ owner }) => owner === person).map(({ id }) => id);
	const products = chance.once(2) && mine.length > 0 ? [chance.of(mine)] : chance.once(8) ? [laneOf(world, chance)] : null;
	const from = world.now + (chance.once(3) ? hour : 0);
	return [[person], { kind: 'give-proxy', to: chance.of(everybody), products, from, until: from + (chance.once(12) ? 0 : hour * 24) }];
};

const setPathway: Maker = (world, chance) => {
	const paper = chance.once(2) ? anyPaper(world, chance) : null;
	const point = chance.once(3) ? ids(world.points.filter(({ state }) => state === 'waiting'), chance) : null;
	const act = {
		kind: 'set-pathway',
		title: text,
		proposal: paper?.id ?? null,
		point: point === 'none' ? null : point,
		decider: chance.of(everybody),
		options: [text, text],
		due: later(world, chance),
		first: text
	} as const;
	return [paper ? [...signersOf(world, paper), ...chairs(world)] : [...chairs(world), ...lead(world)], act];
};

const settled = ({ points }: World): World['points'] => points.filter(({ state }) => state === 'waiting');
const openAlarms = (world: World, ...states: string[]): World['alarms'] =>
	world.alarms.filter(({ state }) => states.includes(state));
const openBlocks = ({ blocks }: World): World['blocks'] => blocks.filter(({ solved }) => !solved);
const openTellers = ({ tellers }: World): World['tellers'] => tellers.filter(({ done }) => !done);
const openPaths = ({ paths }: World): World['paths'] => paths.filter(({ state }) => state === 'open');
const openPleas = ({ pleas }: World): World['pleas'] => pleas.filter(({ state }) => state === 'asked');

const triage: Maker = (world, chance) => {
	const alarm = chance.maybe(openAlarms(world, 'raised'), null);
	const lane = alarm?.product ?? 'gone';
	const change = chance.once(3) ? within(world, chance, lane) : null;
	const accept = !chance.once(4);
	const act = {
		kind: 'triage',
		emergency: alarm?.id ?? 'none',
		accept,
		points: accept || chance.once(6) ? chance.below(5) : 0,
		...because,
		changes: change && (accept || chance.once(6)) ? [change] : []
	} as const;
	return [everybody.filter((person) => signs(world, person, { product: lane, role: null })), act];
};

const impede: Maker = (world, chance) => {
	const hidden = chance.once(4);
	const product = (hidden && !chance.once(8)) || chance.once(2) ? null : laneOf(world, chance);
	const owner = hidden || chance.once(2) ? (chance.once(6) ? chance.of([...everybody, null]) : chance.maybe(those(world, 'remove'), null)) : null;
	return [
		everybody,
		{ kind: 'raise-impediment', text, severity: chance.of(['low', 'blocking']), product, item: null, owner, private: hidden }
	];
};

const blockAct = (kind: 'own-impediment' | 'escalate-impediment' | 'solve-impediment'): Maker => (world, chance) => {
	const block = chance.maybe(openBlocks(world), null);
	const whom = [block?.by, block?.owner, ...chairs(world)].filter((each): each is string => typeof each === 'string');
	const other = chance.maybe(those(world, 'remove'), 'mia');
	const more =
		kind === 'own-impediment'
			? { owner: other, due: chance.once(2) ? null : later(world, chance) }
			: kind === 'escalate-impediment'
				? { to: other, ...because }
				: { text };
	return [whom, { kind, impediment: block?.id ?? 'none', ...more }];
};

const nameNotifier: Maker = (world, chance) => {
	const act = { kind: 'name-notifier', notifier: ids(openTellers(world), chance), person: chance.of(everybody), due: later(world, chance) } as const;
	return [[...chairs(world), ...lead(world), act.person], act];
};

const tellCustomer: Maker = (world, chance) => {
	const teller = chance.maybe(openTellers(world), null);
	return [teller?.person == null ? ['ada', 'ben', 'mia'] : [teller.person], { kind: 'tell-customer', notifier: teller?.id ?? 'none' }];
};

const review: Maker = (world, chance) => [
	[...chairs(world), ...lead(world)],
	{ kind: 'review-emergency', emergency: ids(openAlarms(world, 'accepted', 'over').filter(({ reviewed }) => !reviewed), chance), text }
];

const readBack: Maker = (world, chance) => {
	const unread = decided(world).filter(({ id }) => !sitting(world)?.read.includes(id));
	return [chairs(world), { kind: 'read-back', proposal: ids(chance.once(12) ? world.papers : unread, chance) }];
};

const signAgreement: Maker = (world) => [
	everybody.filter((person) => parts(world).some((part) => signs(world, person, part))),
	{ kind: 'sign-agreement' }
];

const isRead = (world: World): boolean => decided(world).every(({ id }) => sitting(world)?.read.includes(id));
const signAgreementOnceRead: Maker = (world, chance) =>
	isRead(world) || chance.once(10) ? signAgreement(world, chance) : readBack(world, chance);

/** Locks where nothing is missing; else mostly sees to what is. */
const lockOnceDone: Maker = (world, chance) => {
	const done = unfinished(world).length === 0;
	if (done || chance.once(12)) return [chairs(world), { kind: 'lock', next: later(world, chance) }];
	if (!isRead(world)) return readBack(world, chance);
	return chance.of([signAgreement, nameNotifier, review, triage, blockAct('own-impediment')])(world, chance);
};

const request: Maker = (world, chance) => [
	those(world, 'propose'),
	{ kind: 'request', what: 'funding', text, giver: chance.of(everybody), product: chance.once(2) ? null : laneOf(world, chance), item: null }
];
const plea = (kind: Raw['kind'], whose: 'by' | 'giver', more: Record<string, unknown>): Maker => (world, chance) => {
	const each = chance.maybe(openPleas(world), null);
	return [each ? [each[whose]] : ['sam'], { kind, request: each?.id ?? 'none', ...more }];
};

/** What may come at any moment. */
const always: readonly (readonly [number, Maker])[] = [
	[3, (world, chance) => [those(world, 'propose'), { kind: 'add-point', text, changes: chance.once(3) ? changesOf(world, chance) : [] }]],
	[1, () => [['ada', 'ben'], { kind: 'bring-point', text, guest: 'A guest' }]],
	[1, (world, chance) => [[...chairs(world), ...lead(world)], { kind: 'order-point', point: ids(settled(world), chance), after: chance.once(2) ? null : ids(settled(world), chance) }]],
	[1, (world, chance) => [chairs(world), { kind: 'settle-point', point: ids(settled(world), chance) }]],
	[3, (world, chance) => [those(world, 'propose'), { kind: 'raise-emergency', product: laneOf(world, chance), item: null, reason: 'outage', text }]],
	[4, triage],
	[1, (world, chance) => [['ada', 'ben', 'mia', 'fay'], { kind: 'end-emergency', emergency: ids(openAlarms(world, 'accepted'), chance) }]],
	[2, review],
	[2, impede],
	[2, blockAct('own-impediment')],
	[1, blockAct('escalate-impediment')],
	[2, blockAct('solve-impediment')],
	[1, request],
	[1, plea('answer-request', 'giver', { granted: true, text })],
	[1, plea('withdraw-request', 'by', {})],
	[3, nameNotifier],
	[2, tellCustomer],
	[1, (world, chance) => [those(world, 'propose'), { kind: 'step-pathway', pathway: ids(openPaths(world), chance), text }]],
	[1, (world, chance) => {
		const path = chance.maybe(openPaths(world), null);
		return [path ? [path.decider, 'mia'] : ['mia'], { kind: 'decide-pathway', pathway: path?.id ?? 'none', option: chance.below(3), ...because }];
	}],
	[1, giveProxy],
	[1, (world, chance) => {
		const given = chance.maybe(world.deputies, null);
		return [given ? [given.of] : ['ada'], { kind: 'revoke-proxy', proxy: given?.id ?? 'none' }];
	}],
	[1, seat],
	[1, own],
	[1, (world, chance) => { const paper = anyPaper(world, chance); return [paper ? [paper.by] : ['sam'], { kind: 'withdraw', proposal: paper?.id ?? 'none' }]; }],
	[1, about('decline', because)],
	[1, about('route', because)],
	[1, about('postpone')],
	[1, (world, chance) => [those(world, 'propose'), { kind: 'comment', proposal: anyPaper(world, chance)?.id ?? 'none', text }]],
	[1, (world, chance) => [[...chairs(world), ...lead(world)], { kind: 'take-over', ...(chance.once(99) ? {} : {}) }]],
	[1, (world, chance) => [[sitting(world)?.chair ?? 'fay'], { kind: 'hand-over', to: chance.of(everybody) }]],
	[1, setPathway],
	[1, govern],
	[1, (world, chance) => [['ada', 'ben', 'mia'], { kind: 'size-buffer', product: laneOf(world, chance), points: chance.below(8) }]],
	[1, () => [[root], { kind: 'found', name: 'Again', zone: 'UTC', content: { products: [], teams: [], timeboxes: [], items: [], places: [], links: [] } }]]
];

/** What each state of the session calls for, beside. */
const called: Record<string, readonly (readonly [number, Maker])[]> = {
	none: [[60, (world, chance) => [chairs(world), { kind: 'schedule', startsAt: later(world, chance), minutes: 90 }]]],
	scheduled: [
		[40, step('prepare')],
		[4, (world, chance) => [chairs(world), { kind: 'schedule', startsAt: later(world, chance), minutes: 60 }]],
		[10, propose]
	],
	preparing: [
		[12, (world) => [[...chairs(world), ...lead(world)], { kind: 'set-goals', goals: [text] }]],
		[14, (world, chance) => [owners(world), { kind: 'say-ready', ready: !chance.once(8) }]],
		[12, step('open')],
		[10, step('open', { anyway: true })],
		[12, propose]
	],
	open: [
		[70, propose],
		[40, about('sign-off')],
		[5, about('decline', because)],
		[4, about('route', because)],
		[6, step('close')],
		[3, (world, chance) => [['ada', 'ben', 'mia'], { kind: 'size-buffer', product: laneOf(world, chance), points: chance.below(8) }]],
		[2, govern]
	],
	closing: [
		[30, about('sign-off')],
		[8, about('postpone')],
		[6, about('decline', because)],
		[30, readBack],
		[20, signAgreementOnceRead],
		[8, nameNotifier],
		[8, review],
		[8, triage],
		[6, blockAct('own-impediment')],
		[30, lockOnceDone],
		[3, step('reopen')],
		[2, propose]
	]
};

export interface Asking {
	readonly asker: Asker;
	readonly act: unknown;
	readonly kind: AskedAct['kind'];
}

const isIdle = (act: Raw): boolean => Object.values(act).includes('none');

/** What is asked next. */
export function asking(world: World, chance: Chance): Asking {
	const state = sitting(world)?.state ?? 'none';
	const all = [...always, ...(called[state] ?? [])];
	let [whom, act] = chance.weighted(all)(world, chance);
	// Mostly about something that is there.
	for (let n = 0; n < 6 && isIdle(act) && !chance.once(8); n += 1) [whom, act] = chance.weighted(all)(world, chance);
	const anybody = [...everybody, root];
	const person = whom.length === 0 || chance.once(8) ? chance.of(anybody) : chance.of(whom);
	const link = act.kind === 'bring-point' ? !chance.once(6) : chance.once(200);
	return { asker: { person, administrator: person === root, link }, act, kind: act.kind };
}

/** How much time goes by before it: minutes mostly, days between sessions. */
export function waiting(world: World, chance: Chance): number {
	const quiet = moment(world) === 'locked';
	return chance.weighted<() => number>([
		[6, () => 0],
		[20, () => chance.below(hour / 2)],
		[quiet ? 3 : 1, () => chance.below(30 * hour)],
		[quiet ? 2 : 0, () => chance.below(9 * 24 * hour)]
	])();
}
