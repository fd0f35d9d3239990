import type { OutgoingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import { roomName } from '#lib/document/messages.ts';
import type { Caller } from '#lib/server/auth/actor.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import type { Guest } from '../connection.ts';
import type { Figures } from '../figures.ts';
import type { Buckets } from '../limits.ts';
import type { Passes } from './passes.ts';
import { Relay } from './relay.ts';
import type { Ways } from './ways.ts';

/** What stands in place of a link where a node watches for those who watch there. */
const asNode = 'a node';

/** Whether it is a node that watches for others. Nobody's link bears that name. */
export const isNode = (guest: Guest): boolean => guest.kind === 'watcher' && guest.link === asNode;

/** Opens a socket to another node. */
export type Dial = (url: string, headers: OutgoingHttpHeaders) => WebSocket;

const overTheNetwork: Dial = (url, headers) =>
	new WebSocket(url, { headers: headers as Record<string, string>, perMessageDeflate: false });

interface Parts {
	/** Another than the network's where that is only played. */
	readonly dial?: Dial | undefined;
	readonly passes: Passes;
	readonly ways: Ways;
	readonly acts: Buckets;
	readonly figures: Figures;
	readonly report: (cause: unknown) => void;
}

/** The boards of other nodes that somebody watches here. */
export function createRelays({ dial = overTheNetwork, passes, ways, acts, figures, report }: Parts) {
	const relays = new Map<string, Relay>();

	function open(owner: Owner, generation: number, ended: () => void): Relay {
		const path = `/sync/${owner.board}/${roomName('agreed', generation)}`;
		const caller: Caller = { kind: 'watcher', board: owner.board, link: asNode };
		const headers = passes.sign({ method: 'GET', url: path }, {}, { caller, address: asNode });
		const upstream = dial(owner.address.replace(/^http/, 'ws') + path, headers);
		const over = ways.to(owner, () => upstream.terminate());
		return new Relay({
			...{ upstream, acts, figures, report },
			ended() {
				over();
				ended();
			}
		});
	}

	return {
		/** The agreed room of a board at its owner. One that is not there any more closes who joins it. */
		to(owner: Owner, generation: number): Relay {
			const key = `${owner.board} ${owner.fence} ${generation}`;
			const known = relays.get(key);
			if (known) return known;
			const relay: Relay = open(owner, generation, () => {
				if (relays.get(key) === relay) relays.delete(key);
			});
			relays.set(key, relay);
			return relay;
		}
	};
}
export type Relays = ReturnType<typeof createRelays>;
