import { parseAsk } from '#lib/domain/acts.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Asking } from './parsed.ts';
import type { PlannedFile, Preview } from './plan-file.ts';
import { facetsOf, remember } from './remembered.ts';

/** What founds a board from a file. */
export interface Founding {
	readonly act: Asking<'found'>;
	readonly preview: Preview;
	/** To be kept as the board's last import (`StoredImport.body`). */
	readonly remember: string;
}

/** The act that founds a board on a planned file. The error is a sentence: a plan with faults, a name or zone that won't do. */
export function foundingOn(
	{ preview, content, items }: PlannedFile,
	{ name, zone }: { readonly name: string; readonly zone: string }
): Result<Founding, string> {
	if (preview.faults.length > 0) return { ok: false, error: preview.faults.join(' ') };
	const parsed = parseAsk({ id: 'import', act: { kind: 'found', name, zone, content } });
	if (!parsed.ok) return parsed;
	const rows = new Map(items.map((item) => [item.key, facetsOf(item)]));
	return {
		ok: true,
		value: {
			act: parsed.value.act as Asking<'found'>,
			preview,
			remember: remember({ mapping: preview.mapping, rows, count: 1 })
		}
	};
}
