import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import { createLog } from '../../log.ts';
import { createAstray } from './astray.ts';

const ownerAt = (address: string, node = 'other'): Owner => ({
	...{ node, address, board: idOf<BoardId>('board'), fence: 1 }
});

/** Who looks after owners at `own`, and what is said of them. */
function at(own: string) {
	const said: { readonly level: string; readonly msg: string; readonly address: string }[] = [];
	const to = new Writable({
		write(chunk, _encoding, done) {
			said.push(JSON.parse(String(chunk)) as (typeof said)[number]);
			done();
		}
	});
	return { said, astray: createAstray(Promise.resolve(own), createLog('info', to)) };
}

const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

test('an owner at this node’s own address is here, by whichever name, and that is said once', async () => {
	const { astray, said } = at('http://localhost:4600');
	for (const address of ['http://localhost:4600', 'http://127.0.0.1:4600', 'http://[::1]:4600'])
		expect([address, await astray.isHere(ownerAt(address))]).toEqual([address, true]);
	expect(said).toEqual([
		expect.objectContaining({
			level: 'warn',
			address: 'http://localhost:4600',
			msg: expect.stringContaining('NODE_ADDRESS') as string
		})
	]);
});

test('an owner elsewhere is not, and is not spoken of', async () => {
	const { astray, said } = at('http://one:4600');
	for (const address of [
		'http://two:4600',
		'http://one:4601',
		'http://localhost:4600',
		'http://127.0.0.2:4600'
	])
		expect([address, await astray.isHere(ownerAt(address))]).toEqual([address, false]);
	expect(said).toEqual([]);
});

test('an owner at whose address nobody is is named once each; one that went meanwhile is not', () => {
	const { astray, said } = at('http://one:4600');
	astray.unreached(ownerAt('http://two:4600'), Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
	expect(said).toEqual([]);
	for (const node of ['a', 'a', 'b']) astray.unreached(ownerAt('http://two:4600', node), refused);
	expect(said.map(({ msg }) => msg)).toEqual(
		Array(2).fill(expect.stringMatching(/not reached .+ECONNREFUSED.+NODE_ADDRESS/))
	);
});
