import { ulid } from 'ulid';
import { idOf, type Id } from '#lib/domain/ids.ts';

/** An id that nothing has yet, for what is made in this seat: `freshId<ItemId>()`. */
export const freshId = <T extends Id<string>>(): T => idOf<T>(ulid());
