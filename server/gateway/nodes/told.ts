import { request as ask } from 'node:http';
import { heed, type Told } from '#lib/server/bus.ts';
import type { News, Owner } from '#lib/server/storage/nodes.ts';
import type { Sockets } from '../sockets.ts';
import type { Passes } from './passes.ts';

/** What another node is asked to do at once: to seat who joined boards that it owns. */
export const joinedPath = '/nodes/joined';

interface Parts {
	readonly news: News;
	readonly sockets: Sockets;
	/** Seats whoever joined, here or at the owners. */
	readonly seat: () => Promise<void>;
	readonly report: (cause: unknown) => void;
}

/** Sees to what pages tell: here, and on all other nodes. The answer ends that. */
export function heedPages({ news, sockets, seat, report }: Parts): () => void {
	const ends = [
		heed((told) => {
			if (told.kind === 'joined') return seat();
			if (told.kind === 'fault')
				return report(new Error(`A page could not be made (${told.request}).`, { cause: told.cause }));
			sockets.heed(told);
			// Who has just signed out is not kept waiting, nor sees a fault of the way to others.
			news.tell(JSON.stringify(told)).catch(report);
			return undefined;
		}),
		news.heed((word) => sockets.heed(JSON.parse(word) as Told))
	];
	return () => ends.forEach((end) => end());
}

/** Seats whoever joined, and asks the owners of boards that are not ours; tries again later where one did not answer. */
export function createSeating({ seatHere, passes, later, report }: Seating): () => Promise<void> {
	async function seat(): Promise<void> {
		try {
			await seatHere((owner) => askToSeat(owner, passes));
		} catch (cause) {
			report(cause);
			setTimeout(() => void seat(), later).unref();
		}
	}
	return seat;
}

interface Seating {
	readonly seatHere: (ask: (owner: Owner) => Promise<void>) => Promise<void>;
	readonly passes: Passes;
	/** Ms until an owner that does not answer is replaced. */
	readonly later: number;
	readonly report: (cause: unknown) => void;
}

/** Resolves when the owner has seated them. */
function askToSeat({ address }: Owner, passes: Passes): Promise<void> {
	const asked = { method: 'POST', url: joinedPath };
	const headers = passes.sign(asked, {}, { caller: { kind: 'stranger' }, address: 'a node' });
	return new Promise((resolve, reject) => {
		const sent = ask(new URL(joinedPath, address), { agent: false, method: 'POST', headers }, (answer) => {
			answer.resume();
			answer.on('end', resolve);
			answer.on('error', reject);
		});
		sent.setTimeout(5_000, () => sent.destroy(new Error('The owner of the board does not answer.')));
		sent.on('error', reject);
		sent.end();
	});
}
