import { quiet } from '../../../server/log.ts';
import { stopOnSignals } from '../../../server/stopping.ts';
import { openBoard, openHouse, openSession } from '../../flows/house.ts';

/**
 * A server in a process of its own, to be killed: says where it is and who may ask, and serves until it dies. Like the shipped
 * one, but that nobody asks too much of it, that it does not outlive a fault of its own, and that generations turn by themselves.
 */

const [folder = '', again] = process.argv.slice(2);
const endless = { burst: 1e6, perSecond: 1e6 };
const wide = {
	...{ personActs: endless, personBytes: endless, personSockets: endless, addressSockets: endless },
	...{ addressRequests: endless, socketMessages: endless, socketBytes: endless, socketQuestions: endless },
	turnEntries: 60
};

if (again) {
	const house = await openHouse(wide, folder);
	stopOnSignals(house.serving, quiet);
	process.send?.({ url: house.url });
} else {
	const { house, people } = await openBoard(wide, folder);
	await openSession(house, people.fay);
	stopOnSignals(house.serving, quiet);
	process.send?.({ url: house.url, people });
}
