import { openBoard } from './house.ts';
import { quiet } from '../../server/log.ts';
import { stopOnSignals } from '../../server/stopping.ts';

/** A server in a process of its own whose disk writes nothing between "hold" and "go": an act stays in flight. */

const [folder = ''] = process.argv.slice(2);
const { house, people } = await openBoard({}, folder);
stopOnSignals(house.serving, quiet);
const { log } = house.storage as { log: { append: (...given: never[]) => Promise<void> } };
const real = log.append;
process.on('message', (word) => {
	if (word !== 'hold') return;
	const going = new Promise<void>((resolve) => process.on('message', (next) => next === 'go' && resolve()));
	log.append = async (...given) => {
		process.send?.('writing');
		await going;
		return real(...given);
	};
	process.send?.('held');
});
process.send?.({ url: house.url, people });
