import { flushCompileCache } from 'node:module';
import { quiet } from '../../../server/log.ts';
import { stopOnSignals } from '../../../server/stopping.ts';
import { openBoard, openHouse, openSession } from '../../flows/house.ts';

/** A server in a process of its own, to be killed: says where it is and who may ask, and serves until it dies. */

const [folder = '', again] = process.argv.slice(2);
const endless = { burst: 1e6, perSecond: 1e6 };
const wide = {
	...{ personActs: endless, personBytes: endless, personSockets: endless, addressSockets: endless },
	...{ addressRequests: endless, socketMessages: endless, socketBytes: endless, socketQuestions: endless },
	// Generations turn on the way, by themselves and with each lock.
	turnEntries: 250
};

/** Ms of a core. */
function worked(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

if (again) {
	const house = await openHouse(wide, folder);
	stopOnSignals(house.serving, quiet);
	process.send?.({ url: house.url, cpu: worked() });
} else {
	const { house, people } = await openBoard(wide, folder);
	await openSession(house, people.fay);
	stopOnSignals(house.serving, quiet);
	process.send?.({ url: house.url, people, cpu: worked() });
}
// Who is killed does not come to it; `npm start` does the same.
flushCompileCache();
