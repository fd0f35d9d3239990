import { LiveBoard } from './board.svelte.ts';
import { keepPage, signedInAs, watcher } from './identity.ts';
import type { Keep, LastSeen, Scope } from './keep.ts';
import { keepInBrowser } from './keep-idb.ts';
import {
	type Bootstrap,
	browserWire,
	fetchBootstrap,
	unreachableServer,
	type Wire,
	WireError
} from './wire.ts';

/** The surroundings of a board; the browser's own unless a test brings others. */
interface Surroundings {
	readonly wire: Wire;
	readonly keep: Keep;
}

/**
 * Opens a board: from the server, or as this browser last knew it where the server can't be reached.
 * Rejects with a `WireError` (a sentence) where neither has it, or this person may not see it.
 */
export async function openBoard(board: string, around?: Surroundings): Promise<LiveBoard> {
	const { wire, keep } = around ?? { wire: browserWire(), keep: keepInBrowser() };
	const reply = await reach(wire, board);
	if (!reply) return begin(wire, keep, await lastTime(keep, board), false);
	const scope: Scope = { who: reply.me.person ?? watcher, board };
	await signedInAs(scope.who, keep);
	const people = (await keep.lastSeen(scope))?.people ?? [];
	const live = await begin(wire, keep, { scope, seen: { bootstrap: reply, people } }, true);
	void keepPage();
	return live;
}

interface Known {
	readonly scope: Scope;
	readonly seen: LastSeen;
}

async function begin(wire: Wire, keep: Keep, { scope, seen }: Known, reached: boolean): Promise<LiveBoard> {
	const live = new LiveBoard({ wire, keep, scope, ...seen });
	try {
		await live.begin(reached);
	} catch (error) {
		await live.close();
		throw error;
	}
	return live;
}

/** Null where the server can't be reached; throws where it says no. */
async function reach(wire: Wire, board: string): Promise<Bootstrap | null> {
	try {
		return await fetchBootstrap(wire, board);
	} catch (error) {
		if (error instanceof WireError && error.status === null) return null;
		throw error;
	}
}

/** The board as the person who was signed in last saw it. */
async function lastTime(keep: Keep, board: string): Promise<Known> {
	const who = await keep.who();
	const scope = who === null ? null : { who, board };
	const seen = scope && (await keep.lastSeen(scope));
	if (!scope || !seen) throw new WireError(unreachableServer, null);
	return { scope, seen };
}
