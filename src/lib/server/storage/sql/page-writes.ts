import type { Kysely } from 'kysely';
import type { Pages } from '../ports.ts';
import { accountStore, authSessionStore } from './accounts.ts';
import { importStore } from './imports.ts';
import { linkStore } from './links.ts';
import type { Schema } from './schema.ts';

/** Which methods of the pages' ports write. The others read; one that is missing here fails, for nobody else can write. */
const writing = {
	accounts: ['make', 'rename', 'setPassword', 'close'],
	authSessions: ['keep', 'extend', 'end', 'endAll', 'sweep'],
	links: ['keep', 'spend', 'admit', 'revoke', 'revokeSetup', 'seated', 'visit'],
	imports: ['keep']
} as const satisfies { readonly [P in keyof Pages]?: readonly (keyof Pages[P])[] };

type Written = Pick<Pages, keyof typeof writing>;

/** One call of a port, on its way to the writer's thread. */
export interface PageWrite {
	readonly kind: 'page';
	readonly port: keyof Written;
	readonly method: string;
	readonly given: readonly unknown[];
}

/** The pages' ports that write, over one connection. */
export const writtenPorts = (db: Kysely<Schema>): Written => ({
	accounts: accountStore(db),
	authSessions: authSessionStore(db),
	links: linkStore(db),
	imports: importStore(db)
});

/** The same ports: what they read they read by themselves, what they write is written by `write`. */
export function writtenBy(write: (job: PageWrite) => Promise<unknown>, ports: Written): Written {
	const all = Object.entries(writing).map(([name, methods]) => {
		const port = name as keyof Written;
		const sent = methods.map((method) => [
			method,
			(...given: unknown[]) => write({ kind: 'page', port, method, given })
		]);
		return [port, { ...ports[port], ...(Object.fromEntries(sent) as object) }];
	});
	// Exactly the methods of the ports, which no type can follow through `Object.entries`.
	return Object.fromEntries(all) as Written;
}

/** Makes the call, in the writer's thread. */
export function writePage(trx: Kysely<Schema>, { port, method, given }: PageWrite): Promise<unknown> {
	const methods = writtenPorts(trx)[port] as unknown as Record<string, (...given: unknown[]) => unknown>;
	return Promise.resolve(methods[method]?.(...given));
}
