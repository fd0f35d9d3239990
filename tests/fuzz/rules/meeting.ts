import type * as Y from 'yjs';
import { appendEntry, baseDoc } from '#lib/document/agreed.ts';
import type { Answer } from '#lib/document/messages.ts';
import { parseAsk } from '#lib/domain/acts.ts';
import { idOf, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { emptyTable, type Table } from '#lib/domain/table.ts';
import { memoryStorage } from '#lib/server/storage/memory/memory.ts';
import { unfounded, type Storage, type StoredCheckpoint } from '#lib/server/storage/ports.ts';
import type { State, Step } from '../../../server/gateway/decisions.ts';
import { Door } from '../../../server/gateway/door.ts';
import { defaults } from '../../../server/gateway/limits.ts';
import { replayCheck } from '../../../server/gateway/replay-check.ts';
import type { Asker } from './judging.ts';

/**
 * A board behind the real door of the gateway, with a store in memory and a clock that is told what time it is. What
 * a server would broadcast is written into the document of the generation, as a server does.
 */
export interface Meeting {
	readonly board: BoardId;
	readonly storage: Storage;
	/** The server's own. */
	readonly table: Table;
	/** The agreed room of the generation under way. */
	doc(): Y.Doc;
	/** Everything that was applied since it was last asked. */
	taken(): Step[];
	/** Resolves with the answer; null where the edge could not read it. */
	ask(by: Asker, id: string, act: unknown, now: number): Promise<Answer | null>;
}

export function meet(): Meeting {
	const board = idOf<BoardId>('board-1');
	const storage = memoryStorage();
	const state: State = { board, table: emptyTable(), head: unfounded, lastAt: 0 };
	let now = 0;
	let doc = baseDoc(0, state.table);
	let steps: Step[] = [];
	const hooks = {
		turning: async () => null,
		checked: (judged: readonly Step[], checkpoint: StoredCheckpoint) =>
			replayCheck(storage.log, { board, agreed: doc, steps: judged, checkpoint }),
		stayed: () => {},
		applied(applied: readonly Step[]) {
			steps.push(...applied);
			for (const { entry, changes } of applied) appendEntry(doc, entry, changes);
		},
		async turned() {
			doc = baseDoc(state.head.generation, state.table);
		},
		failed(cause: unknown) {
			throw cause;
		}
	};
	const grown = { entries: 0, bytes: 0 };
	const door = new Door({ state, log: storage.log, limits: defaults, hooks, grown, clock: () => now });
	return {
		board,
		storage,
		table: state.table,
		doc: () => doc,
		taken() {
			const taken = steps;
			steps = [];
			return taken;
		},
		async ask({ person, administrator, link }, id, act, at) {
			now = at;
			const parsed = parseAsk(JSON.parse(JSON.stringify({ id, act })));
			if (!parsed.ok) return null;
			const who = { person: idOf<PersonId>(person), administrator, ...(link ? { link: 'link-1' } : {}) };
			return door.act(who, parsed.value);
		}
	};
}
