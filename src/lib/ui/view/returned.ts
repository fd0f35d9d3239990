import type { Outgoing } from '#lib/client/outbox.ts';

type Returned = Extract<Outgoing, { state: 'returned' }>;

/** What was not put on the table, and waits for its author to make something of it. */
export const cameBack = (outbox: readonly Outgoing[]): Returned[] =>
	outbox.filter((each) => each.state === 'returned');

/** How that is told: with the reason where it is about one. */
export function returnedLine(returned: readonly Returned[]): string {
	const [only, more] = returned;
	return only && !more
		? `1 proposal was not put on the table. ${only.because}`
		: `${returned.length} proposals were not put on the table.`;
}
