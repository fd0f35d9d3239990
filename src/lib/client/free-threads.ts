import type { Hung, Mark } from '#lib/domain/free.ts';
import type { MarkId, PersonId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';

/** Comments as conversations. Pure. */

export type Comment = Extract<Mark, { kind: 'comment' }>;
interface HungComment extends Hung {
	readonly mark: Comment;
}

/** A comment on a card or a spot, and what was answered to it, oldest first. It hangs where its first comment does. */
export interface Thread {
	readonly id: MarkId;
	readonly first: HungComment;
	readonly answers: readonly HungComment[];
	readonly resolved: boolean;
	/** Comments in it that name this person and that they have not read. */
	readonly unread: readonly MarkId[];
}

const isComment = (hung: Hung): hung is HungComment => hung.mark.kind === 'comment';

const inTime = (a: Hung, b: Hung): number => a.mark.at - b.mark.at || byText(a.id, b.id);

/** All threads, oldest first. Answers whose first comment is gone went with it. */
export function threadsOf(
	all: Iterable<Hung>,
	me: PersonId | null,
	read: ReadonlySet<MarkId>
): readonly Thread[] {
	const firsts: HungComment[] = [];
	const answers = new Map<MarkId, HungComment[]>();
	for (const hung of all) {
		if (!isComment(hung)) continue;
		const { answers: to } = hung.mark;
		if (to === null) firsts.push(hung);
		else answers.set(to, [...(answers.get(to) ?? []), hung]);
	}
	return firsts.sort(inTime).map((first) => {
		const later = (answers.get(first.id) ?? []).sort(inTime);
		const unread = [first, ...later].filter((each) => namesMe(each, me) && !read.has(each.id));
		return {
			id: first.id,
			first,
			answers: later,
			resolved: first.mark.resolved === true,
			unread: unread.map(({ id }) => id)
		};
	});
}

/** Nobody tells themselves anything. */
const namesMe = ({ mark }: HungComment, me: PersonId | null): boolean =>
	me !== null && mark.by !== me && mark.mentions.includes(me);
