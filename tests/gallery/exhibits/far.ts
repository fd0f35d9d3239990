import type { Rectangle, SceneInput } from '#lib/scene/scene.ts';
import { tableOf } from '#lib/scene/testing/table.ts';
import { largeContent, proposals } from '../../bench/scene/large.ts';
import { inputOf, type Exhibit } from '../exhibit.ts';
import { signer } from '../grid.ts';

/** A company's board: 40 product lanes of 4 teams, 24 timeboxes. */
export const company = tableOf(largeContent(1500));

const board = (rest: Partial<SceneInput> = {}): SceneInput =>
	inputOf(company, { ghosts: proposals(company, 60), today: '2025-11-20', ...rest });

const wide = { width: 760, height: 480 } as const;
const at = (name: string, says: string, zoom: number | 'all', rest: Partial<SceneInput> = {}): Exhibit => ({
	...{ name, says, zoom, ...wide },
	input: board(rest)
});

export const far: readonly Exhibit[] = [
	at('Whole cards', '72 % and nearer.', 0.75),
	at('Titles', 'From 42 %.', 0.5),
	{ ...at('Bars with keys', 'From 22 %.', 0.3), overview: true },
	at('Smaller bars', 'Keys where they fit.', 0.23),
	at('Heat', 'How much stands where, what is proposed, what is overfull.', 0.16),
	{ ...at('All of it', 'Lanes speak for their teams.', 'all'), overview: true },
	at('Heat by team', 'Products as rows.', 0.16, { groupBy: 'team' }),
	at('All of it by team', 'The same turned over.', 'all', { groupBy: 'team' }),
	{
		...at('Carried from far', 'The card in the hand stays as large as can be read.', 0.16),
		act({ scene, pointer, element }) {
			const rects = [...company.items.values()].map(({ id }) => scene.rectOf(id));
			const rect = rects.find((each) => inFrame(each, element));
			if (!rect) return;
			pointer('pointerdown', { x: rect.x + 4, y: rect.y + 3 });
			pointer('pointermove', { x: 420, y: 180 });
			pointer('pointermove', { x: 440, y: 200 });
			scene.verdict({ ok: true, signsItself: false, signers: [signer('Product 3', 'waiting', true)] });
		}
	}
];

const inFrame = (rect: Rectangle | null, { clientWidth, clientHeight }: HTMLElement): boolean =>
	rect !== null && rect.x > 260 && rect.y > 70 && rect.x < clientWidth - 60 && rect.y < clientHeight - 60;
