import { chip, chipLines, chipWidth } from '../layout/chips.ts';
import type { SignerChip } from '../scene.ts';
import type { Theme } from '../theme.ts';
import { roundPath, write, type Brush } from './brush.ts';
import { icon, type IconName } from './icons.ts';

interface Look {
	readonly icon: IconName;
	readonly fill: string;
	readonly ink: string;
	readonly border: string;
}

/** Signed chips are filled, waiting ones only framed; none is told by colour alone. */
function lookOf(theme: Theme, { state, mine }: SignerChip): Look {
	switch (state) {
		case 'signed':
			return { icon: 'check', fill: theme.ok, ink: theme.onOk, border: theme.ok };
		case 'declined':
			return { icon: 'cross', fill: theme.danger, ink: theme.onDanger, border: theme.danger };
		case 'nobody':
			return { icon: 'nobody', fill: theme.card, ink: theme.danger, border: theme.danger };
		case 'changing':
			return { icon: 'pencil', fill: theme.proposalSoft, ink: theme.proposal, border: theme.proposal };
		case 'waiting':
			return mine
				? { icon: 'ring', fill: theme.warnSoft, ink: theme.warn, border: theme.warn }
				: { icon: 'ring', fill: theme.card, ink: theme.ink2, border: theme.lineStrong };
	}
}

/** Chips of signers in lines from `x`, `y` down, in world pixels; returns the height used. */
export function paintChips(
	brush: Brush,
	signers: readonly SignerChip[],
	x: number,
	y: number,
	width: number
): number {
	const lines = chipLines(signers, width);
	for (const [index, line] of lines.entries()) {
		let at = x;
		for (const signer of line) {
			paintChip(brush, signer, at, y + index * chip.step, chipWidth(signer, width));
			at += chipWidth(signer, width) + chip.gap;
		}
	}
	return lines.length * chip.step;
}

function paintChip(brush: Brush, signer: SignerChip, x: number, y: number, width: number): void {
	const { ctx } = brush;
	const look = lookOf(brush.theme, signer);
	roundPath(ctx, { x: x + 0.5, y: y + 0.5, width: width - 1, height: chip.height - 1 }, chip.height / 2);
	ctx.fillStyle = look.fill;
	ctx.fill();
	ctx.strokeStyle = look.border;
	ctx.lineWidth = signer.mine ? 1.5 : 1;
	ctx.stroke();
	icon(ctx, look.icon, x + 5, y + chip.height / 2 - 4.5, 9, look.ink);
	write(brush, signer.label, x + 16, y + chip.height / 2, {
		size: 10.5,
		weight: 500,
		colour: look.ink,
		width: width - 16 - chip.pad + 2
	});
}
