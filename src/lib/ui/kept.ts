/**
 * Small choices of a person that this browser remembers. Where it refuses to store (blocked site data, some private
 * windows) they hold as long as the page.
 */
const here = new Map<string, string>();

/** How long something is to be remembered: by this browser, or by this tab. */
type Where = 'local' | 'session';

// Merely to name a storage throws where site data are blocked.
const storage = (where: Where): Storage => (where === 'local' ? localStorage : sessionStorage);
const nameOf = (name: string): string => `lockstep.${name}`;

export function kept(name: string, where: Where = 'local'): string | null {
	try {
		return storage(where).getItem(nameOf(name)) ?? here.get(name) ?? null;
	} catch {
		return here.get(name) ?? null;
	}
}

/** Remembers a choice; null forgets it. */
export function keep(name: string, value: string | null, where: Where = 'local'): void {
	if (value === null) here.delete(name);
	else here.set(name, value);
	try {
		if (value === null) storage(where).removeItem(nameOf(name));
		else storage(where).setItem(nameOf(name), value);
	} catch {
		// It holds as long as the page.
	}
}
