import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { board, openBoard, type House } from './house.ts';
import { leaveAll, raw, until } from './seats.ts';

/** Sockets that are half open, and boards that are full. */

let house: House;
afterEach(async () => {
	leaveAll();
	await house.leave();
});

test('a socket that answers no ping is ended, one that does stays', async () => {
	const opened = await openBoard({ pulse: 200 });
	house = opened.house;
	const { ada, obi } = opened.people;
	const path = `${house.url.replace('http', 'ws')}/sync/${board}/agreed@1`;
	const dumb = new WebSocket(path, { autoPong: false, headers: { cookie: ada.cookie, origin: house.url } });
	const ended = new Promise<number>((resolve) => dumb.on('close', resolve));
	const stays = raw(house, obi, 'agreed@1');
	await stays.opened;
	expect(await ended).toBe(1006);
	const { sockets } = house.serving.gateway;
	await until(() => sockets.count().person === 1);
	expect(stays.socket.readyState).toBe(WebSocket.OPEN);
});

test('a board holds so many sockets, and lets others in when some have gone', async () => {
	const opened = await openBoard({ socketsOfBoard: 2 });
	house = opened.house;
	const { ada, obi, ben } = opened.people;
	const [one, two] = [raw(house, ada, 'agreed@1'), raw(house, obi, 'agreed@1')];
	await until(() => one.notices.length > 0 && two.notices.length > 0);
	expect(await raw(house, ben, 'agreed@1').closed).toBe(4429);
	one.leave();
	await until(() => house.serving.gateway.sockets.count().person === 1);
	const third = raw(house, ben, 'agreed@1');
	await until(() => third.notices.length > 0);
});
