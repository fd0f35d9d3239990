import * as v from 'valibot';
import { inOrderMade } from './free-carry.ts';
import { weighed, weightless, weightOf, whyNoRoom, whyNotContent, type Weight } from './free-room.ts';
import { anchor, mark, type Hung } from './free.ts';
import type { MarkId, PersonId } from './ids.ts';
import { id } from './pieces.ts';

/** What an archived free layer must be, so that every replay can show it. Pure. */

const hung = v.strictObject({ id: id<MarkId>(), mark, anchor });

/** What is wrong with the free layer that a session was locked with, a sentence each. `all`: what was read of it. */
export function flawsInArchive(all: unknown): readonly string[] {
	if (!Array.isArray(all)) return ['it is no list of marks'];
	const flaws: string[] = [];
	const read: Hung[] = [];
	for (const [n, each] of (all as unknown[]).entries()) {
		const parsed = v.safeParse(hung, each, { abortEarly: true });
		if (parsed.success) read.push(parsed.output);
		else flaws.push(`${nameOf(each, n)} can’t be read (${v.getDotPath(parsed.issues[0]) ?? 'all of it'})`);
	}
	return [...flaws, ...read.flatMap(flawInContent), ...flawsOfAll(read)];
}

function flawInContent({ id, mark }: Hung): readonly string[] {
	const because = whyNotContent(mark);
	return because === null ? [] : [`mark ${id}: ${because}`];
}

function flawsOfAll(read: readonly Hung[]): readonly string[] {
	const known = new Set<MarkId>();
	const twice = read.find(({ id }) => known.size === known.add(id).size);
	const isInOrder = inOrderMade(read).every((each, n) => each === read[n]);
	const tooMuch = whyTooMuch(read);
	return [
		...(twice ? [`mark ${twice.id} is there twice`] : []),
		...(isInOrder ? [] : ['its marks are not in the order in which they were made']),
		...(tooMuch === null ? [] : [tooMuch])
	];
}

/** Why nobody could have drawn that much, or null. */
function whyTooMuch(read: readonly Hung[]): string | null {
	const persons = new Map<PersonId, Weight>();
	let board = weightless;
	for (const { mark } of read) {
		const weight = weightOf(mark);
		const person = weighed(persons.get(mark.by) ?? weightless, weight);
		persons.set(mark.by, person);
		board = weighed(board, weight);
		if (whyNoRoom(person, weightless) !== null) return `${mark.by} has more in it than one person may draw`;
	}
	return whyNoRoom(weightless, board) === null ? null : 'there is more in it than a board may hold';
}

function nameOf(each: unknown, n: number): string {
	const id = typeof each === 'object' && each !== null && 'id' in each ? each.id : undefined;
	return typeof id === 'string' ? `mark ${id.slice(0, 64)}` : `mark number ${n + 1}`;
}
