import { openStorage } from '../open.ts';
import { batch, founding, headAt, postponed, text } from './fixtures.ts';

/**
 * A program for the crash test: writes as fast as it can to the data folder it is given, several batches under
 * way at once, and prints the number of each entry the moment its answer is there.
 */
const [, , dataDir = ''] = process.argv;
const store = await openStorage(dataDir);
let head = await store.log.head(founding().board);
if (!head) {
	await store.log.append(founding());
	head = headAt(1);
	process.stdout.write('1\n');
}
for (let seq = head.seq; ; seq += 8) {
	await Promise.all(
		Array.from({ length: 8 }, async (_, i) => {
			const on = headAt(seq + i);
			const words = [{ id: `w${on.seq + 1}`, salt: 's', text: 'x'.repeat(500) }];
			await store.log.append(batch(on, [postponed(`p${on.seq}`)], { words }));
			await store.drafts.append(founding().board, 1, [text(String(on.seq + 1))]);
			process.stdout.write(`${on.seq + 1}\n`);
		})
	);
}
