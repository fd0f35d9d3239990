/** Keeps the screen from going dark as long as the page is looked at, where the browser can; until the returned function is called. */
export function keepAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => {};
	let lock: WakeLockSentinel | null = null;
	let over = false;
	const ask = async (): Promise<void> => {
		// The browser takes the lock away with the page, and refuses it on a low battery: the screen is then its own.
		if (document.visibilityState !== 'visible') return;
		lock = await navigator.wakeLock.request('screen').catch(() => null);
		if (over) await lock?.release();
	};
	const again = (): void => void ask();
	document.addEventListener('visibilitychange', again);
	again();
	return () => {
		over = true;
		document.removeEventListener('visibilitychange', again);
		void lock?.release();
	};
}
