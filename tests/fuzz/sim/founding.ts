import type { AskedAct } from '#lib/domain/acts.ts';
import type { SeatKind } from '#lib/domain/board.ts';
import { idOf, type ActId, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { agreedBoard } from '#lib/domain/snapshot.ts';
import { people, records, tableOf } from '#lib/domain/testing/board.ts';
import { digest } from '#lib/server/auth/secrets.ts';
import { memoryStorage } from '#lib/server/storage/memory/memory.ts';
import type { Batch, Storage } from '#lib/server/storage/ports.ts';
import { createFigures } from '../../../server/gateway/figures.ts';
import { createBuckets, defaults } from '../../../server/gateway/limits.ts';
import { createRooms } from '../../../server/gateway/rooms.ts';
import { nine, Process, World } from './world.ts';

export const board = idOf<BoardId>('board-1');
/** Where the board is asked for over HTTP. */
export const boardPath = `/api/v1/boards/${board}`;
const root = { person: idOf<PersonId>('root'), administrator: true };
const facilitator = { person: people.fay, administrator: false };
/** Who may draft. */
export const writers: readonly PersonId[] = [people.fay, people.ada, people.ben, people.mia, people.sam];

const day = 86_400_000;

/**
 * What stands in every run's store at the start: the small board of the domain's tests, its session open. One owner of all
 * products, so that two people can lock it.
 */
export async function founding(): Promise<readonly Batch[]> {
	const batches: Batch[] = [];
	const storage = memoryStorage();
	const log: Storage['log'] = {
		...storage.log,
		append: (batch) => storage.log.append(batch).then(() => void batches.push(structuredClone(batch)))
	};
	const world = new World(1);
	const begun = world.as(new Process('founder', 0), () =>
		found({ ...storage, log, under: () => ({ log, drafts: storage.drafts }) })
	);
	let isOver = false;
	void begun.finally(() => (isOver = true)).catch(() => undefined);
	await world.until(() => isOver, 60_000);
	await begun;
	return batches;
}

/** A store with that and who may sign in. */
export async function fill(storage: Storage, batches: readonly Batch[]): Promise<void> {
	for (const batch of batches) await storage.log.append(batch);
	const life = { madeAt: nine, expiresAt: nine + 7 * day, state: { kind: 'live' } } as const;
	await storage.links.keep(
		{ id: 'watch-link', kind: 'watch', board, madeBy: null, label: '', ...life },
		digest('watch-link')
	);
	await storage.links.visit(digest(watchSecret), 'watch-link', life.expiresAt);
	for (const person of writers) {
		const account = { person, name: person, email: `${person}@example.org`, administrator: false };
		await storage.accounts.make({ ...account, madeAt: nine, closedAt: null }, null);
		const ends = { expiresAt: nine + 7 * day, endsAt: nine + 30 * day };
		await storage.authSessions.keep({
			id: digest(secretOf(person)),
			person,
			startedAt: nine,
			device: '',
			...ends
		});
	}
}

const secretOf = (person: PersonId): string => `secret-of-${person}`.padEnd(40, 'x');
export const cookieOf = (person: PersonId): string => `lockstep=${secretOf(person)}`;
const watchSecret = 'secret-of-whoever-watches'.padEnd(40, 'x');
export const watchCookie = `lockstep-watch=${watchSecret}`;

async function found(storage: Storage): Promise<void> {
	const report = (cause: unknown): never => {
		throw cause;
	};
	const around = { storage, limits: defaults, acts: createBuckets(defaults.personActs), report };
	const rooms = createRooms({ ...around, figures: createFigures(), saving: () => 'well' });
	let asked = 0;
	const ask = (act: AskedAct) => ({ id: idOf<ActId>(`founding-${++asked}`), act });
	const products = records.products.map((product) => ({ ...product, owner: people.ada }));
	const content = agreedBoard(tableOf({ products }));
	await rooms.found(board, root, ask({ kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content }));
	const room = await rooms.open(board);
	if (!room) throw new Error('the board is not there');
	for (const { person, seats } of records.seats)
		await room.act(root, ask({ kind: 'seat', person, seats: [...seats] as SeatKind[] }));
	await room.act(facilitator, ask({ kind: 'schedule', startsAt: Date.now() + 3_600_000, minutes: 90 }));
	await room.act(facilitator, ask({ kind: 'prepare' }));
	const open = await room.act(facilitator, ask({ kind: 'open', anyway: true }));
	if (!open.ok) throw new Error(open.refusal.because);
	await rooms.drain();
	await rooms.end();
}
