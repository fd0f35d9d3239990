import { idOf, type ProductId, type TeamId, type TimeboxId } from '#lib/domain/ids.ts';
import type { Sight } from '#lib/scene/scene.ts';

/**
 * A place on the board as the address bar holds it, behind the `#`: by card or by cell, never by pixels, so that it
 * means the same on every screen, whatever is collapsed or turned over there. Pure.
 */
export interface Address {
	/** Key of the card that is looked at. */
	readonly card: string | null;
	readonly sight: Pick<Sight, 'spot' | 'zoom'> | null;
}

const short = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** `#card=KEP-2400&at=apps+red+spring+0.31+0.62&zoom=0.8`; empty for nowhere. */
export function written({ card, sight }: Address): string {
	const parts = new URLSearchParams();
	if (card !== null) parts.set('card', card);
	if (sight) {
		const { product, team, timebox, fx, fy } = sight.spot;
		parts.set('at', [product, team, timebox, short(fx, 3), short(fy, 3)].join(' '));
		parts.set('zoom', short(sight.zoom, 2));
	}
	return parts.size === 0 ? '' : `#${parts.toString()}`;
}

/** What an address says; what can't be understood is left out. */
export function read(hash: string): Address {
	const parts = new URLSearchParams(hash.replace(/^#/, ''));
	return { card: parts.get('card'), sight: sightIn(parts.get('at') ?? '', parts.get('zoom')) };
}

function sightIn(at: string, zoomed: string | null): Address['sight'] {
	const [product, team, timebox, x, y, more] = at.split(' ');
	const [fx, fy, zoom] = [x, y, zoomed ?? '1'].map((part) => (part ? Number(part) : Number.NaN));
	if (!product || !team || !timebox || more !== undefined) return null;
	if (!isFraction(fx) || !isFraction(fy) || zoom === undefined || !(zoom > 0)) return null;
	const cell = {
		product: idOf<ProductId>(product),
		team: idOf<TeamId>(team),
		timebox: idOf<TimeboxId>(timebox)
	};
	return { spot: { ...cell, fx, fy }, zoom: Math.min(zoom, 10) };
}

const isFraction = (value: number | undefined): value is number =>
	value !== undefined && value >= 0 && value <= 1;
