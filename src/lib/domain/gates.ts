import type { Missing } from './result.ts';
import type { Table } from './table.ts';
import { closing } from './closing-gate.ts';
import { preparation } from './preparation-gate.ts';
import { templateOf } from './templates/templates.ts';

/** What the preparation gate of the board's template still waits for, in the template's order (product.md 1.10). */
export const preparationMissing = (table: Table): Missing[] =>
	templateOf(table).preparation.flatMap((item) => preparation[item](table));

/** What the closing gate still waits for: nobody locks before it is empty. */
export const closingMissing = (table: Table): Missing[] =>
	templateOf(table).closing.flatMap((item) => closing[item](table));
