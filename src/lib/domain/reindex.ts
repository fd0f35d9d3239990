import type { Link, Place, Proposal } from './board.ts';
import type { SessionId } from './ids.ts';
import {
	cellKey,
	endedKey,
	lanesOf,
	mentionsOf,
	positionOf,
	promisedBy,
	subjectsOf,
	type TableIndex
} from './lookup.ts';
import type { Impediment } from './matters.ts';
import { wordsIn } from './private.ts';
import { unreachable } from './result.ts';
import { threadKeys } from './rivals.ts';
import type { RecordChange } from './table.ts';

function toggle<K, V>(map: Map<K, Set<V>>, key: K, value: V, present: boolean): void {
	const set = map.get(key);
	if (present) {
		if (set) set.add(value);
		else map.set(key, new Set([value]));
	} else if (set?.delete(value) && set.size === 0) map.delete(key);
}

/** Keeps the index in step with one record's change. */
export function reindex(index: TableIndex, change: RecordChange): void {
	switch (change.kind) {
		case 'places':
			if (change.was) leave(index, change.was);
			if (change.now) enter(index, change.now);
			return;
		case 'links':
			for (const [link, present] of [[change.was, false] as const, [change.now, true] as const])
				if (link) noteLink(index, link, present);
			return;
		case 'proposals':
			if (change.was) noteProposal(index, change.was, false);
			if (change.now) noteProposal(index, change.now, true);
			return;
		case 'items':
			if (change.was && index.keys.get(change.was.key) === change.was.id) index.keys.delete(change.was.key);
			if (change.now) index.keys.set(change.now.key, change.now.id);
			return;
		case 'board':
		case 'seats':
		case 'products':
		case 'teams':
		case 'timeboxes':
		case 'sessions':
		case 'points':
		case 'goals':
		case 'proxies':
		case 'comments':
		case 'pathways':
		case 'notifiers':
		case 'emergencies':
		case 'buffers':
		case 'requests':
			return;
		case 'impediments':
			if (change.was) notePrivate(index, change.was, false);
			if (change.now) notePrivate(index, change.now, true);
			return;
		default:
			unreachable(change);
	}
}

function noteLink(index: TableIndex, link: Link, present: boolean): void {
	for (const end of [link.from, link.to]) toggle(index.links, end, link.id, present);
	if (link.neededBy !== undefined) count(index.filled, promisedBy(link.neededBy), present ? 1 : -1);
}

function count(filled: Map<string, number>, key: string, by: 1 | -1): void {
	const now = (filled.get(key) ?? 0) + by;
	if (now === 0) filled.delete(key);
	else filled.set(key, now);
}

function enter({ cells, filled }: TableIndex, place: Place): void {
	const key = cellKey(place);
	const places = cells.get(key);
	if (places) places.splice(positionOf(places, place), 0, place);
	else cells.set(key, [place]);
	for (const lane of lanesOf(place)) count(filled, lane, 1);
}

function leave({ cells, filled }: TableIndex, place: Place): void {
	const key = cellKey(place);
	const places = cells.get(key) ?? [];
	const position = positionOf(places, place);
	if (places[position]?.item !== place.item) return;
	places.splice(position, 1);
	if (places.length === 0) cells.delete(key);
	for (const lane of lanesOf(place)) count(filled, lane, -1);
}

/** The session in which a proposal was agreed; the oldest logs say only in which it was proposed. */
const agreedIn = ({ outcome, session }: Proposal): SessionId | null =>
	outcome.kind === 'agreed' ? (outcome.session ?? session) : null;

function noteProposal(index: TableIndex, proposal: Proposal, present: boolean): void {
	const sitting = agreedIn(proposal);
	if (sitting !== null) toggle(index.agreed, sitting, proposal.id, present);
	if (proposal.outcome.kind === 'agreed') {
		const { gone = [], ended = [] } = proposal.outcome;
		for (const { id } of gone) toggle(index.gone, id, proposal.id, present);
		for (const each of ended) toggle(index.gone, endedKey(each), proposal.id, present);
	}
	if (proposal.outcome.kind !== 'open') return;
	for (const key of threadKeys(proposal)) toggle(index.open, key, proposal.id, present);
	for (const change of proposal.changes) {
		for (const subject of subjectsOf(change)) toggle(index.open, subject, proposal.id, present);
		for (const name of mentionsOf(change)) toggle(index.about, name, proposal.id, present);
		if (change.kind === 'add') toggle(index.adding, change.item.key, proposal.id, present);
	}
}

function notePrivate(index: TableIndex, impediment: Impediment, present: boolean): void {
	if (!impediment.private) return;
	for (const words of wordsIn(impediment))
		if (present) index.private.set(words, impediment.id);
		else index.private.delete(words);
}
