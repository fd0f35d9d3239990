import { freshSecret } from './secrets.ts';

/** Loaded with the first password: a server that comes back after a crash has no need of it. */
const argon2 = () => import('@node-rs/argon2');

/** OWASP's argon2id: 19 MiB, two passes, one lane (argon2id is the library's default). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same characters typed on different keyboards are the same password. */
const normal = (password: string): string => password.normalize('NFKC');

/** Libuv's pool has four threads, and what compresses and reads files works there too: half of it is left to them. */
const atOnce = 2;
let working = 0;
const waiting: (() => void)[] = [];

/** Does it when it is its turn. Who is done hands their turn on. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (working < atOnce) working++;
	else await new Promise<void>((go) => waiting.push(go));
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else working--;
	}
}

/** argon2id in PHC form, salt and cost inside. */
export async function hashPassword(password: string): Promise<string> {
	const { hash } = await argon2();
	return inTurn(() => hash(normal(password), cost));
}

/**
 * Whether the password is the one behind `kept`. Where there is none it still works as long, so that the time
 * of the answer does not tell which accounts exist.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
	const { verify } = await argon2();
	const against = kept ?? (await nobodys());
	const matches = await inTurn(() => verify(against, normal(password)));
	return matches && kept !== null;
}

let made: Promise<string> | null = null;
const nobodys = (): Promise<string> => (made ??= hashPassword(freshSecret()));
