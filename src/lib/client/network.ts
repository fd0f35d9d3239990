/**
 * Tells what the browser thinks of its network, and when somebody looks at the page again, whose timers may have slept;
 * nothing where there is no browser. Returns how to stop.
 */
export function watchNetwork(calls: { readonly gone: () => void; readonly back: () => void }): () => void {
	if (typeof window === 'undefined') return () => {};
	window.addEventListener('offline', calls.gone);
	window.addEventListener('online', calls.back);
	const seen = (): void => {
		if (document.visibilityState === 'visible') calls.back();
	};
	document.addEventListener('visibilitychange', seen);
	return () => {
		window.removeEventListener('offline', calls.gone);
		window.removeEventListener('online', calls.back);
		document.removeEventListener('visibilitychange', seen);
	};
}
