import {
	changeClasses,
	type AuthorityRule,
	type ChangeClass,
	type SignerRole
} from '#lib/domain/authority-map.ts';
import type { LockPolicy } from '#lib/domain/board.ts';
import { isEqual } from '#lib/domain/canonical.ts';
import type { ProductId } from '#lib/domain/ids.ts';
import { mapOf } from '#lib/domain/required.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';
import { templateOf } from '#lib/domain/templates/templates.ts';
import { measures } from '../view/authority-words.ts';

/** A line of the map while it is edited; `key` stays the same whatever is changed about it. */
interface DraftLine {
	readonly key: number;
	class: ChangeClass;
	/** Empty: any product. */
	lane: ProductId | '';
	/** Null: always. */
	over: number | null;
	signers: SignerRole[];
}

/** A map and a policy as one person has them in hand; nobody sees them before they are asked for. */
export class MapDraft {
	policy = $state<LockPolicy>('management-input');
	lines = $state<DraftLine[]>([]);
	#made = 0;

	constructor(table: Table) {
		this.reset(table);
	}

	/** As the board has them. */
	reset(table: Table): void {
		this.policy = boardOf(table)?.policy ?? templateOf(table).policy;
		this.lines = mapOf(table).map((rule) => this.#line(rule));
	}

	/** The template's lines; the policy stays. */
	likeTemplate(table: Table): void {
		this.lines = templateOf(table).authority.map((rule) => this.#line(rule));
	}

	#line({ class: what, lane, over, signers }: AuthorityRule): DraftLine {
		return { key: this.#made++, class: what, lane: lane ?? '', over: over ?? null, signers: [...signers] };
	}

	add(): void {
		const [first] = changeClasses;
		this.lines.push({ key: this.#made++, class: first, lane: '', over: null, signers: ['source'] });
	}

	remove(key: number): void {
		this.lines = this.lines.filter((line) => line.key !== key);
	}

	/** The map these lines are; a threshold only where the class is measured. */
	get rules(): AuthorityRule[] {
		return this.lines.map(({ class: what, lane, over, signers }) => ({
			class: what,
			...(lane === '' ? {} : { lane }),
			...(over === null || measures[what] === undefined ? {} : { over }),
			signers: [...signers]
		}));
	}

	/** Why it can't be asked for, or null. */
	get flaw(): string | null {
		if (this.lines.length === 0) return 'A map has at least one line.';
		return this.lines.some(({ signers }) => signers.length === 0) ? 'Each line says who signs.' : null;
	}

	differsFrom(table: Table): boolean {
		return boardOf(table)?.policy !== this.policy || !isEqual(this.rules, mapOf(table));
	}

	/** The map to ask for; null where it is the template's. */
	wanted(table: Table): AuthorityRule[] | null {
		return isEqual(this.rules, templateOf(table).authority) ? null : this.rules;
	}
}
