import type { Reply, Resource } from '../reply.ts';

/** The document, to anybody: it says nothing that is not in the sources. It lasts as long as the server's version. */
const describe = async (): Promise<Reply> => ({
	status: 200,
	headers: { 'cache-control': 'no-cache' },
	fixed: {
		key: 'openapi',
		type: 'application/json',
		make: async () => {
			const { openApiDocument } = await import('./document.ts');
			return new TextEncoder().encode(JSON.stringify(openApiDocument()));
		}
	}
});

export const openapi: readonly Resource[] = [
	{ method: 'GET', path: /^\/api\/v1\/openapi\.json$/, answer: describe }
];
