const most = { burst: 1e6, perSecond: 1e6 };

/** Limits that nobody meets who works as fast as they can. */
export const endless = {
	...{ personActs: most, personBytes: most, personSockets: most, addressSockets: most },
	...{ addressRequests: most, socketMessages: most, socketBytes: most, socketQuestions: most }
};

/** Resolves so many ms later. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
