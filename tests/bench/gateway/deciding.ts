import { parts, percent, type Line } from '../figures.ts';
import { aPoint } from './acts.ts';
import { crowd, later, shares, warm } from './crowd.ts';
import { oursWith } from './houses.ts';
import type { Seat } from './seat.ts';

/**
 * Talking points asked for on sockets, each answered only when it is on disk: so many people who each ask again as soon as they
 * are answered, and see what the others have asked. `fsync`: ms by which the disk is slower than it is. `databaseUrl`: of a
 * PostgreSQL; null: on SQLite.
 */
export async function deciding(people: number, fsync: number, databaseUrl: string | null): Promise<Line> {
	const house = await oursWith(fsync, 'endless', databaseUrl).start(people, 625);
	try {
		const seats = await crowd(people, (person) => house.decides(person));
		const waits: number[] = [];
		let refused = 0;
		let over = false;
		for (const [person, seat] of seats.entries()) {
			let asked = performance.now();
			let turn = 0;
			const ask = (): void => {
				if (over) return;
				asked = performance.now();
				seat.send(aPoint(++turn * people + person));
			};
			seat.listener = (heard) => {
				if (heard.kind !== 'judged') return;
				if (heard.ok) waits.push(performance.now() - asked);
				else refused += 1;
				ask();
			};
			ask();
		}
		await later(warm);
		waits.length = 0;
		const { server, here, seconds } = await shares(house);
		over = true;
		return [
			`${String(people)} on sockets${fsync > 0 ? `, fsync ${String(fsync)} ms slower` : ''}`,
			`${(waits.length / seconds).toFixed(0)} acknowledged decisions/s`,
			...(waits.length > 0 ? parts(waits, 0.5, 0.99) : ['nothing came']),
			`server ${percent(server)}`,
			`load generator ${percent(here)} of a core`,
			...fallen(seats, refused)
		];
	} finally {
		await house.subject.stop();
	}
}

function fallen(seats: readonly Seat[], refused: number): string[] {
	const away = seats.filter(({ isOpen }) => !isOpen).length;
	return [
		...(refused > 0 ? [`${String(refused)} were refused`] : []),
		...(away > 0 ? [`${String(away)} were sent away`] : [])
	];
}
