import type { Saving } from '#lib/document/messages.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import type { BoardRoom } from './board-room.ts';
import type { Clock } from './decisions.ts';
import type { Figures } from './figures.ts';
import type { Buckets, Limits } from './limits.ts';

/** What a board's live state needs from around it. */
export interface Surroundings {
	readonly storage: Storage;
	readonly limits: Limits;
	/** Acts a person may ask. */
	readonly acts: Buckets;
	/** Something is wrong with us, not with them. */
	readonly report: (cause: unknown) => void;
	/** What time it is for acts; another than the machine's only where a history is told. */
	readonly clock?: Clock;
	readonly figures: Figures;
	/** Whether what is decided can be written now. */
	readonly saving: () => Saving;
	/** Whether the server is about to end. */
	readonly closing: () => boolean;
	/** This board's memory is worth nothing any more: forget it, the next one loads it anew. */
	readonly forget: (room: BoardRoom) => void;
}
