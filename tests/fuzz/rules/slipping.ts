import type { EntryOf } from '#lib/domain/entries.ts';
import { zone } from './judging.ts';
import { laneOf, type World } from './world.ts';

/** What is wrong with the items that a broken plan lets slip, on the board as it was when the red phone was answered; null for nothing. */
export function slipsWrongly(
	{ ground, now, alarms }: World,
	entry: EntryOf<'plan-broken'>,
	changed: readonly string[]
): string | null {
	const { product, over, slipping } = entry;
	const size = (id: string): number => ground.cards.find((card) => card.id === id)?.size ?? 1;
	const today = new Date(now + zone.offset).toISOString().slice(0, 10);
	const running =
		ground.columns.find(
			({ starts, ends }) => starts !== null && ends !== null && starts <= today && today <= ends
		) ??
		ground.columns.find(({ id }) =>
			ground.cards.some(
				(card) => laneOf(ground, card.id) === product && cellOfCard(ground, card.id)[2] === id
			)
		);
	const about = alarms.find(({ id }) => id === entry.emergency)?.item ?? null;
	const spared = [...changed, ...(about === null ? [] : [about])];
	const mine = Object.entries(ground.cells).filter(([cell]) => {
		const [lane, , column] = cell.split(' ');
		return lane === product && column === running?.id;
	});
	const could = mine.map(([, cards]) => cards.filter((id) => !spared.includes(id) && size(id) > 0));
	if (slipping.some((id) => !could.flat().includes(id)))
		return 'something slips that stands elsewhere, or is spared';
	const freed = slipping.reduce((sum, id) => sum + size(id), 0);
	if (freed < over && slipping.length < could.flat().length) return 'too little slips';
	const last = slipping.at(-1);
	if (last !== undefined && freed - size(last) >= over) return 'too much slips';
	// In each team's cell the lowest slip first.
	const lowest = could.every((cards) => {
		const first = cards.findIndex((id) => slipping.some((slip) => slip === id));
		return first < 0 || cards.slice(first).every((id) => slipping.some((slip) => slip === id));
	});
	return lowest ? null : 'something higher slips before something lower';
}

const cellOfCard = (ground: World['ground'], card: string): string[] =>
	(Object.entries(ground.cells).find(([, cards]) => cards.includes(card))?.[0] ?? '').split(' ');
