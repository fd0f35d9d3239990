import { flawsInArchive } from '#lib/domain/free-archive.ts';
import type { SessionId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { StoredArchive } from '#lib/server/storage/ports.ts';

/**
 * What is wrong with the free layers that a board's sessions were locked with, a sentence each. Each belongs to a session that
 * was locked; and from the first that was kept on every lock has one, for data may be older than they are.
 */
export async function flawsInArchives(
	archives: AsyncIterable<StoredArchive>,
	{ sessions }: Table
): Promise<string[]> {
	const flaws: string[] = [];
	const kept = new Set<SessionId>();
	for await (const { session, body } of archives) {
		kept.add(session);
		const named = sessions.get(session);
		if (named?.state === 'locked')
			flaws.push(...flawsIn(body).map((flaw) => `the free layer of session ${named.number}: ${flaw}`));
		else flaws.push(`a free layer is kept of session ${named?.number ?? session}, which was not locked`);
	}
	const locked = [...sessions.values()].filter(({ state }) => state === 'locked');
	const first = Math.min(...locked.filter(({ id }) => kept.has(id)).map(({ number }) => number));
	for (const { id, number } of locked)
		if (number > first && !kept.has(id)) flaws.push(`the free layer of session ${number} is missing`);
	return flaws;
}

function flawsIn(body: Uint8Array): readonly string[] {
	try {
		return flawsInArchive(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
	} catch (error) {
		return [`it can’t be read (${(error as Error).name})`];
	}
}
