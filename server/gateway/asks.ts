import { encodeJson, messageType, notSaved, type Answer } from '#lib/document/messages.ts';
import { parseAsk, type Ask } from '#lib/domain/acts.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { Closing, Connection } from './connection.ts';
import type { Surroundings } from './surroundings.ts';
import { NotSaved, Unwritten } from './unwritten.ts';

type Around = Pick<Surroundings, 'acts' | 'report' | 'figures'>;
type AskDoor = (who: Who, ask: Ask) => Promise<Answer>;

/** An act asked on a socket, and answered there; or the socket is closed instead. Never rejects. */
export async function askOn(
	connection: Connection,
	asked: unknown,
	around: Around,
	door: AskDoor
): Promise<void> {
	const answer = await answerTo(connection, asked, around, door);
	if (answer) connection.send(encodeJson(messageType.answer, answer));
}

/** Null where the socket is closed instead of an answer. */
async function answerTo(
	connection: Connection,
	asked: unknown,
	{ acts, report, figures }: Around,
	door: AskDoor
): Promise<Answer | null> {
	const { guest } = connection;
	const refused = (id: string, rule: string, because: string): Answer => {
		figures.refused('rule', rule);
		return { id, ok: false, refusal: { rule, because } };
	};
	const parsed = parseAsk(asked);
	if (!parsed.ok) {
		const named = idIn(asked);
		return named === null ? closing(connection, 4400) : refused(named, 'form', parsed.error);
	}
	const { id } = parsed.value;
	if (guest.kind === 'watcher') return refused(id, 'read-only', 'A watch link reads the board and no more.');
	if (!acts.take(guest.person)) return closing(connection, 4429);
	try {
		return await door(guest, parsed.value);
	} catch (error) {
		if (error instanceof NotSaved) return refused(id, notSaved, error.message);
		if (error instanceof Unwritten) return closing(connection, 1012);
		report(error);
		return refused(id, 'fault', 'This could not be judged. The fault is ours and has been noted.');
	}
}

function closing(connection: Connection, code: Closing): null {
	connection.close(code);
	return null;
}

/** An act that can't be read may have an id to answer to at least. */
function idIn(asked: unknown): string | null {
	const id = typeof asked === 'object' && asked !== null && 'id' in asked ? asked.id : undefined;
	return typeof id === 'string' && id.length <= 64 ? id : null;
}
