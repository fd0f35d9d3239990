/* global location, requestAnimationFrame */
/** As in the bench of our scene (`scene/frames.ts`), for pages that are served without it. */
export const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

export async function painted() {
	await nextFrame();
	await new Promise((done) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = done;
		port2.postMessage(null);
	});
}

export async function frames(count, act) {
	const intervals = [];
	let before = await nextFrame();
	for (let frame = 0; frame < count; frame++) {
		act(frame);
		const now = await nextFrame();
		intervals.push(now - before);
		before = now;
	}
	return intervals;
}

const words =
	'retry payment import gateway patient record export alert audit lab result order sign scan'.split(' ');

/** As many cards as the address asks for, where a board of ours would have them: 48 side by side. */
export function cards() {
	const count = Number(new URLSearchParams(location.search).get('items') ?? 1000);
	return Array.from({ length: count }, (_, n) => ({
		x: (n % 48) * 170,
		y: Math.floor(n / 48) * 64,
		width: 160,
		height: 56,
		text: Array.from({ length: 5 }, (_, k) => words[(n * 7 + k * 3) % words.length]).join(' ')
	}));
}
