import type { Step } from '#lib/document/agreed.ts';
import type { DraftMove } from '#lib/document/draft.ts';
import type { Notice, Saving } from '#lib/document/messages.ts';
import type { Hand } from '#lib/document/presence.ts';
import type { Room } from './room.ts';
import type { Bootstrap } from './wire.ts';

/** `offline` comes back by itself, and says why where the server did; `closed` does not, and says why. */
export type ConnectionState =
	| { readonly kind: 'opening' | 'live' }
	| { readonly kind: 'offline'; readonly because: string | null }
	| { readonly kind: 'closed'; readonly because: string };

/** What the connection tells whoever holds it. */
export interface ConnectionCalls {
	readonly state: (state: ConnectionState) => void;
	/** Nobody is signed in here any more. */
	readonly signedOut: () => void;
	/** The server said anew who this seat is and where the board stands. */
	readonly bootstrap: (bootstrap: Bootstrap) => void;
	readonly step: (step: Step) => void;
	readonly moves: (moves: readonly DraftMove[]) => void;
	/** Another draft is shown, or none. */
	readonly drafted: (draft: Room | null) => void;
	/** A draft, not always the one that is shown, holds what the server has. */
	readonly draftLevel: () => void;
	/** The server took nothing of what was written last, and said why: an empty draft takes its place. */
	readonly draftRefused: (because: string) => void;
	/** Another generation is shown; its draft holds nothing of this seat's yet. */
	readonly shown: (generation: number) => void;
	/** Something is said of who is here. */
	readonly noticed: (notice: Exclude<Notice, { kind: 'turned' | 'saving' }>) => void;
	/** Whether the server can write what is decided, has changed. */
	readonly saving: (saving: Saving) => void;
	readonly hands: (hands: readonly Hand[]) => void;
}
