/** Rejects where it takes longer than `ms`. */
export async function inTime(ms: number, work: Promise<void>): Promise<void> {
	const { promise, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(new Error(`not all could be finished in ${ms / 1000} s`)), ms);
	try {
		await Promise.race([work, promise]);
	} finally {
		clearTimeout(timer);
	}
}
