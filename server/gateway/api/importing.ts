import { ulid } from 'ulid';
import * as v from 'valibot';
import { idOf, type ActId, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { may } from '#lib/domain/seats.ts';
import type { ImportAsk } from '#lib/server/import/asks.ts';
import { founding, later, preview } from '#lib/server/import/desk.ts';
import { outcomeOf } from '#lib/server/import/later.ts';
import { parseMapping, type Mapping } from '#lib/server/import/mapping.ts';
import type { BoardRoom } from '../board-room.ts';
import type { Guest } from '../connection.ts';
import type { Gateway } from '../gateway.ts';
import { Elsewhere } from '../nodes/owning.ts';
import { isOver } from '../sockets.ts';
import { readBody } from './body.ts';
import { Denied, json, personOf, roomOf, type Asking, type Reply } from './reply.ts';

/** A file is at most 12 MB; as base64 inside JSON that is a third more. */
const mostBytes = 18 * 1024 * 1024;
/** How many rows of a later file wait at the door together. */
const atOnce = 200;

const file = { text: v.optional(v.string()), base64: v.optional(v.string()) };
/** What is sent with a file. */
export const schemas = {
	preview: v.object({ ...file, mapping: v.optional(v.unknown()) }),
	/** `id`: of the board it makes, and of the act; a ULID of whoever asks. Asked again under it, it is the same board. */
	found: v.object({
		id: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))),
		name: v.string(),
		zone: v.string(),
		file: v.object(file),
		mapping: v.optional(v.unknown())
	}),
	/** `dry`: say what would be asked, and ask nothing. */
	later: v.object({
		file: v.object(file),
		mapping: v.optional(v.unknown()),
		dry: v.optional(v.boolean(), false)
	})
};

async function read<S extends v.GenericSchema>(asking: Asking, schema: S): Promise<v.InferOutput<S>> {
	const parsed = v.safeParse(schema, await readBody(asking.request, mostBytes));
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw new Denied(400, `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}

function bytesOf({ text, base64 }: { text?: string | undefined; base64?: string | undefined }): Uint8Array {
	if (text !== undefined) return new TextEncoder().encode(text);
	if (base64 !== undefined) return Buffer.from(base64, 'base64');
	throw new Denied(400, 'There is no file in it: send text or base64.');
}

function mappingOf(input: unknown): Mapping | null {
	return input === null || input === undefined ? null : granted(parseMapping(input));
}

function granted<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
	if (result.ok) return result.value;
	throw new Denied(400, result.error);
}

/** How many files are in hand. Each is held several times over, in this process and in a thread of its own. */
let inHand = 0;
const mostInHand = 2;

/** Sees to a file from its first byte on, a few at once. It counts for as much as ten acts. */
async function inTurn(asking: Asking, answer: () => Promise<Reply>): Promise<Reply> {
	const { person } = personOf(asking);
	if (inHand >= mostInHand)
		throw new Denied(503, 'Other files are being read at this moment. Try again in a minute.');
	if (!asking.gateway.acts.take(person, 10)) throw new Denied(429, 'Too much at once. Wait a moment.');
	inHand++;
	try {
		return await answer();
	} finally {
		inHand--;
	}
}

/** A dry run: nothing is made. */
export async function dryRun(asking: Asking): Promise<Reply> {
	return inTurn(asking, async () => {
		const { mapping, ...from } = await read(asking, schemas.preview);
		return json(granted(await preview(bytesOf(from), mappingOf(mapping))));
	});
}

/** Founds a board on a file. */
export async function found(asking: Asking): Promise<Reply> {
	const { person, administrator } = personOf(asking);
	if (!administrator) throw new Denied(403, 'An administrator founds a board.');
	return inTurn(asking, () => foundBy(asking, person));
}

async function foundBy(asking: Asking, person: PersonId): Promise<Reply> {
	const { gateway } = asking;
	const { id = ulid(), name, zone, file: from, mapping } = await read(asking, schemas.found);
	const planned = granted(await founding(bytesOf(from), mappingOf(mapping), { name, zone }));
	const board = idOf<BoardId>(id);
	await once(`${person} ${id}`, async () => {
		if (await isFounded(gateway, board, person)) return;
		const ask = { id: idOf<ActId>(id), act: planned.act };
		const answer = await gateway.rooms
			.found(board, { person, administrator: true }, ask)
			.catch(takenElsewhere);
		if (!answer.ok) throw new Denied(400, answer.refusal.because);
		// The board stands, so this is no reason to be told to come again. A later file finds less remembered.
		const kept = { board, at: Date.now(), by: person, body: planned.remember };
		await gateway.storage.imports.keep(kept).catch(gateway.report);
	});
	return json({ board, preview: planned.preview }, 201);
}

/** Foundings that are under way: who asks again meanwhile, because no answer came, waits for the same. */
const underWay = new Map<string, Promise<void>>();

function once(name: string, found: () => Promise<void>): Promise<void> {
	const first = underWay.get(name) ?? found().finally(() => underWay.delete(name));
	underWay.set(name, first);
	return first;
}

/** Whether it is this person's founding of before. */
async function isFounded({ storage }: Gateway, board: BoardId, person: PersonId): Promise<boolean> {
	if (!(await storage.log.head(board))) return false;
	if (await storage.log.answer(board, person, board)) return true;
	throw new Denied(409, 'There is a board of that id already.');
}

/** The file has been read by now, so it can't be handed on. */
function takenElsewhere(cause: unknown): never {
	throw cause instanceof Elsewhere ? new Denied(503, 'It is being founded just now. Try again.') : cause;
}

/**
 * Compares a later file with the board and asks for what differs, row by row, through the one door. An administrator
 * without a seat that proposes may look what that would be.
 */
export async function again(asking: Asking): Promise<Reply> {
	const { room, guest } = await roomOf(asking, idOf<BoardId>(asking.params[0] ?? ''));
	if (guest.kind === 'watcher') throw new Denied(403, 'A watch link reads the board and no more.');
	if (!guest.administrator && !may(room.table, guest, 'propose')) throw seatless();
	return inTurn(asking, () => compared(asking, room, guest));
}

const seatless = (): Denied => new Denied(403, 'Who imports proposes, and that takes a seat which may.');

type Person = Extract<Guest, { kind: 'person' }>;

async function compared(asking: Asking, room: BoardRoom, guest: Person): Promise<Reply> {
	const { imports } = asking.gateway.storage;
	const { file: from, mapping, dry } = await read(asking, schemas.later);
	const last = await imports.last(room.board);
	const planned = granted(await later(bytesOf(from), mappingOf(mapping), room.table, last?.body ?? null));
	if (dry) return json(outcomeOf(planned, new Map()));
	if (planned.asks.length > 0 && !may(room.table, guest, 'propose')) throw seatless();
	const refused = await askFor(asking, room, guest, planned.asks);
	// What nobody let through is nothing that the next file could be compared with.
	if (planned.asks.length === 0 || refused.size < planned.asks.length) {
		const body = planned.remember(new Set(refused.keys()));
		await imports.keep({ board: room.board, at: Date.now(), by: guest.person, body });
	}
	return json(outcomeOf(planned, refused));
}

/** Asks a few at a time: the door lets only so many wait, and others are asking too. Says what was refused, and why. */
async function askFor(
	{ gateway }: Asking,
	room: BoardRoom,
	guest: Person,
	asks: readonly ImportAsk[]
): Promise<ReadonlyMap<string, string>> {
	const { person, administrator } = guest;
	const refused = new Map<string, string>();
	// Where this ends half-way, what was asked is known by its ids: the same file again goes on from there.
	for (let at = 0; at < asks.length; at += atOnce) {
		if (await isOver(gateway.storage, guest, Date.now()))
			throw new Denied(
				401,
				'You were signed out meanwhile. Sign in and bring the file again: it goes on from there.'
			);
		await Promise.all(
			asks.slice(at, at + atOnce).map(async (ask) => {
				const answer = await room.act({ person, administrator }, ask);
				if (!answer.ok) refused.set(ask.id, answer.refusal.because);
			})
		);
	}
	return refused;
}
