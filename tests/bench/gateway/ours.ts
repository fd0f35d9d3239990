import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type Serving } from '../../../server/serve.ts';
import type { AskedAct } from '../../../src/lib/domain/acts.ts';
import { idOf, type ActId, type BoardId, type PersonId } from '../../../src/lib/domain/ids.ts';
import { watchLink } from '../../../src/lib/server/auth/links.ts';
import { digest, freshSecret } from '../../../src/lib/server/auth/secrets.ts';
import { startSession } from '../../../src/lib/server/auth/sessions.ts';
import { openStorage } from '../../../src/lib/server/storage/open.ts';
import type { Storage } from '../../../src/lib/server/storage/ports.ts';
import { largeContent } from '../scene/large.ts';

/**
 * Lockstep for the gateway's bench, in a process of its own: as shipped, but for how much one address may ask, for all of
 * them come from one here. Prints where it listens and the cookies of its people: facilitators of one board in session.
 */
const [count = '0', items = '0', generations = 'shipped', databaseUrl = null] = process.argv.slice(2);
const board = idOf<BoardId>('bench');
const dataDir = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
const plenty = { burst: 1e9, perSecond: 1e9 };
const storage = await openStorage(dataDir, databaseUrl);
const serving = await serve({
	storage,
	env: { publicUrl: null, host: '127.0.0.1', port: 0, dataDir },
	pages: (_request, response) => void response.writeHead(404).end(),
	limits: {
		...{ addressSockets: plenty, addressRequests: plenty, personActs: plenty },
		// Thousands of decisions a second would fill a generation in one, and send everybody on to the next.
		...(generations === 'endless' ? { turnEntries: 1e9, turnBytes: 1e12 } : {})
	}
});
process.on('SIGTERM', () => {
	void serving.stop().then(() => {
		rmSync(dataDir, { recursive: true, force: true });
		process.exit(0);
	});
});
const people = Array.from({ length: Number(count) }, (_, n) => idOf<PersonId>(`person-${n}`));
await found(serving, people);
const cookies = await Promise.all(people.map((person) => cookieOf(storage, person)));
console.log(JSON.stringify({ url: serving.url, board, cookies, watch: await watchCookie(storage) }));

async function found({ gateway }: Serving, persons: readonly PersonId[]): Promise<void> {
	const [first = idOf<PersonId>('person-0')] = persons;
	const who = { person: first, administrator: true };
	const content = largeContent(Number(items));
	const act: AskedAct = { kind: 'found', name: 'Bench', zone: 'UTC', content };
	const founded = await gateway.rooms.found(board, who, { id: freshId(), act });
	if (!founded.ok) throw new Error(founded.refusal.because);
	const room = await gateway.rooms.open(board);
	if (!room) throw new Error('There is no board.');
	const does = async (asked: AskedAct): Promise<void> => {
		const answer = await room.act(who, { id: freshId(), act: asked });
		if (!answer.ok) throw new Error(answer.refusal.because);
	};
	// The door takes so many at once.
	for (let from = 0; from < persons.length; from += 100)
		await Promise.all(
			persons.slice(from, from + 100).map((person) => does({ kind: 'seat', person, seats: ['facilitator'] }))
		);
	await does({ kind: 'schedule', startsAt: Date.now() + 3_600_000, minutes: 90 });
	await does({ kind: 'prepare' });
	await does({ kind: 'open', anyway: true });
}

async function cookieOf({ accounts, authSessions }: Storage, person: PersonId): Promise<string> {
	const account = { person, name: person, email: `${person}@example.org`, administrator: false };
	await accounts.make({ ...account, madeAt: 0, closedAt: null }, null);
	return `lockstep=${await startSession(authSessions, person, 'bench')}`;
}

async function watchCookie(kept: Storage): Promise<string> {
	const { id } = await watchLink(kept, { board, label: 'bench', days: 1 });
	const secret = freshSecret();
	await kept.links.visit(digest(secret), id, Date.now() + 3_600_000);
	return `lockstep-watch=${secret}`;
}

function freshId(): ActId {
	return idOf<ActId>(crypto.randomUUID());
}
