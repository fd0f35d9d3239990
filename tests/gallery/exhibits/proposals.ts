import { item } from '#lib/scene/testing/small.ts';
import { inputOf, items, type Exhibit } from '../exhibit.ts';
import { ghost, grid, signer, type Line } from '../grid.ts';

const card = (title: string) => ({ title, size: 5, stage: 'pilot' });
const line = (name: string, title: string): Line => ({ name, cells: [card(title), null, null, null] });

const lines: readonly Line[] = [
	line('Waiting for me', 'Sign-out sheet prints on one page per patient'),
	line('Signed in part', 'Single sign-on with hospital Active Directory'),
	line('Declined', 'Dictation straight into the assessment field'),
	line('Nobody may sign', 'Radiology images open beside the report'),
	line('In the making', 'Allergies and intolerances from two systems'),
	line('Not sent yet', 'Co-signature queue for residents’ notes'),
	line('Rivals', 'Break-the-glass access with a typed reason'),
	{ name: 'New', cells: [null, null, null, null] },
	line('Many signers', 'Discharge summary drafted from the hospital course'),
	line('Being changed', 'Growth charts for the children’s clinics')
];

const signers = {
	mine: [signer('Physician Portal', 'waiting', true)],
	part: [signer('Mobile Rounding', 'signed'), signer('Order Entry', 'waiting')],
	declined: [signer('Order Entry', 'declined'), signer('Physician Portal', 'signed')],
	nobody: [signer('No Product Owner', 'nobody')],
	changing: [signer('being changed', 'changing'), signer('Physician Portal', 'waiting')],
	many: [
		signer('Physician Portal', 'signed'),
		signer('Mobile Rounding', 'waiting'),
		signer('Order Entry', 'signed'),
		signer('Charge Capture and Revenue Integrity', 'waiting')
	]
} as const;

const proposed = [
	ghost('0.0.0', 0, 2, { signers: signers.mine }),
	ghost('1.0.0', 1, 2, { signers: signers.part }),
	ghost('2.0.0', 2, 1, { signers: signers.declined }),
	ghost('3.0.0', 3, 3, { signers: signers.nobody }),
	ghost('4.0.0', 4, 2, { state: 'making', by: 'RC' }),
	ghost('5.0.0', 5, 2, { state: 'unsent', signers: signers.mine }),
	ghost('6.0.0', 6, 1, { signers: signers.part }),
	ghost('6.0.0', 6, 3, { by: 'IS', signers: signers.mine }),
	ghost('new', 7, 1, { added: item('new', { key: 'PORT-NEW', title: 'Consent forms in four languages' }) }),
	ghost('8.0.0', 8, 2, { signers: signers.many }),
	ghost('9.0.0', 9, 2, { signers: signers.changing })
];

const board = (rest: Parameters<typeof inputOf>[1] = {}) =>
	inputOf(grid(lines), { ghosts: proposed, ...rest });

export const proposals: readonly Exhibit[] = [
	{
		name: 'Proposed',
		says: 'The origin fades in place, a dashed ghost stands where it would go, its signers below it.',
		...{ width: 992, height: 1100 },
		input: board()
	},
	{
		name: 'A proposal selected',
		says: 'Its tether in full, with the move in words.',
		...{ width: 992, height: 350 },
		input: board({ selected: items('1.0.0') })
	},
	{
		name: 'Proposals from further away',
		says: 'Titles alone, then bars.',
		...{ width: 680, height: 450, zoom: 0.5 },
		input: board()
	},
	{
		name: 'Proposals as bars',
		says: 'Keys in the proposal’s colour.',
		...{ width: 480, height: 330, zoom: 0.32 },
		input: board()
	}
];
