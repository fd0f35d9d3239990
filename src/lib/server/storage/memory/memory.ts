import type { BoardId, PersonId, SessionId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import { sameHead, headAfter, stale } from '../batch.ts';
import { seatingsIn, summarise, type BoardIndex, type BoardSummary, type Seating } from '../board-index.ts';
import { alone } from '../nodes.ts';
import type {
	Batch,
	DraftStore,
	Head,
	ImportStore,
	KeptAnswer,
	LogStore,
	Storage,
	StoredArchive,
	StoredCheckpoint,
	StoredImport,
	StoredSnapshot,
	Words
} from '../ports.ts';
import { looked, spare } from '../thinning.ts';
import { unfounded } from '../ports.ts';
import { memoryAccess } from './access.ts';

interface Kept {
	head: Head;
	summary: BoardSummary;
	readonly entries: Batch['entries'][number][];
	readonly snapshots: Map<number, StoredSnapshot>;
	readonly checkpoints: StoredCheckpoint[];
	readonly words: Map<string, Words>;
	readonly seatings: Map<PersonId, Seating>;
	readonly archives: Map<SessionId, StoredArchive>;
}

/** A store that lasts as long as the process: for tests, and to hold the contract against a second adapter. */
export function memoryStorage(): Storage {
	const boards = new Map<BoardId, Kept>();
	const drafts = memoryDrafts();
	const writers = { log: memoryLog(boards, drafts), drafts };
	return {
		...writers,
		under: () => writers,
		nodes: alone('in-memory'),
		boards: memoryIndex(boards),
		imports: memoryImports(),
		...memoryAccess(),
		probe: async () => undefined,
		onCommit: () => () => undefined,
		close: async () => undefined
	};
}

function memoryLog(boards: Map<BoardId, Kept>, drafts: MemoryDrafts): LogStore {
	const answers = new Map<string, KeptAnswer>();
	const head = async (board: BoardId): Promise<Head | null> => boards.get(board)?.head ?? null;
	return {
		async append(given) {
			const batch = structuredClone(given);
			const kept = boards.get(batch.board) ?? null;
			const head = headAfter(batch);
			// Which generation a board begins with is for its founder to say.
			if (kept ? !sameHead(kept.head, batch.on) : batch.on.seq !== unfounded.seq) throw stale(batch);
			for (const each of batch.answers) {
				if (answers.has(answerKey(batch.board, each)))
					throw new Error(`act ${each.act} has its answer already`);
			}
			for (const each of batch.answers) answers.set(answerKey(batch.board, each), each);
			keep(boards, kept, batch, head);
			drafts.turn(batch);
		},
		async boards() {
			return sorted(boards).map(({ board, name }) => ({ board, name }));
		},
		head,
		settled: head,
		async entries(board, from, to) {
			const entries = boards.get(board)?.entries ?? [];
			return structuredClone(entries.slice(Math.max(0, from - 1), Math.max(0, to)).map(({ entry }) => entry));
		},
		answer: async (board, person, act) => answers.get(answerKey(board, { person, act })) ?? null,
		answers: async (board, asked) => asked.flatMap((each) => answers.get(answerKey(board, each)) ?? []),
		async words(board, ids) {
			const words = boards.get(board)?.words ?? new Map<string, Words>();
			return [...words.values()].filter(({ id }) => ids?.includes(id) ?? true);
		},
		snapshot: async (board, version) => boards.get(board)?.snapshots.get(version) ?? null,
		async checkpoint(board, at = Infinity) {
			const reached = boards.get(board)?.checkpoints.filter(({ seq }) => seq <= at);
			return reached?.at(-1) ?? null;
		},
		archive: async (board, session) => boards.get(board)?.archives.get(session) ?? null
	};
}

const answerKey = (board: BoardId, { person, act }: { person: PersonId; act: string }): string =>
	JSON.stringify([board, person, act]);

function keep(boards: Map<BoardId, Kept>, was: Kept | null, batch: Batch, head: Head): void {
	const summary = batch.entries.reduce((so, { entry }) => summarise(so, entry), was?.summary ?? null);
	if (summary === null) return;
	const kept = was ?? nothing(head, summary);
	kept.head = head;
	kept.summary = summary;
	kept.entries.push(...batch.entries);
	for (const each of batch.snapshots) kept.snapshots.set(each.version, each);
	for (const each of batch.words) kept.words.set(each.id, each);
	if (batch.checkpoint) {
		kept.checkpoints.push(batch.checkpoint);
		const generation = spare(kept.checkpoints.slice(-looked).toReversed());
		const at = kept.checkpoints.findIndex((each) => each.generation === generation);
		if (at >= 0) kept.checkpoints.splice(at, 1);
	}
	const archive = batch.draft?.archive;
	if (archive) kept.archives.set(archive.session, archive);
	for (const each of seatingsIn(
		batch.board,
		batch.entries.map(({ entry }) => entry)
	)) {
		if (each.seats.length > 0) kept.seatings.set(each.person, each);
		else kept.seatings.delete(each.person);
	}
	boards.set(batch.board, kept);
}

const nothing = (head: Head, summary: BoardSummary): Kept => ({
	head,
	summary,
	entries: [],
	snapshots: new Map(),
	checkpoints: [],
	words: new Map(),
	seatings: new Map(),
	archives: new Map()
});

const sorted = (boards: ReadonlyMap<BoardId, Kept>): BoardSummary[] =>
	[...boards.values()]
		.map(({ summary }) => summary)
		.sort((a, b) => a.name.localeCompare(b.name) || byText(a.board, b.board));

const memoryIndex = (boards: ReadonlyMap<BoardId, Kept>): BoardIndex => ({
	all: async () => sorted(boards),
	one: async (board) => boards.get(board)?.summary ?? null,
	seatings: async (board) =>
		[...(boards.get(board)?.seatings.values() ?? [])].sort((a, b) => byText(a.person, b.person)),
	seatingsOf: async (person) =>
		[...boards.values()]
			.flatMap(({ seatings }) => seatings.get(person) ?? [])
			.sort((a, b) => byText(a.board, b.board))
});

/** Drafts, and what becomes of them with a batch that ends their generation. */
interface MemoryDrafts extends DraftStore {
	turn(batch: Batch): void;
}

function memoryDrafts(): MemoryDrafts {
	const rooms = new Map<string, { updates: Uint8Array[]; bound: Map<number, PersonId> }>();
	const room = (board: BoardId, generation: number) => {
		const key = JSON.stringify([board, generation]);
		const known = rooms.get(key) ?? { updates: [], bound: new Map<number, PersonId>() };
		rooms.set(key, known);
		return known;
	};
	return {
		append: async (board, generation, updates) =>
			void room(board, generation).updates.push(...updates.map((each) => each.slice())),
		updates: async (board, generation) => [...room(board, generation).updates],
		async bind(board, generation, client, person) {
			const { bound } = room(board, generation);
			if (!bound.has(client)) bound.set(client, person);
		},
		bound: async (board, generation) => new Map(room(board, generation).bound),
		turn({ board, on, checkpoint, draft }) {
			if (!draft || !checkpoint) return;
			for (let ended = 0; ended <= on.generation; ended++) rooms.delete(JSON.stringify([board, ended]));
			if (!draft.carried) return;
			const { update, client, person } = draft.carried;
			const next = room(board, checkpoint.generation);
			next.updates.push(update);
			next.bound.set(client, person);
		}
	};
}

function memoryImports(): ImportStore {
	const imports = new Map<BoardId, StoredImport>();
	return {
		keep: async (kept) => void imports.set(kept.board, kept),
		last: async (board) => imports.get(board) ?? null
	};
}
