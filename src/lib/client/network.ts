/** Tells what the browser thinks of its network; nothing where there is no browser. Returns how to stop. */
export function watchNetwork(calls: { readonly gone: () => void; readonly back: () => void }): () => void {
	if (typeof window === 'undefined') return () => {};
	window.addEventListener('offline', calls.gone);
	window.addEventListener('online', calls.back);
	return () => {
		window.removeEventListener('offline', calls.gone);
		window.removeEventListener('online', calls.back);
	};
}
