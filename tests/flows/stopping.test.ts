import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join as pathTo } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { passingCodes } from '../../src/lib/document/messages.ts';
import { board, freshFolder, openHouse, type House, type People } from './house.ts';
import { leaveAll, raw } from './seats.ts';

/** SIGTERM to the server's own process, while an act is on its way to the disk. */

let folder: string;
let child: ChildProcess;
beforeEach(() => {
	folder = freshFolder();
	child = fork(pathTo(import.meta.dirname, 'draining.ts'), [folder], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
});
afterEach(() => {
	leaveAll();
	child.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

/** Resolves with what the process says next. */
const said = async (): Promise<unknown> => (await once(child, 'message'))[0];

test('who stops finishes and answers what it took, turns newcomers away by name, and ends with 0', async () => {
	const { url, people } = (await said()) as { url: string; people: People };
	const near = { url } as House;
	const hand = raw(near, people.ada, 'agreed@1');
	await hand.opened;
	child.send('hold');
	await said();
	const answer = hand.ask({ kind: 'add-point', text: 'In flight', changes: [] }, 'in-flight');
	expect(await said()).toBe('writing');
	const exit = once(child, 'exit');
	child.kill('SIGTERM');
	const ready = async (how = '') => (await fetch(`${url}/readyz${how}`)).status;
	while ((await ready()) !== 503);
	expect(await ready('?not=404')).toBe(404);
	const late = raw(near, people.obi, 'agreed@1');
	expect([await late.closed, await late.because]).toEqual([1012, passingCodes[1012]]);
	child.send('go');
	expect(await answer).toMatchObject({ ok: true });
	expect([await hand.closed, await hand.because]).toEqual([1012, passingCodes[1012]]);
	expect(await exit).toEqual([0, null]);
	const house = await openHouse({}, folder);
	const acts = (await house.storage.log.entries(board, 1, 1e9)).map(({ act }) => act as string);
	expect(acts).toContain('in-flight');
	await house.serving.stop();
});

test('a second signal ends it at once: what was answered is there, and what was not can be asked again', async () => {
	const { url, people } = (await said()) as { url: string; people: People };
	const hand = raw({ url } as House, people.ada, 'agreed@1');
	await hand.opened;
	const answered = await hand.ask({ kind: 'add-point', text: 'Answered', changes: [] }, 'answered');
	expect(answered).toMatchObject({ ok: true });
	child.send('hold');
	await said();
	const asked = { kind: 'add-point', text: 'In flight', changes: [] } as const;
	void hand.ask(asked, 'in-flight');
	expect(await said()).toBe('writing');
	const exit = once(child, 'exit');
	child.kill('SIGTERM');
	while ((await fetch(`${url}/readyz`)).status !== 503);
	child.kill('SIGTERM');
	expect(await exit).toEqual([null, 'SIGKILL']);
	expect(hand.answers.map(({ id }) => id)).toEqual(['answered']);
	const house = await openHouse({}, folder);
	try {
		expect(await house.act(people.ada, asked, 'in-flight')).toMatchObject({ ok: true });
		const acts = (await house.storage.log.entries(board, 1, 1e9)).map(({ act }) => act as string);
		expect(acts.slice(-2)).toEqual(['answered', 'in-flight']);
	} finally {
		await house.serving.stop();
	}
});

test('a disk that never answers again does not keep it from ending', async () => {
	await said();
	child.send('break');
	expect(await said()).toBe('broken');
	const exit = once(child, 'exit');
	child.kill('SIGTERM');
	expect(await exit).toEqual([null, 'SIGKILL']);
	expect(readdirSync(folder)).not.toContain('server.json');
});
