import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { localAdministrator } from '../callers.ts';
import { createPasses } from './passes.ts';

const passes = createPasses('shared');
const pass = { caller: localAdministrator, address: '10.0.0.9' };
const request = (headers: IncomingMessage['headers'], url = '/api/v1/boards/b', method = 'GET') =>
	Object.assign(new IncomingMessage(new Socket()), { method, url, headers });
const signed = (asked: IncomingMessage) =>
	passes.sign(asked, asked.headers, pass) as IncomingMessage['headers'];

test('what one node signs another reads, for the same request', () => {
	const headers = signed(request({ cookie: 'a=b' }));
	expect(headers.cookie).toBe('a=b');
	expect(createPasses('shared').read(request(headers))).toEqual(pass);
});

test('nobody else’s word is taken', () => {
	const headers = signed(request({}));
	expect(passes.read(request({}))).toBeNull();
	expect(passes.read(request({ 'x-lockstep-node': 'e30.e30' }))).toBeNull();
	expect(createPasses('another').read(request(headers))).toBeNull();
	expect(passes.read(request(headers, '/api/v1/boards/c'))).toBeNull();
	expect(passes.read(request(headers, '/api/v1/boards/b', 'POST'))).toBeNull();
});

test('what a browser sent under that name is overwritten', () => {
	const headers = signed(request({ 'x-lockstep-node': 'forged' }));
	expect(passes.read(request(headers))).toEqual(pass);
});
