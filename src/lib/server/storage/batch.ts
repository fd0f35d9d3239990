import { StaleHead, type Batch, type Head } from './ports.ts';

/** The head after a batch. Throws where its entries do not follow on the head it was judged on: that is a bug. */
export function headAfter({ board, on, entries, checkpoint }: Batch): Head {
	entries.forEach(({ entry }, i) => {
		if (entry.seq !== on.seq + i + 1)
			throw new Error(`entry ${entry.seq} of board ${board} does not follow on ${on.seq + i}`);
	});
	const last = entries.at(-1);
	return {
		seq: last?.entry.seq ?? on.seq,
		log: last?.log ?? on.log,
		generation: checkpoint?.generation ?? on.generation
	};
}

/** What a batch meets that was judged on another head than the board's. */
export const stale = ({ board, on }: Batch): StaleHead =>
	new StaleHead(`board ${board} has moved on from entry ${on.seq} of generation ${on.generation}`);

export const sameHead = (a: Head, b: Head): boolean =>
	a.seq === b.seq && a.log === b.log && a.generation === b.generation;
