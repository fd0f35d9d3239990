import { seatWith } from '../authority.ts';
import { idOf, type PointId } from '../ids.ts';
import { aboutOn } from '../points.ts';
import { rankAt } from '../rank.ts';
import { no, yes } from '../result.ts';
import type { Rule } from '../ruling.ts';

/**
 * Puts what the holder of a Product Owner's link says on the next session's list, at any time. The link is the
 * Product Owner's and works as long as they sign here; its holder is somebody by their own words only.
 */
export const bringPoint: Rule<'bring-point'> = (table, { text, guest, item }, { who, fresh }) => {
	if (who.link === undefined)
		return no('TP7', 'This takes a talking-point link. Whoever has a seat adds it.');
	const seat = seatWith(table, who.person, 'sign');
	if (seat === null) return no('TP8', 'Whose link this is signs here no more. Ask for another one.');
	const about = aboutOn(table, item);
	if (!about.ok) return about;
	const point = idOf<PointId>(fresh());
	const rank = rankAt(table.seq + 1);
	const what = { kind: 'point-brought', point, text, guest, seat, rank, ...about.value } as const;
	return yes([{ by: { kind: 'link', of: who.person }, what }]);
};
