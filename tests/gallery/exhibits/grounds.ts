import type { SceneInput } from '#lib/scene/scene.ts';
import { inputOf, type Exhibit } from '../exhibit.ts';
import { ghost, grid, signer } from '../grid.ts';

const table = grid([
	{
		name: 'Chart Review',
		cells: [
			{ title: 'One patient list across all facilities', size: 8 },
			{ title: 'Show who last opened a chart', size: 3, stage: 'pilot' },
			null
		]
	},
	{
		name: 'Documentation',
		cells: [
			{ title: 'Sign-out sheet prints on one page', size: 3 },
			null,
			{ title: 'Dictation into the assessment field', size: 8 }
		],
		team: { capacity: 12 }
	},
	{ name: 'Platform', cells: [null, { title: 'Session survives a switch of workstation', size: 5 }, null] }
]);
const ghosts = [ghost('1.0.0', 1, 1, { signers: [signer('Physician Portal', 'waiting')] })];

const at = (name: string, says: string, rest: Partial<SceneInput>): Exhibit => ({
	...{ name, says, width: 760, height: 320 },
	input: inputOf(table, { ghosts, ...rest })
});

export const grounds: readonly Exhibit[] = [
	at('Open', 'Cards lie a little above the board.', { mood: 'open' }),
	at('Locked', 'Flat, square, a padlock on every lane.', { mood: 'locked', ghosts: [] }),
	at('Replay', 'A ground of its own, hatched between lanes: the past can’t be mistaken for now.', {
		mood: 'past'
	}),
	at('What if', 'The board as it would be.', { whatIf: true }),
	at('Watching', 'As it is, without a hand.', { mood: 'watching' })
];
