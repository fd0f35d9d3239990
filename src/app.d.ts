import type { Caller } from '#lib/server/auth/actor.ts';
import type { Pages } from '#lib/server/storage/ports.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who is asking, by their cookies. */
			caller: Caller;
			store: Pages;
		}
	}
}

export {};
