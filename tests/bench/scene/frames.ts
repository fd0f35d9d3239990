/** Frame intervals in ms while `act` is called with each frame's number; whoever is slow is let off after eight seconds. */
export type Frames = (count: number, act: (frame: number) => void) => Promise<number[]>;

const patience = 8000;

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
	const end = before + patience;
	for (let frame = 0; frame < count && before < end; frame++) {
		act(frame);
		const now = await nextFrame();
		intervals.push(now - before);
		before = now;
	}
	return intervals;
};
