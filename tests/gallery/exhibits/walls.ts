import { tableOf } from '#lib/scene/testing/table.ts';
import { largeContent, proposals } from '../../bench/scene/large.ts';
import { inputOf, type Exhibit } from '../exhibit.ts';
import { company } from './far.ts';
import { lanes } from './heads.ts';

/** Boards as a screen on the wall has them: all of it, drawn out to the screen's shape. */

const small = tableOf(largeContent(600, 9));
const wall = { width: 1280, height: 640, zoom: 'whole' } as const;
const today = '2025-11-20';

export const walls: readonly Exhibit[] = [
	{
		name: 'A wall',
		says: 'Few lanes: cards as large as they may be, each lane’s name on its spine or above its first team.',
		...wall,
		input: inputOf(lanes, { fills: true, mood: 'watching' })
	},
	{
		name: 'A wall, locked',
		says: 'The same with its padlocks.',
		...wall,
		input: inputOf(lanes, { fills: true, mood: 'locked' })
	},
	{
		name: 'A wall of many cards',
		says: 'Too many to be read: every lane tells its name and how much stands where, in type for the whole room.',
		...wall,
		input: inputOf(small, { fills: true, mood: 'watching', today, ghosts: proposals(small, 24) })
	},
	{
		name: 'A wall of forty lanes',
		says: 'None without its name.',
		...wall,
		input: inputOf(company, { fills: true, mood: 'watching', today, ghosts: proposals(company, 60) })
	},
	{
		name: 'An upright wall',
		says: 'Room for the team lanes too.',
		...{ width: 720, height: 1100, zoom: 'whole' },
		input: inputOf(small, { fills: true, mood: 'locked', today })
	}
];
