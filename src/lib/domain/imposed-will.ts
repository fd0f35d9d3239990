import type { SeatKind } from './board.ts';
import type { PersonId } from './ids.ts';
import type { Answered, Counted } from './tally.ts';

/** How far back the warning looks: the Sprint under way and so many before it. */
const sprintsBack = 3;
/** Fewer answers than this say nothing. */
const fewest = 5;
/** From this part on, one side has the word. */
const most = 2 / 3;

/** Seats that ask of Product Owners from outside their products. */
const management: ReadonlySet<SeatKind> = new Set([
	'metascrum-owner',
	'chief-product-owner',
	'stakeholder',
	'sponsor',
	'executive',
	'facilitator'
]);

/** "Imposed will" (product.md 1.11): one side proposes and nobody ever declines. Why it is said, in figures. */
export interface ImposedWill {
	readonly seat: SeatKind;
	/** The one person it all comes from; null: several in that seat. */
	readonly person: PersonId | null;
	/** Answered proposals of that side, out of how many. */
	readonly proposed: number;
	readonly of: number;
	/** Over so many Sprints, the one under way among them. */
	readonly sprints: number;
}

/**
 * The warning, or null. It takes at least five proposals answered by somebody other than their author in the last
 * Sprints, not one of them declined, two thirds or more from one person or from one seat of management.
 */
export function imposedWill(sprints: readonly Pick<Counted, 'answered'>[]): ImposedWill | null {
	const lately = sprints.slice(-(sprintsBack + 1));
	const answered = lately.flatMap((sprint) => sprint.answered);
	if (answered.length < fewest || answered.some(({ agreed }) => !agreed)) return null;
	const told = { of: answered.length, sprints: lately.length };
	const [person] = loudest(answered, (each) => each.person);
	if (person && person.length >= most * answered.length)
		return sideOf(person, { ...told, person: person[0]?.person ?? null });
	const [seat] = loudest(
		answered.filter((each) => management.has(each.seat)),
		(each) => each.seat
	);
	return seat && seat.length >= most * answered.length ? sideOf(seat, { ...told, person: null }) : null;
}

const sideOf = (
	side: readonly Answered[],
	more: Pick<ImposedWill, 'of' | 'sprints' | 'person'>
): ImposedWill | null => (side[0] ? { seat: side[0].seat, proposed: side.length, ...more } : null);

/** Answers grouped by who asked, the largest group first. */
const loudest = (answered: readonly Answered[], by: (each: Answered) => string): Answered[][] =>
	[...Map.groupBy(answered, by).values()].sort((a, b) => b.length - a.length);
