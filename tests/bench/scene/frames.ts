/** Frame intervals in ms while `act` is called with each frame's number. */
export type Frames = (count: number, act: (frame: number) => void) => Promise<number[]>;

export const nextFrame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

/** After the next frame has been put on the screen, not only drawn. */
export async function painted(): Promise<void> {
	await nextFrame();
	await new Promise((done) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = done;
		port2.postMessage(null);
	});
}

export const frames: Frames = async (count, act) => {
	const intervals: number[] = [];
	let before = await nextFrame();
	for (let frame = 0; frame < count; frame++) {
		act(frame);
		const now = await nextFrame();
		intervals.push(now - before);
		before = now;
	}
	return intervals;
};
