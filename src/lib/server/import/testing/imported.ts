import { type Act, type AskedAct, parseAsk, sealWords } from '#lib/domain/acts.ts';
import { idOf, type PersonId, type ProposalId } from '#lib/domain/ids.ts';
import { emptyTable, type Table } from '#lib/domain/table.ts';
import { administrator, contextAt, doAct, hour, nine, people, words } from '#lib/domain/testing/board.ts';
import { foundingOn } from '../founding.ts';
import { laterOn, type Later, outcomeOf } from '../later.ts';
import { planFile, type PlannedFile } from '../plan-file.ts';
import { recall } from '../remembered.ts';

/** A file as the desk plans it; `last`: what the board remembers of the import before. */
export function planned(file: string | Uint8Array, last: string | null, fresh: () => string): PlannedFile {
	const before = last === null ? null : recall(last).mapping;
	const read = planFile(typeof file === 'string' ? bytes(file) : file, null, before, fresh);
	if (!read.ok) throw new Error(read.error);
	return read.value;
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Four items in two products and a lane of none. */
export const first = `key,title,team,product,release,status,note
A-1,Login,red,Apps,v1,ready,one
A-2,Logout,red,Apps,v1,ready,two
A-3,Search,blue,Core,v2,ready,three
A-4,Loose,blue,,,ready,
`;

/** A board founded on a file, with what was remembered of it. */
export class Imported {
	readonly table: Table = emptyTable();
	readonly context = contextAt();
	readonly refused = new Map<string, string>();
	remembered: string;
	#acts = 0;

	constructor(file: string | Uint8Array = first) {
		const made = foundingOn(planned(file, null, this.context.fresh), { name: 'Apps', zone: 'UTC' });
		if (!made.ok) throw new Error(made.error);
		this.remembered = made.value.remember;
		this.act(administrator, made.value.act);
		for (const person of [people.mia, people.sam])
			this.act(administrator, {
				kind: 'seat',
				person,
				seats: [person === people.mia ? 'metascrum-owner' : 'stakeholder']
			});
		this.act(administrator, { kind: 'seat', person: people.fay, seats: ['facilitator'] });
	}

	act(by: Parameters<typeof doAct>[1], act: AskedAct, id = `act-${++this.#acts}`): void {
		const answer = doAct(this.table, by, id, sealed(act), this.context);
		if (!answer.ok) throw new Error(`${answer.error.rule}: ${answer.error.because}`);
	}

	open(): this {
		this.act(people.fay, { kind: 'schedule', startsAt: nine + 2 * hour, minutes: 60 });
		this.act(people.fay, { kind: 'prepare' });
		this.act(people.fay, { kind: 'open', anyway: true });
		return this;
	}

	compare(file: string | Uint8Array): Later {
		const { remembered: last, context } = this;
		const compared = laterOn(planned(file, last, context.fresh), this.table, recall(last));
		if (!compared.ok) throw new Error(compared.error);
		return compared.value;
	}

	/** Imports a later file as `by`, as the gateway does. */
	import(file: string, by: PersonId = people.sam): ReturnType<typeof outcomeOf> {
		const compared = this.compare(file);
		const refused = new Map<string, string>();
		for (const { id, act } of compared.asks) {
			const parsed = parseAsk({ id, act });
			if (!parsed.ok) throw new Error(parsed.error);
			const answer = doAct(this.table, by, id, sealed(act), this.context);
			if (!answer.ok) refused.set(id, answer.error.because);
		}
		this.remembered = compared.remember(new Set(refused.keys()));
		return outcomeOf(compared, refused);
	}

	/** The one proposal on the table, agreed by the MetaScrum Product Owner. */
	agree(): void {
		for (const { id, outcome } of this.table.proposals.values())
			if (outcome.kind === 'open') this.act(people.mia, { kind: 'sign-off', proposal: idOf<ProposalId>(id) });
	}

	where(key: string): string[] {
		const place = this.table.places.get(this.table.index.keys.get(key) ?? '');
		return [
			this.table.products.get(place?.product ?? '')?.name ?? '',
			this.table.teams.get(place?.team ?? '')?.name ?? '',
			this.table.timeboxes.get(place?.timebox ?? '')?.name ?? ''
		];
	}
}

/** Free text is kept beside the log: the rules see the id of the words. */
const sealed = (act: AskedAct): Act => sealWords(act, () => words);

/** What an import came to, row by row. */
export const said = ({ rows }: ReturnType<typeof outcomeOf>) =>
	rows.map(({ line, key, state, says }) => [line, key, state, says]);
