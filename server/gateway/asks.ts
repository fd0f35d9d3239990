import type { Answer } from '#lib/document/messages.ts';
import { parseAsk, type Ask } from '#lib/domain/acts.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { Closing, Connection } from './connection.ts';
import { Unwritten } from './door.ts';
import type { Buckets } from './limits.ts';

/** An act asked on a socket. Null where the socket is closed instead of an answer. */
export async function askOn(
	connection: Connection,
	asked: unknown,
	{ acts, report }: { readonly acts: Buckets; readonly report: (cause: unknown) => void },
	door: (who: Who, ask: Ask) => Promise<Answer>
): Promise<Answer | null> {
	const { guest } = connection;
	const parsed = parseAsk(asked);
	if (!parsed.ok) return malformed(connection, asked, parsed.error);
	const { id } = parsed.value;
	if (guest.kind === 'watcher') return refused(id, 'read-only', 'A watch link reads the board and no more.');
	if (!acts.take(guest.person)) return closing(connection, 4429);
	try {
		return await door(guest, parsed.value);
	} catch (error) {
		if (error instanceof Unwritten) return closing(connection, 1012);
		report(error);
		return refused(id, 'fault', 'This could not be judged. The fault is ours and has been noted.');
	}
}

function closing(connection: Connection, code: Closing): null {
	connection.close(code);
	return null;
}

const refused = (id: string, rule: string, because: string): Answer => ({
	id,
	ok: false,
	refusal: { rule, because }
});

/** A sentence where the act at least has an id to answer to. */
function malformed(connection: Connection, asked: unknown, because: string): Answer | null {
	const id = typeof asked === 'object' && asked !== null && 'id' in asked ? asked.id : undefined;
	return typeof id === 'string' && id.length <= 64 ? refused(id, 'form', because) : closing(connection, 4400);
}
