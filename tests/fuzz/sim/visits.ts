import { EventEmitter } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import { parseRoom } from '#lib/document/messages.ts';
import type { Caller } from '#lib/server/auth/actor.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import { admit, isRelayed, type Asked } from '../../../server/gateway/admit.ts';
import type { Gateway } from '../../../server/gateway/gateway.ts';
import type { Cluster, Node } from './cluster.ts';
import { board } from './founding.ts';
import type { Calls, Link } from './network.ts';
import type { Process, World } from './world.ts';

/** How somebody comes to the board: by any node, which hands them on to its owner. As `attach` and `forward` do it, but for the streams. */

/** What is asked over HTTP; with a body it is posted. */
interface Request {
	readonly path: string;
	readonly cookie: string;
	readonly body?: string;
}

export interface Reply {
	readonly status: number;
	readonly body: string;
}

export class Visits {
	readonly #world: World;
	readonly #cluster: Cluster;

	constructor(world: World, cluster: Cluster) {
		this.#world = world;
		this.#cluster = cluster;
	}

	/** Opens a socket by any node. Null where none is up. */
	dial(from: Process, cookie: string, path: string, calls: Calls): Link | null {
		const asked = parseRoom(path);
		const node = this.#world.chance.maybe(this.#cluster.up, null);
		if (!node || !asked) return null;
		const link = this.#cluster.link(from, calls);
		link.leads(node.process);
		link.up('dials', () => void this.#arrives(node, link, requestOf({ path, cookie }, link), asked));
		return link;
	}

	/** Asks any node over HTTP; null where no answer comes. */
	ask(from: Process, asked: Request, done: (reply: Reply | null) => void): void {
		const node = this.#world.chance.maybe(this.#cluster.up, null);
		if (!node) return done(null);
		const link = this.#cluster.link(from, { heard: () => undefined, closed: () => done(null) });
		const answered = (reply: Reply): void =>
			link.down('reply', () => {
				link.leave();
				done(reply);
			});
		link.leads(node.process);
		link.up('asks', () => void this.#asks(node, link, requestOf(asked, link), answered));
	}

	/** A node watches at another for those who watch at it. */
	watch(from: Process, url: string, headers: OutgoingHttpHeaders): WebSocket {
		const { host, pathname } = new URL(url);
		const upstream = new Upstream(this.#world, from);
		const link = this.#cluster.link(from, upstream);
		const asked = parseRoom(pathname);
		const owner = this.#cluster.up.find(({ address }) => address === `http://${host}`);
		upstream.link = link;
		if (owner && asked) {
			link.leads(owner.process);
			link.up('a node watches', () => {
				link.down('opened', () => upstream.opens());
				this.#admits(owner, link, requestOf({ path: pathname, cookie: '' }, link, headers), asked);
			});
		} else upstream.terminate();
		return upstream as unknown as WebSocket;
	}

	async #arrives(node: Node, link: Link, request: IncomingMessage, asked: Asked): Promise<void> {
		const { gateway } = node;
		try {
			const owner = await gateway.rooms.owning.other(board);
			const caller = owner && (await gateway.callers.callerOf(request));
			const guest = caller && (await gateway.callers.guestOn(caller, board));
			if (owner && guest && !isRelayed(guest, asked)) {
				const next = this.#handOn(node, link, owner);
				const signed = signedBy(gateway, request, caller);
				if (next) link.up('handed on', () => this.#admits(next, link, signed, asked));
			} else this.#admits(node, link, request, asked);
		} catch (cause) {
			this.#cluster.heard(node.process, cause);
			link.break();
		}
	}

	#admits({ gateway }: Node, link: Link, request: IncomingMessage, asked: Asked): void {
		void admit(gateway, link.socket, request, asked);
		link.listens();
	}

	/** Handed on once, to itself perhaps: an owner that is none any more says so, and is not asked to hand on over a real network. */
	async #asks(
		node: Node,
		link: Link,
		request: IncomingMessage,
		answered: (reply: Reply) => void
	): Promise<void> {
		const { gateway } = node;
		try {
			const owner = await gateway.rooms.owning.other(board);
			const signed = signedBy(gateway, request, await gateway.callers.callerOf(request));
			const next = owner ? this.#handOn(node, link, owner) : node;
			if (next === node) void node.api(signed, responseTo(signed, answered));
			else if (next) link.up('handed on', () => void next.api(signed, responseTo(signed, answered)));
		} catch (cause) {
			this.#cluster.heard(node.process, cause);
			link.break();
		}
	}

	/** The owner, if it is there: from now on the link leads to it, until the lease is another's. */
	#handOn({ gateway }: Node, link: Link, owner: Owner): Node | null {
		const next = this.#cluster.up.find(({ address }) => address === owner.address) ?? null;
		if (next) {
			const ended = gateway.ways.to(owner, () => link.break());
			link.leads(next.process);
			link.served.on('close', ended);
		} else link.break();
		return next;
	}
}

/** A node's own end of a socket to another, as `ws` has it. */
class Upstream extends EventEmitter implements Calls {
	readonly OPEN = 1;
	readyState = 0;
	link: Link | null = null;
	readonly #world: World;
	readonly #node: Process;

	constructor(world: World, node: Process) {
		super();
		this.#world = world;
		this.#node = node;
	}

	opens(): void {
		if (this.readyState !== 0) return;
		this.readyState = 1;
		this.emit('open');
	}

	heard(frame: Uint8Array): void {
		if (this.readyState === 1) this.emit('message', Buffer.from(frame), true);
	}

	closed(code: number): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.emit('close', code);
	}

	send(frame: Uint8Array): void {
		this.link?.say(frame);
	}

	terminate(): void {
		this.link?.leave();
		this.#world.at(this.#world.now, this.#node, () => this.closed(1006));
	}
}

/** A request as the gateway reads it; what is written to its socket are frames of the WebSocket protocol. */
function requestOf(
	{ path, cookie, body }: Request,
	{ served }: Link,
	more: OutgoingHttpHeaders = {}
): IncomingMessage {
	const write = (frame: Buffer): void => served.send(frame.subarray(headOf(frame)));
	return {
		method: body === undefined ? 'GET' : 'POST',
		url: path,
		headers: { cookie, host: 'localhost', 'content-type': 'application/json', ...more },
		socket: { remoteAddress: '10.0.0.9', write },
		complete: true,
		async *[Symbol.asyncIterator]() {
			yield Buffer.from(body ?? '');
		}
	} as unknown as IncomingMessage;
}

/** The same request, with who it is that asks. */
const signedBy = ({ passes }: Gateway, request: IncomingMessage, caller: Caller): IncomingMessage =>
	Object.assign(Object.create(request) as IncomingMessage, {
		headers: passes.sign(request, request.headers, { caller, address: 'seat' })
	});

/** Where the router writes its answer. */
function responseTo(req: IncomingMessage, answered: (reply: Reply) => void): ServerResponse {
	let status = 0;
	const response = {
		req,
		setHeader: () => response,
		writeHead: (code: number) => ((status = code), response),
		end: (body: Uint8Array | string) => answered({ status, body: Buffer.from(body).toString() })
	};
	return response as unknown as ServerResponse;
}

/** How long the head of an unmasked frame is (RFC 6455, 5.2). */
const headOf = ([, length = 0]: Buffer): number => (length < 126 ? 2 : length === 126 ? 4 : 10);
