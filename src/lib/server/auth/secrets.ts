import { createHash, randomBytes } from 'node:crypto';

/** A new secret for a link or a cookie: 192 bits, safe in an address. */
export const freshSecret = (): string => randomBytes(24).toString('base64url');

/** What the store keeps of a secret: its SHA-256, hex. Enough for secrets nobody can guess; passwords get argon2id. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
