/** Ms between two looks whether the server is there. */
const pause = 15_000;

/** Calls `then` as soon as the server answers again, unless the returned function was called before: nobody may be there to press a button. */
export function whenUp(then: () => void): () => void {
	const off = new AbortController();
	const look = async (): Promise<void> => {
		const up = await fetch('/healthz', { signal: off.signal, cache: 'no-store' }).catch(() => null);
		if (off.signal.aborted) return;
		if (up?.ok) then();
		else timer = setTimeout(again, pause);
	};
	const again = (): void => void look();
	let timer = setTimeout(again, pause);
	return () => {
		off.abort();
		clearTimeout(timer);
	};
}
