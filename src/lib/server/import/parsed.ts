import { type ActKind, type AskedAct, parseAsk } from '#lib/domain/acts.ts';

/** One kind of act as it is asked. */
export type Asking<K extends ActKind> = Extract<AskedAct, { kind: K }>;

/**
 * An act as the door will read it: what an import makes goes through the same schema as what comes over a wire. That it
 * does not fit is a bug here, and throws.
 */
export function asking<K extends ActKind>(
	act: { readonly kind: K } & Readonly<Record<string, unknown>>
): Asking<K> {
	const parsed = parseAsk({ id: 'import', act });
	if (!parsed.ok) throw new Error(`an import made an act that can't be asked: ${parsed.error}`);
	return parsed.value.act as Asking<K>;
}
