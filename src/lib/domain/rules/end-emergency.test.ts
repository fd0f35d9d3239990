import { expect, test } from 'vitest';
import { idOf, type ProxyId } from '../ids.ts';
import { doAct, hour, nine, people, tableIn, tableOf, told } from '../testing/board.ts';
import { accepted, emergency, emergencyId } from '../testing/matters.ts';

const end = { kind: 'end-emergency', emergency: emergencyId } as const;
const triage = accepted(nine, 1).triage;
const bySam = accepted(nine, 1, triage ? { triage: { ...triage, by: people.sam, proxyOf: people.ada } } : {});

test.each([
	['who signs for the product', people.ada, 'product-owner'],
	['the facilitator', people.fay, 'facilitator'],
	['who answered it', people.sam, 'stakeholder']
] as const)('[EM9] %s says that it is over, lock or no lock', (_, by, seat) => {
	const table = tableIn('scheduled', { emergencies: [bySam] }, 'full-freeze');
	expect(doAct(table, by, 'x', end)).toMatchObject({
		value: [{ kind: 'emergency-over', by: { person: by, seat } }]
	});
	expect(table.emergencies.get(emergencyId)).toMatchObject({ state: 'over', overAt: nine + hour });
});

test('[EM9] a proxy of today does', () => {
	const proxy = {
		id: idOf<ProxyId>('x1'),
		of: people.ada,
		to: people.ben,
		products: null,
		from: nine,
		until: nine + 2 * hour,
		revokedAt: null
	};
	const table = tableOf({ emergencies: [bySam], proxies: [proxy] });
	expect(told(doAct(table, people.ben, 'x', end))).toEqual(['emergency-over']);
});

test('[EM9] nobody else, and whom to ask is said', () => {
	for (const by of [people.ben, people.mia, people.obi, people.zoe])
		expect(doAct(tableOf({ emergencies: [bySam] }), by, 'x', end)).toMatchObject({
			error: { rule: 'EM9', whom: [people.ada] }
		});
	const left = triage ? { triage: { ...triage, by: people.zoe } } : {};
	expect(told(doAct(tableOf({ emergencies: [accepted(nine, 1, left)] }), people.zoe, 'x', end))).toBe('EM9');
});

test.each(['raised', 'refused', 'over'] as const)('[EM9] not one that is %s', (state) => {
	expect(told(doAct(tableOf({ emergencies: [emergency({ state })] }), people.ada, 'x', end))).toBe('EM9');
});

test('[EM3] one of this board', () => {
	expect(told(doAct(tableOf(), people.ada, 'x', end))).toBe('EM3');
});
