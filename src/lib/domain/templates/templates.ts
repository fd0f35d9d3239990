import { boardOf, type Table } from '../table.ts';
import { metascrumClassic } from './metascrum-classic.ts';
import type { Template } from './schema.ts';

/** The templates there are, by id. */
export const templates: ReadonlyMap<string, Template> = new Map([[metascrumClassic.id, metascrumClassic]]);

/** The template boards are founded on. */
export const firstTemplate = metascrumClassic;

/** The template of a table's board. Throws where the board stands on one that isn't here: its log is from elsewhere. */
export function templateOf(table: Table): Template {
	const id = boardOf(table)?.template ?? firstTemplate.id;
	const template = templates.get(id);
	if (!template) throw new Error(`No template ${id}`);
	return template;
}
