import { connect, createServer, type Socket } from 'node:net';

/** A wire between browsers and a server that can be cut: a small TCP proxy on a port of its own. */
export interface Cable {
	readonly url: string;
	/** Nothing passes any more, in either direction, and nobody is told: sockets look open. */
	cut(): void;
	/** As when a network is switched off: connections break, and new ones are refused. */
	unplug(): void;
	/** What was cut breaks now; new connections come through. */
	mend(): void;
	close(): void;
}

/** Lays a cable to a port of this machine, which may be another after a restart. */
export async function layCable(port: number | (() => number)): Promise<Cable> {
	const ends = new Set<Socket>();
	let state: 'whole' | 'cut' | 'unplugged' = 'whole';
	const breakAll = (): void => {
		for (const end of ends) end.destroy();
		ends.clear();
	};
	const join = (one: Socket, other: Socket): void => {
		ends.add(one);
		one.on('error', () => one.destroy());
		one.on('data', (bytes) => {
			if (state === 'whole') other.write(bytes);
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
		close() {
			breakAll();
			proxy.close();
		}
	};
}
