import { unreachable } from '#lib/domain/result.ts';
import type { ConnectionCalls, ConnectionState } from './connection-calls.ts';
import type { FreeLayer } from './free.svelte.ts';
import { signedOut } from './identity.ts';
import type { Keep, Scope } from './keep.ts';
import type { Making } from './making.svelte.ts';
import type { Presence } from './presence.svelte.ts';
import type { LiveTable } from './table.svelte.ts';
import type { Touch } from './touch.svelte.ts';
import type { Welcome } from './welcome.svelte.ts';

/** The parts of a seat's board that hear of what the connection brings. */
interface Parts {
	readonly keep: Keep;
	readonly scope: Scope;
	readonly live: LiveTable;
	readonly touch: Touch;
	readonly welcome: Welcome;
	readonly making: Making;
	readonly presence: Presence;
	readonly free: FreeLayer;
	/** What a reload begins with has changed. */
	readonly remember: () => void;
}

/** Who is told what of all that the connection brings. */
export function toldTo(parts: Parts): ConnectionCalls {
	const { keep, scope, live, touch, welcome, making, presence, free } = parts;
	return {
		state: (state) => became(state, parts),
		signedOut: () => {
			touch.signedOut = true;
			void signedOut(scope.who, keep);
		},
		bootstrap: (reply) => welcome.greeted(reply),
		step: ({ changes }) => {
			live.stepped(changes);
			making.tidy();
		},
		moves: (moves) => making.moved(moves),
		drafted: (draft) => free.followed(draft),
		draftLevel: () => free.level(),
		draftRefused: (because) => free.refused(because),
		shown: (generation) => {
			welcome.shows(generation);
			making.putBack();
			parts.remember();
		},
		noticed: (notice) => {
			if (notice.kind === 'here') welcome.told(notice.now);
			presence.noticed(notice);
		},
		saving: (saving) => {
			touch.saving = saving;
			if (saving === 'well') making.reached();
		},
		hands: (news) => presence.moved(news)
	};
}

function became(state: ConnectionState, { touch, making, presence }: Parts): void {
	touch.state = state;
	switch (state.kind) {
		case 'live':
			presence.renewed();
			return making.reached();
		case 'opening':
			return;
		case 'offline':
		case 'closed':
			making.lost();
			return presence.lost();
		default:
			return unreachable(state);
	}
}
