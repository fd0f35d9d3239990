import { seatKinds, type SeatKind } from '#lib/domain/board.ts';
import { firstTemplate } from '#lib/domain/templates/templates.ts';

/** Every seat there is, as people call it. */
export const seatNames: Readonly<Record<SeatKind, string>> = Object.fromEntries(
	seatKinds.map((kind) => [kind, firstTemplate.seats.find((seat) => seat.kind === kind)?.name ?? kind])
) as Record<SeatKind, string>;

/** `Product Owner, Sponsor`; a word for none. */
export const seatLine = (seats: readonly SeatKind[]): string =>
	seats.length === 0 ? 'No seat' : seats.map((seat) => seatNames[seat]).join(', ');
