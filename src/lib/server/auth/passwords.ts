import { freshSecret } from './secrets.ts';

/** Loaded with the first password: a server that comes back after a crash has no need of it. */
const argon2 = () => import('@node-rs/argon2');

/** OWASP's argon2id: 19 MiB, two passes, one lane (argon2id is the library's default). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same characters typed on different keyboards are the same password. */
const normal = (password: string): string => password.normalize('NFKC');

/** argon2id in PHC form, salt and cost inside. */
export const hashPassword = async (password: string): Promise<string> =>
	(await argon2()).hash(normal(password), cost);

/**
 * Whether the password is the one behind `kept`. Where there is none it still works as long, so that the time
 * of the answer does not tell which accounts exist.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
	const { verify } = await argon2();
	const matches = await verify(kept ?? (await nobodys()), normal(password));
	return matches && kept !== null;
}

let made: Promise<string> | null = null;
const nobodys = (): Promise<string> => (made ??= hashPassword(freshSecret()));
