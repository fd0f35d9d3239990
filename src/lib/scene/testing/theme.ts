import type { Theme } from '../theme.ts';

/** A theme to test with: every colour is told from the others where a test asks for it, and nothing moves. */
export const plainTheme: Theme = {
	...{
		bg: '#f6f6f3',
		head: '#fafaf8',
		lane: '#f3f3f0',
		laneAlt: '#f9f9f7',
		card: '#ffffff',
		raise: '#ffffff'
	},
	...{ today: '#e9edfb', past: '#ece7da', pastLane: '#f1ecdf', whatIf: '#e7e9f2', whatIfLane: '#eef0f7' },
	...{ line: '#dededa', lineStrong: '#85878d', ink: '#1c1d1f', ink2: '#55585e', ink3: '#66696f' },
	...{ accent: '#3f4bd1', accentSoft: '#e6e8fb', onAccent: '#ffffff' },
	...{ danger: '#b3261e', dangerSoft: '#fbe9e7', onDanger: '#ffffff', warn: '#8a5a00', warnSoft: '#fbf0d9' },
	...{ ok: '#00695c', okSoft: '#dff1ec', onOk: '#ffffff', proposal: '#7a197a', proposalSoft: '#f6e8f6' },
	...{ focusIn: '#ffffff', focusOut: '#1c1d1f', shade: '#1c1d1f', onHand: '#ffffff', font: 'Inter' },
	products: ['#4f58e5', '#007974', '#996019'].map((fill) => ({ fill, on: '#ffffff' })),
	hands: ['#2f6fde'],
	tints: {
		...{
			yellow: '#fff3b0',
			blue: '#d6ecff',
			coral: '#ffdfd2',
			green: '#dff3e0',
			violet: '#ece3ff',
			ink: '#ececea'
		}
	},
	strokes: {
		...{
			yellow: '#8f6b00',
			blue: '#2160c4',
			coral: '#b8431f',
			green: '#2a7438',
			violet: '#6a45cc',
			ink: '#1c1d1f'
		}
	},
	marks: {
		...{
			yellow: '#ffee99',
			blue: '#d2e8ff',
			coral: '#ffdccf',
			green: '#d2f1d6',
			violet: '#e9deff',
			ink: '#e6e6e4'
		}
	},
	blend: 'multiply',
	flight: 0,
	settle: 0
};
