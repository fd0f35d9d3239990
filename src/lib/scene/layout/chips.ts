import type { SignerChip } from '../scene.ts';

/** Height of a signer's chip and the step from one line of chips to the next, in world pixels. */
export const chip = { height: 17, step: 20, gap: 4, pad: 7, glyph: 12, letter: 5.7 } as const;

/** Width a chip is given before its text is measured: layout may not touch a canvas. */
export const chipWidth = (signer: SignerChip, width: number): number =>
	Math.min(width, Math.ceil(2 * chip.pad + chip.glyph + signer.label.length * chip.letter));

/** Chips broken into lines no wider than `width`. */
export function chipLines(signers: readonly SignerChip[], width: number): SignerChip[][] {
	const lines: SignerChip[][] = [];
	let used = Infinity;
	for (const signer of signers) {
		const wide = chipWidth(signer, width);
		if (used + chip.gap + wide > width) {
			lines.push([]);
			used = -chip.gap;
		}
		lines.at(-1)?.push(signer);
		used += chip.gap + wide;
	}
	return lines;
}

/** Room the chips of a ghost need below it. */
export const chipsHeight = (signers: readonly SignerChip[], width: number): number => {
	const lines = chipLines(signers, width).length;
	return lines === 0 ? 0 : lines * chip.step + 3;
};
