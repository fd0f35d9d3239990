import { connect, createServer, type Socket } from 'node:net';

/** How badly a wire carries. */
interface Manner {
	/** Ms that each piece is under way. */
	readonly delay?: number;
	/** Bytes a piece has at most: frames arrive in parts, and what was sent at once does not. */
	readonly piece?: number;
	/** Bytes a second, each way of each connection. */
	readonly rate?: number;
}

/** A wire between browsers and a server that can be cut: a small TCP proxy on a port of its own. */
export interface Cable {
	readonly url: string;
	/** Nothing passes any more, in either direction, and nobody is told: sockets look open. */
	cut(): void;
	/** As when a network is switched off: connections break, and new ones are refused. */
	unplug(): void;
	/** What was cut breaks now; new connections come through. */
	mend(): void;
	/** It carries so from now on; nothing said means well. */
	carries(manner: Manner): void;
	/** Once so many more bytes have passed, wherever in a frame that is, all connections break; new ones come through. */
	breakAfter(bytes: number): void;
	close(): void;
}

/** Lays a cable to a port of this machine, which may be another after a restart. */
export async function layCable(port: number | (() => number)): Promise<Cable> {
	const ends = new Set<Socket>();
	let state: 'whole' | 'cut' | 'unplugged' = 'whole';
	let manner: Manner = {};
	let left = Infinity;
	const breakAll = (): void => {
		for (const end of ends) end.destroy();
		ends.clear();
	};
	const pass = (bytes: Buffer, other: Socket): void => {
		if (state !== 'whole' || other.destroyed) return;
		if (bytes.length < left) {
			left -= bytes.length;
			other.write(bytes);
			return;
		}
		const last = bytes.subarray(0, left);
		left = Infinity;
		other.write(last, breakAll);
	};
	/** Hands on what one end said, piece by piece, and hears nothing more of it meanwhile. */
	const carry = async (bytes: Buffer, one: Socket, other: Socket): Promise<void> => {
		one.pause();
		for (let at = 0; at < bytes.length;) {
			const { delay = 0, piece = bytes.length, rate = Infinity } = manner;
			const part = bytes.subarray(at, at + piece);
			at += part.length;
			const ms = delay + (1000 * part.length) / rate;
			await new Promise((resolve) => (ms >= 1 ? setTimeout(resolve, ms) : setImmediate(resolve)));
			pass(part, other);
		}
		one.resume();
	};
	const join = (one: Socket, other: Socket): void => {
		ends.add(one);
		one.setNoDelay();
		one.on('error', () => one.destroy());
		one.on('data', (bytes: Buffer) => {
			if (Object.keys(manner).length === 0) pass(bytes, other);
			else void carry(bytes, one, other);
		});
		one.on('close', () => {
			ends.delete(one);
			if (state === 'whole') other.destroy();
		});
	};
	const proxy = createServer((near) => {
		if (state === 'unplugged') near.destroy();
		else if (state === 'cut') ends.add(near.on('error', () => near.destroy()));
		else {
			const far = connect(typeof port === 'number' ? port : port(), 'localhost');
			join(near, far);
			join(far, near);
		}
	});
	await new Promise<void>((done) => proxy.listen(0, 'localhost', done));
	const address = proxy.address();
	if (typeof address !== 'object' || !address) throw new Error('The cable has no port.');
	return {
		url: `http://localhost:${address.port}`,
		cut() {
			state = 'cut';
		},
		unplug() {
			state = 'unplugged';
			breakAll();
		},
		mend() {
			breakAll();
			state = 'whole';
		},
		carries(now) {
			manner = now;
		},
		breakAfter(bytes) {
			left = bytes;
		},
		close() {
			breakAll();
			proxy.close();
		}
	};
}
