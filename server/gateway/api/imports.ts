import type { Asking, Resource } from './reply.ts';

/** What reads a file is loaded with the first of them: a server that comes back after a crash has no need of it. */
const answering =
	(name: 'dryRun' | 'found' | 'again'): Resource['answer'] =>
	async (asking: Asking) =>
		(await import('./importing.ts'))[name](asking);

export const imports: readonly Resource[] = [
	{ method: 'POST', path: /^\/api\/v1\/imports\/preview$/, answer: answering('dryRun') },
	{ method: 'POST', path: /^\/api\/v1\/boards$/, answer: answering('found') },
	{ method: 'POST', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/imports$/, answer: answering('again') }
];
