import { CircleQuestionMark, Eye, Heart, PartyPopper, ThumbsUp, TriangleAlert } from '@lucide/svelte';
import type { Glyph } from '#lib/scene/free/contract.ts';

/** The icon of each reaction: the same as on the canvas. */
export const glyphIcons: Readonly<Record<Glyph, typeof Heart>> = {
	'thumbs-up': ThumbsUp,
	heart: Heart,
	party: PartyPopper,
	eyes: Eye,
	question: CircleQuestionMark,
	warning: TriangleAlert
};
