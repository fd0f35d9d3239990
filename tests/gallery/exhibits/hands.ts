import { handColours } from '#lib/domain/colour.ts';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import type { DropVerdict, OtherHand, SceneInput } from '#lib/scene/scene.ts';
import { cellOf } from '#lib/scene/testing/small.ts';
import { inputOf, items, type Exhibit, type Shown } from '../exhibit.ts';
import { grid, link, signer, type Line } from '../grid.ts';

const titles = [
	'Show who last opened a chart and when',
	'Critical results stay on top until acknowledged',
	'Carry forward yesterday’s note with changes marked',
	'Session survives a switch of workstation',
	'Image viewer without a plug-in on locked-down machines',
	'Discharge summary drafted from the hospital course'
];
const told = (n: number) => ({
	title: titles[n % titles.length] ?? '',
	size: 3 + (n % 3) * 5,
	stage: 'pilot'
});

const lines: readonly Line[] = [
	{ name: 'Chart Review', cells: [told(0), told(1), told(3)], team: { capacity: 22 } },
	{ name: 'Documentation', cells: [told(4), told(5), null], team: { capacity: 10 } },
	{ name: 'Platform', cells: [null, told(0), told(2)] }
];
const table = grid(lines, { links: [link('0.1.0', '2.2.0'), link('0.2.0', '1.1.0')] });
const board = (rest: Partial<SceneInput> = {}): SceneInput => inputOf(table, rest);
const size = { width: 760, height: 330 } as const;

/** Takes a card up by its middle, carries it to a point, and is told what a drop there would come to. */
const carry = (item: string, by: { x: number; y: number }, verdict: DropVerdict | null) => (shown: Shown) => {
	const { x, y, width, height } = shown.rectOf(item);
	const from = { x: x + width / 2, y: y + height / 2 };
	shown.pointer('pointerdown', from);
	for (const part of [0.2, 1])
		shown.pointer('pointermove', { x: from.x + by.x * part, y: from.y + by.y * part });
	shown.scene.verdict(verdict);
};

const hover = (item: string) => (shown: Shown) => {
	const { x, y } = shown.rectOf(item);
	shown.pointer('pointermove', { x: x + 30, y: y + 20 });
};

const asks: DropVerdict = {
	...{ ok: true, signsItself: false },
	signers: [signer('Physician Portal', 'waiting', true), signer('Mobile Rounding', 'waiting')]
};
const refused: DropVerdict = {
	...{
		ok: false,
		because: 'The session is closing: what is on the table is decided, nothing new is put on it.'
	}
};
const itself: DropVerdict = { ok: true, signsItself: true, signers: [] };

const other = (
	who: number,
	name: string,
	cell: string,
	fx: number,
	fy: number,
	rest: Partial<OtherHand> = {}
) => ({
	...{ who, colour: who % handColours, name, seat: 'Product Owner', spot: { ...cellOf(cell), fx, fy }, carrying: null },
	...rest
});

const others: readonly OtherHand[] = [
	other(1, 'Tomás Herrera', 'p t0 s0', 0.3, 0.8),
	other(2, 'Ingrid Solberg', 'p t1 s1', 0.7, 0.4, { seat: '' }),
	other(3, 'Rob Castellano', 'p t2 s1', 0.3, 0.1, { seat: 'Stakeholder', carrying: idOf<ItemId>('0.0.0') }),
	other(4, 'Dana Whitfield', 'p t2 s0', 0.3, 0.5, { seat: 'Facilitator', mark: 'presenter' }),
	other(5, 'Wen-Li Thurairajasingam-Okonkwo', 'p t0 s2', 0.9, 0.6, { seat: 'Chief Product Owner' })
];

/** Names go and a laser fades when a hand rests: these never do. */
const alive =
	(hands: (turn: number) => readonly OtherHand[]) =>
	({ scene, element }: Shown): void => {
		let turn = 0;
		const tell = (): void => {
			if (!element.isConnected) return;
			turn += 0.12;
			scene.hands(hands(turn));
			setTimeout(tell, 50);
		};
		tell();
	};

const laser = (turn: number): readonly OtherHand[] => [
	other(6, 'Dana Whitfield', 'p t0 s1', 0.5 + 0.3 * Math.cos(turn), 0.5 + 0.3 * Math.sin(turn), {
		...{ laser: true, mark: 'presenter' }
	})
];

const moving = (turn: number): readonly OtherHand[] =>
	others.map((hand) => ({
		...hand,
		spot: { ...hand.spot, fx: hand.spot.fx + 0.02 * Math.sin(turn) }
	}));

const crowd = Array.from({ length: 120 }, (_, n) =>
	other(
		n,
		`Person ${String(n + 1)}`,
		`p t${String(n % 3)} s${String((n * 7) % 3)}`,
		((n * 53) % 97) / 97,
		((n * 31) % 89) / 89
	)
);

const at = (name: string, says: string, input: SceneInput, act?: Exhibit['act']): Exhibit => ({
	...{ name, says, input, ...size, ...(act ? { act } : {}) }
});

export const hands: readonly Exhibit[] = [
	at('Under the pointer', 'It rises, and shows what it hangs together with.', board(), hover('0.1.0')),
	at('Selected', 'With its dependencies; the one that is late says so.', board({ selected: items('0.2.0') })),
	at(
		'Several selected',
		'One frame round all, with their number.',
		board({ selected: items('0.0.0', '0.2.0', '1.1.0') })
	),
	at(
		'Under the keyboard',
		'A double ring that shows on every ground.',
		board({ focused: idOf<ItemId>('1.1.0') })
	),
	at(
		'Carried',
		'A gap opens; who will have to sign, before the drop.',
		board(),
		carry('0.0.0', { x: 190, y: 90 }, asks)
	),
	at('Refused', 'The reason at the hand.', board(), carry('0.0.0', { x: 190, y: 90 }, refused)),
	at('Mine alone', 'It will move at once.', board(), carry('1.1.0', { x: 30, y: 80 }, itself)),
	at(
		'Several carried',
		'A pile, with its number.',
		board({ selected: items('0.0.0', '0.2.0', '1.1.0') }),
		carry('0.0.0', { x: 170, y: 110 }, asks)
	),
	at('Others’ hands', 'A name while it moves; a card in a hand; who presents.', board(), alive(moving)),
	at('A laser', 'A line that fades.', board(), alive(laser)),
	at(
		'A crowd',
		'The nearest by name, the others by a dot, many in a cell by their number.',
		board(),
		({ scene }) => scene.hands(crowd)
	),
	at('Somebody beyond the edge', 'Only whoever presents or is followed.', board(), ({ scene }) => {
		scene.moveTo({ ...scene.camera(), x: scene.camera().x + 400 });
		scene.hands([other(4, 'Dana Whitfield', 'p t2 s0', 0.1, 0.5, { mark: 'presenter' })]);
	})
];
