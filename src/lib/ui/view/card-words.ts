import type { Item, Place } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { titleOf } from '#lib/domain/titles.ts';
import { linesIn } from '#lib/scene/layout/links.ts';
import type { LinkLine } from '#lib/scene/layout/boxes.ts';
import type { GhostCard, SceneInput, SignerChip, Since } from '#lib/scene/scene.ts';
import { pointsWord } from '../follow-up/words.ts';
import { marksWords } from '../tools/mark-words.ts';
import { columnsOf, orderOf } from './lanes.ts';
import { itemKey, placeName, timeboxName } from './names.ts';
import { shortDay } from './times.ts';

/**
 * What the canvas shows of a card or a ghost, in words, made from the same input: nothing is told by the picture alone.
 * Pure.
 */

/** What is drawn, and who else has which card in hand. */
export interface Seen {
	readonly input: SceneInput;
	readonly inHands?: ReadonlyMap<ItemId, string>;
}

/** `KEP-1 Ship it, 3 points, beta, something is in its way, …, selected` */
export function cardWords({ input, inHands }: Seen, item: ItemId): string {
	const { table } = input;
	const record = table.items.get(item);
	if (!record) return 'A card that is gone';
	const holder = inHands?.get(item);
	return [
		...faceWords(record),
		alarmWords(input.alarms?.get(item)),
		sinceWords(input.since?.get(item)),
		liveWords(table, record, table.places.get(item)),
		input.points.has(item) ? 'to be talked about' : '',
		...linkWords(input, item),
		leavingWords(input, item),
		marksWords(input.free, { on: 'card', item }),
		holder === undefined ? '' : `in the hand of ${holder}`,
		input.selected.has(item) ? 'selected' : ''
	]
		.filter(Boolean)
		.join(', ');
}

const faceWords = (item: Item): string[] => [
	`${item.key} ${titleOf(item)}`,
	item.size === null ? '' : pointsWord(item.size),
	item.stage ?? ''
];

function alarmWords(alarm: 'emergency' | 'impediment' | undefined): string {
	if (!alarm) return '';
	return alarm === 'emergency' ? 'an emergency' : 'something is in its way';
}

/** `+14 d` is how the card writes it. */
function sinceWords(since: Since | undefined): string {
	if (!since) return '';
	const days = /(\d+) d$/.exec(since.text)?.[1];
	const by = days === undefined ? '' : ` by ${days} ${days === '1' ? 'day' : 'days'}`;
	if (since.way === 'changed') return since.text === 'new' ? 'new since then' : 'changed since then';
	return since.way === 'later' ? `slipped${by}` : `gained${by}`;
}

function liveWords(table: Table, { live }: Item, place: Place | undefined): string {
	if (!live) return '';
	const ends = place && table.timeboxes.get(place.timebox)?.ends;
	const late = ends && ends > live.date ? ', lands after that' : '';
	return `live ${shortDay(live.date)} for ${live.customer}${late}`;
}

/** More neighbours than these are counted. */
const named = 5;

/** What of its links is drawn: those that don't hold always, the others by name while they are shown. */
function linkWords(input: SceneInput, item: ItemId): string[] {
	const { table } = input;
	const lines = linesIn(table, orderOf(table)).of(item);
	const broken = lines.filter(({ conflict }) => conflict).map((line) => brokenWords(table, line, item));
	const whole = lines.filter(({ conflict }) => !conflict);
	if (whole.length === 0) return broken;
	const shown = input.links === 'all' || input.selected.has(item);
	if (!shown || whole.length > named)
		return [...broken, `${whole.length} ${whole.length === 1 ? 'link holds' : 'links hold'}`];
	return [...broken, ...whole.map((line) => wholeWords(table, line, item))];
}

function brokenWords(table: Table, { from, to, lands }: LinkLine, item: ItemId): string {
	const when = columnsOf(table)[lands]?.name ?? 'a timebox';
	return to === item
		? `needs ${itemKey(table, from)}, which comes too late, in ${when}`
		: `comes too late for ${itemKey(table, to)}`;
}

function wholeWords(table: Table, { kind, from, to }: LinkLine, item: ItemId): string {
	if (kind === 'related') return `related to ${itemKey(table, from === item ? to : from)}`;
	return to === item ? `needs ${itemKey(table, from)}` : `needed by ${itemKey(table, to)}`;
}

/** Where proposals and moves in the making would bring it. */
function leavingWords({ table, ghosts }: SceneInput, item: ItemId): string {
	const place = table.places.get(item);
	const away = ghosts.filter((ghost) => ghost.item === item && ghost.added === undefined);
	if (away.length === 0) return '';
	const where = away.map(({ to, state }) => {
		const what =
			state === 'proposed' ? 'proposed for' : state === 'unsent' ? 'to be sent for' : 'on its way to';
		const same = place && to.product === place.product && to.team === place.team;
		return `${what} ${same ? timeboxName(table, to.timebox) : placeName(table, to)}`;
	});
	return where.join(', ');
}

const states = {
	proposed: 'Proposed here',
	making: 'Being brought here',
	unsent: 'Proposed here, not sent yet'
} as const;

/** `Proposed here: KEP-1 Ship it, from v1.37, by RC, waits for kubelet` */
export function ghostWords({ input }: Seen, ghost: GhostCard, chosen = false): string {
	const { table, ghosts } = input;
	const record = ghost.added ?? table.items.get(ghost.item);
	const place = ghost.added ? undefined : table.places.get(ghost.item);
	const rivals = ghosts.filter(({ item }) => item === ghost.item);
	const letter = String.fromCharCode(65 + rivals.indexOf(ghost));
	const proposal = ghost.proposal === null ? undefined : table.proposals.get(ghost.proposal);
	return [
		`${states[ghost.state]}: ${record ? faceWords(record).filter(Boolean).join(', ') : 'a new item'}`,
		place ? `from ${placeName(table, place)}` : 'new on the board',
		`by ${proposal ? input.nameOf(proposal.by) : ghost.by}`,
		rivals.length > 1 ? `rival ${letter} of ${rivals.length}` : '',
		...ghost.signers.map(signerWords),
		chosen ? 'selected' : ''
	]
		.filter(Boolean)
		.join(', ');
}

function signerWords({ label, state, mine }: SignerChip): string {
	switch (state) {
		case 'signed':
			return `${label} has signed`;
		case 'declined':
			return `${label} said no`;
		case 'nobody':
			return `nobody can sign for ${label}`;
		case 'changing':
			return 'its author is changing it';
		case 'waiting':
			return `waits for ${label}${mine ? ', which is yours to sign' : ''}`;
	}
}
