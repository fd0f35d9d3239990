/** All keys of the board, in sections, as the help shows them. */

interface KeySection {
	readonly name: string;
	/** What the section's keys need, said under its name. */
	readonly says?: string;
	/** Only who sits at the table has a use for them. */
	readonly seated?: true;
	readonly keys: readonly (readonly [keys: string, does: string])[];
}

export const keySections: readonly KeySection[] = [
	{
		name: 'Look',
		keys: [
			['Wheel', 'Pan'],
			['Space + drag', 'Pan with the hand, also the middle button'],
			['Ctrl + wheel', 'Zoom, also by pinching'],
			['+ −', 'Zoom in, out'],
			['0', 'Zoom to 100 %'],
			['Shift 1', 'Fit the board'],
			['Shift 2', 'Fit what is selected'],
			['Shift 3', 'Fit my lanes'],
			['Shift 4', 'Fit the present column'],
			['/ or Ctrl K', 'Find a card and fly there'],
			['G', 'Group by product or team'],
			['Shift L', 'All links, or only those of what is selected'],
			['K held', 'Laser: where you point, or at the card you stand on'],
			['Esc', 'Back, where the presenter brought you'],
			[']', 'Side panel'],
			['F6', 'On to the bar, the board, the tools, the panel; with Shift back'],
			['?', 'This list']
		]
	},
	{
		name: 'Select',
		keys: [
			['Click', 'A card; with Shift or Ctrl one more, or one less'],
			['Shift + drag', 'On the ground: a frame round cards'],
			['V', 'Every drag on the ground is a frame'],
			['H', 'Every drag on the ground pans'],
			['Ctrl A', 'All cards of the cell; with Shift of its team lane'],
			['Ctrl C', 'Copy keys and titles'],
			['Shift F10', 'What can be done with it, also the right button'],
			['Esc', 'Let go']
		]
	},
	{
		name: 'In the grid',
		says: 'Tab leads into it. Everything can be done from here.',
		keys: [
			['Arrows', 'From cell to cell, and on to the heads of lanes and columns'],
			['Home End', 'To the first and last column; with Ctrl to the corners'],
			['Enter', 'Into a cell, then to the details of a card; on the head of a lane: fold it'],
			['Space with a tool', 'Put it on the card or cell you stand on'],
			['Esc', 'Out of the cell'],
			['Shift Space', 'Select the card, or all cards of the cell'],
			['Shift + arrows', 'Select what you come to as well'],
			['Space', 'Lift the card, and all that is selected with it'],
			['Shift F10', 'What can be done here']
		]
	},
	{
		name: 'Carry',
		seated: true,
		keys: [
			['Drag', 'Carry a card, or all that is selected; on a touch screen hold it first'],
			['Arrows', 'Carry what was lifted by a key'],
			['Enter', 'Drop it'],
			['Esc', 'Put it back'],
			['Ctrl V', 'Propose that copied cards move to the cell you stand on or point at'],
			['Ctrl Z', 'Undo what you drew or proposed last; what is agreed only by a new proposal'],
			['Ctrl Shift Z', 'Do it again']
		]
	},
	{
		name: 'Change',
		seated: true,
		keys: [
			['C', 'Add an item where you stand'],
			['Shift T', 'Collect a trade'],
			['W', 'What if: the board as it would be, and back'],
			['L', 'Lanes, columns and goals']
		]
	},
	{
		name: 'Draw',
		says: 'While a session is prepared or held.',
		seated: true,
		keys: [
			['N', 'Note'],
			['T', 'Text'],
			['P', 'Pen'],
			['Shift P', 'Highlighter'],
			['E', 'Eraser of your own ink'],
			['R', 'Shape'],
			['A', 'Connector'],
			['M', 'Comment'],
			['Shift E', 'Reaction'],
			['D', 'Dot vote'],
			['Enter', 'Write in the mark that is chosen'],
			['Arrows', 'Move it; with Shift further, with Alt from the grid too'],
			['Delete', 'Take it away'],
			['Esc', 'Put the tool away']
		]
	}
];
