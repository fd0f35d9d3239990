import { openBoard, openHouse, openSession } from './house.ts';

/** A server in a process of its own, to be killed: says where it is and who may ask, and serves until it dies. */

const [folder = '', again] = process.argv.slice(2);
const wide = { personActs: { burst: 1e6, perSecond: 1e6 } };

if (again) {
	const house = await openHouse(wide, folder);
	process.send?.({ url: house.url });
} else {
	const { house, people } = await openBoard(wide, folder);
	await openSession(house, people.fay);
	process.send?.({ url: house.url, people });
}
