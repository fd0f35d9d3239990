import * as Y from 'yjs';
import { roomName } from '#lib/document/messages.ts';
import { sync } from '../../fixtures/sync.ts';
import { board } from './founding.ts';
import type { Link } from './network.ts';

/** Codes by which nobody honest is sent away. What is behind a 1011 is reported, and judged there. */
export const never: readonly number[] = [4400, 4401, 4403, 4404, 4413, 4429];

/** What a browser is told of its board before it opens its sockets. */
export interface Bootstrap {
	readonly generation: number;
	readonly client: number;
}

/** One of a generation's rooms as a browser holds it. */
export interface Room {
	readonly name: 'agreed' | 'draft';
	readonly generation: number;
	readonly doc: Y.Doc;
	link: Link | null;
	/** "This is what I have" said on this socket, and answered. */
	said: number;
	answered: number;
	/** What is kept once that many are answered. */
	waiting: { readonly for: number; readonly done: () => void }[];
}

export const roomOf = (name: Room['name'], generation: number, doc: Y.Doc): Room => ({
	...{ name, generation, doc },
	...{ link: null, said: 0, answered: 0, waiting: [] }
});

export const pathOf = ({ name, generation }: Room): string => `/sync/${board}/${roomName(name, generation)}`;

export const isSynced = (room: Room | null): room is Room => room?.link?.isOpen === true && room.answered > 0;

/** Says what is held, and so asks for what is not. */
export function probe(room: Room): void {
	room.said += 1;
	room.link?.say(sync(0, Y.encodeStateVector(room.doc)));
}

export function hangUp(room: Room | null): void {
	if (!room) return;
	room.link?.leave();
	Object.assign(room, { link: null, said: 0, answered: 0, waiting: [] });
}
