import { afterEach, expect, test, vi } from 'vitest';
import { board, openBoard, openSession, readBackSignLock, type House } from './house.ts';
import { until } from './seats.ts';

/** What is asked for between the moment a lock is judged and the moment it is on disk. */

let house: House;
afterEach(() => house.leave());

test.each(['replay', 'marks'])(
	'the %s of a session that is just being locked is not kept for ever',
	async (what) => {
		const opened = await openBoard();
		({ house } = opened);
		const { people } = opened;
		await openSession(house, people.fay);
		const path = `/api/v1/boards/${board}/sessions/1/${what}`;
		const isKept = async () => (await house.get(path, people.obi)).headers.has('etag');

		const { log } = house.storage;
		const append = log.append.bind(log);
		const disk = Promise.withResolvers<undefined>();
		let isWriting = false;
		vi.spyOn(log, 'append').mockImplementation(async (batch) => {
			if (batch.entries.some(({ entry }) => entry.kind === 'locked')) {
				isWriting = true;
				await disk.promise;
			}
			return append(batch);
		});
		const locked = readBackSignLock(house, people);
		await until(() => isWriting);
		expect(await isKept()).toBe(false);
		disk.resolve(undefined);
		await locked;
		expect(await isKept()).toBe(true);
	}
);
