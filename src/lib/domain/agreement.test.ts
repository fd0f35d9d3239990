import { describe, expect, test } from 'vitest';
import {
	agreementOf,
	agreementSigned,
	decisionsOf,
	isVoid,
	partsOf,
	unread,
	type Part
} from './agreement.ts';
import type { Proposal, Required, Session, Signature } from './board.ts';
import { idOf, type ProductId, type ProposalId, type SessionId } from './ids.ts';
import { items, move, nine, people, products, records, tableOf, timeboxes } from './testing/board.ts';
import type { Table } from './table.ts';

const s1 = idOf<SessionId>('s1');
const apps: Required = { product: products.apps, why: 'source' };
const core: Required = { product: products.core, why: 'target' };
const sponsor: Required = { product: products.apps, why: 'budget', seat: 'sponsor' };

const decided = (id: string, required: readonly Required[], more: Partial<Proposal> = {}): Proposal => ({
	id: idOf<ProposalId>(id),
	session: s1,
	by: people.sam,
	seat: 'stakeholder',
	at: nine,
	changes: [move(items.a1, { timebox: timeboxes.summer })],
	because: null,
	cause: null,
	required,
	signatures: [],
	outcome: { kind: 'agreed', at: nine, session: s1 },
	drift: false,
	...more
});

const tableWith = (proposals: readonly Proposal[], more: Partial<Session> = {}) =>
	tableOf({ proposals, sessions: records.sessions.map((each) => ({ ...each, ...more })) });

const given = (more: Partial<Signature>): Signature => ({
	product: products.apps,
	by: people.ada,
	seat: 'product-owner',
	at: nine,
	...more
});

/** The part of the agreement with that product and seat. */
function partIn(table: Table, product: ProductId, seat?: 'sponsor'): Part {
	const part = partsOf(table).find((each) => each.product === product && each.seat === seat);
	if (!part) throw new Error(`No part for ${product}`);
	return part;
}

/** Parts with the ids of what they are about. */
const partsIn = (table: Table) => partsOf(table).map(({ decisions, ...part }) => [part, idsOf(decisions)]);

const idsOf = (proposals: readonly Proposal[]) => proposals.map(({ id }) => id);

describe('decisions of a session', () => {
	test('[RB1] are what was agreed in it, in the order in which it was', () => {
		const table = tableWith([
			decided('0-late', [apps], { outcome: { kind: 'agreed', at: nine + 2, session: s1 } }),
			decided('b', [apps]),
			decided('a', [apps]),
			decided('open', [apps], { outcome: { kind: 'open' } }),
			decided('no', [apps], { outcome: { kind: 'withdrawn', at: nine } })
		]);
		expect(idsOf(decisionsOf(table))).toEqual(['a', 'b', '0-late']);
	});

	test('[RB1] also of what was put on the table before it opened, but not of what was agreed then', () => {
		const table = tableWith([
			decided('soft', [apps], { session: null, drift: true }),
			decided('drift', [apps], { session: null, drift: true, outcome: { kind: 'agreed', at: nine } }),
			decided('other', [apps], { outcome: { kind: 'agreed', at: nine, session: idOf<SessionId>('s0') } })
		]);
		expect(idsOf(decisionsOf(table))).toEqual(['soft']);
	});

	test('[RB1] in a log that did not yet say in which session, are those of its proposals', () => {
		expect(
			idsOf(decisionsOf(tableWith([decided('old', [apps], { outcome: { kind: 'agreed', at: nine } })])))
		).toEqual(['old']);
	});

	test('[RB1] are none where no session has been called', () => {
		const board = records.board.map((each) => ({ ...each, session: null }));
		expect(decisionsOf(tableOf({ board, proposals: [decided('a', [apps])] }))).toEqual([]);
	});
});

describe('parts of the agreement', () => {
	test('[AG1] are the requirements of its decisions, each once', () => {
		const table = tableWith([decided('a', [apps, sponsor]), decided('b', [core, apps])]);
		expect(partsIn(table)).toStrictEqual([
			[{ product: products.apps }, ['a', 'b']],
			[{ product: products.apps, seat: 'sponsor' }, ['a']],
			[{ product: products.core }, ['b']]
		]);
	});

	test('[AG1] name a decision once, however often it asked for the same signature', () => {
		const gone = { product: idOf<ProductId>('gone'), why: 'source' } as const;
		const table = tableWith([decided('a', [gone, { ...gone, why: 'board', seat: 'metascrum-owner' }])]);
		expect(partsIn(table)).toEqual([[{ product: 'gone', seat: 'metascrum-owner' }, ['a']]]);
	});

	test('[AG1] of a product that was closed since is the MetaScrum Product Owner’s', () => {
		const gone = idOf<ProductId>('gone');
		const table = tableWith([decided('a', [{ product: gone, why: 'source' }])]);
		expect(partsIn(table)).toEqual([[{ product: gone, seat: 'metascrum-owner' }, ['a']]]);
	});

	test('[AG1] of the whole board have no product', () => {
		const board: Required = { product: null, why: 'board', seat: 'metascrum-owner' };
		expect(partsIn(tableWith([decided('a', [board])]))).toEqual([
			[{ product: null, seat: 'metascrum-owner' }, ['a']]
		]);
	});
});

describe('what a signature stands for', () => {
	const one = tableWith([decided('a', [apps])]);
	const agreement = (table: Table) => agreementOf(table, partIn(table, products.apps));

	test.each([
		['another decision', [decided('a', [apps]), decided('b', [apps])]],
		['another id', [decided('b', [apps])]],
		['another change', [decided('a', [apps], { changes: [move(items.a2)] })]],
		['another cause', [decided('a', [apps], { cause: 'market' })]]
	])('[AG4] is another with %s', (_, proposals) => {
		expect(agreement(tableWith(proposals))).not.toBe(agreement(one));
	});

	test('[AG4] is the same whatever else was decided', () => {
		const more = tableWith([decided('a', [apps]), decided('b', [core])]);
		expect(agreement(more)).toBe(agreement(one));
		expect(agreement(one)).toMatch(/^[0-9a-f]{64}$/);
	});

	test('[AG4] is another for another session, product or seat', () => {
		const other = tableOf({
			proposals: [
				decided('a', [apps], {
					session: null,
					outcome: { kind: 'agreed', at: nine, session: idOf<SessionId>('s2') }
				})
			],
			sessions: records.sessions.map((each) => ({ ...each, id: idOf<SessionId>('s2') })),
			board: records.board.map((each) => ({ ...each, session: idOf<SessionId>('s2') }))
		});
		expect(agreement(other)).not.toBe(agreement(one));
		const both = tableWith([decided('a', [apps, core, sponsor])]);
		const hashes = partsOf(both).map((each) => agreementOf(both, each));
		expect(new Set(hashes).size).toBe(3);
	});

	test('[AG4] a signature holds while it names the agreement as it stands', () => {
		const hash = agreement(one);
		const signed = tableWith([decided('a', [apps])], { agreement: [given({ hash })] });
		expect(agreementSigned(signed, partIn(signed, products.apps))).toEqual(given({ hash }));
		expect(isVoid(signed, partIn(signed, products.apps))).toBe(false);
		const further = tableWith([decided('a', [apps]), decided('b', [apps])], { agreement: [given({ hash })] });
		expect(agreementSigned(further, partIn(further, products.apps))).toBeNull();
		expect(isVoid(further, partIn(further, products.apps))).toBe(true);
	});

	test('[AG4] without a signature nothing is void', () => {
		expect(agreementSigned(one, partIn(one, products.apps))).toBeNull();
		expect(isVoid(one, partIn(one, products.apps))).toBe(false);
	});

	test('[AG4] a signature for one seat is none for another', () => {
		const both = [decided('a', [apps, sponsor])];
		const hash = agreement(tableWith(both));
		const signed = tableWith(both, { agreement: [given({ hash, as: 'sponsor' })] });
		expect(agreementSigned(signed, partIn(signed, products.apps))).toBeNull();
		expect(isVoid(signed, partIn(signed, products.apps, 'sponsor'))).toBe(true);
	});
});

test('[RB2] what has been read back is not read back again', () => {
	const proposals = [decided('a', [apps]), decided('b', [apps])];
	const read = tableWith(proposals, { readBack: [idOf<ProposalId>('a')] });
	expect(idsOf(unread(read, decisionsOf(read)))).toEqual(['b']);
	const none = tableWith(proposals);
	expect(idsOf(unread(none, decisionsOf(none)))).toEqual(['a', 'b']);
});
