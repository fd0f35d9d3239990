import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Caller } from '#lib/server/auth/actor.ts';

/** What a node that hands a request on says about it: who asks has been found out there. */
export interface Pass {
	readonly caller: Caller;
	/** From where the caller came to the first node. */
	readonly address: string;
}

type Asked = Pick<IncomingMessage, 'method' | 'url'>;

const name = 'x-lockstep-node';

/** Signs what is handed on to another node, and knows what another node has signed; `secret` is known to all of them. */
export function createPasses(secret: string) {
	const sign = ({ method = '', url = '' }: Asked, payload: string): Buffer =>
		createHmac('sha256', secret).update(`${method} ${url}\n${payload}`).digest();

	return {
		/** Headers with a pass for the very same request, in place of whatever stood there. */
		sign(request: Asked, headers: IncomingHttpHeaders, pass: Pass): OutgoingHttpHeaders {
			const payload = Buffer.from(JSON.stringify(pass)).toString('base64url');
			return { ...headers, [name]: `${payload}.${sign(request, payload).toString('base64url')}` };
		},
		/** Null where no node of ours has signed it. */
		read(request: IncomingMessage): Pass | null {
			const given = request.headers[name];
			if (typeof given !== 'string') return null;
			const [payload = '', signed = ''] = given.split('.');
			const expected = sign(request, payload);
			const signature = Buffer.from(signed, 'base64url');
			if (signature.byteLength !== expected.byteLength || !timingSafeEqual(signature, expected)) return null;
			return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Pass;
		}
	};
}
export type Passes = ReturnType<typeof createPasses>;
