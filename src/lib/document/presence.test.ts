import * as decoding from 'lib0/decoding';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '../domain/ids.ts';
import { products, tableOf, teams, timeboxes } from '../domain/testing/board.ts';
import { messageType } from './messages.ts';
import {
	decodeHands,
	decodeTouch,
	encodeHands,
	encodeTouch,
	places,
	type Hand,
	type Touch
} from './presence.ts';

/** A decoder standing behind the message type, as rooms hand it on. */
function body(message: Uint8Array): decoding.Decoder {
	const decoder = decoding.createDecoder(message);
	expect(decoding.readVarUint(decoder)).toBe(messageType.presence);
	return decoder;
}

const byte = fc.nat(255);
const cell = fc.record({
	product: fc.nat(2000),
	team: fc.nat(2000),
	timebox: fc.nat(300),
	fx: byte,
	fy: byte
});
const item = fc.stringMatching(/^[\w.:-]{1,64}$/).map((text) => idOf<ItemId>(text));
const touch: fc.Arbitrary<Touch> = fc.record(
	{ cell: fc.option(cell), carrying: fc.option(item) },
	{ requiredKeys: ['cell'] }
);

describe('presence', () => {
	test('says the same on the other end, both ways', () => {
		fc.assert(
			fc.property(touch, (each) => {
				expect(decodeTouch(body(encodeTouch(each)))).toEqual(each);
			})
		);
		const hands = fc.array(fc.tuple(fc.nat(60_000), touch).map(([who, each]): Hand => ({ who, ...each })));
		fc.assert(
			fc.property(hands, (all) => {
				expect(decodeHands(body(encodeHands(all)))).toEqual(all);
			})
		);
	});

	test('of garbage is null and never an exception', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				for (const decode of [decodeTouch, decodeHands]) {
					const decoder = decoding.createDecoder(bytes);
					expect(() => decode(decoder)).not.toThrow();
				}
			}),
			{ numRuns: 5000 }
		);
		expect(decodeTouch(decoding.createDecoder(Uint8Array.of()))).toBeNull();
		expect(decodeTouch(decoding.createDecoder(Uint8Array.of(1, 0, 0)))).toBeNull();
		expect(decodeTouch(decoding.createDecoder(Uint8Array.of(0, 0)))).toBeNull();
	});

	test('costs about nine bytes a person', () => {
		const hands = Array.from({ length: 300 }, (_, who): Hand => ({
			who,
			cell: { product: 5, team: 40, timebox: 9, fx: 1, fy: 2 }
		}));
		expect(encodeHands(hands).byteLength / 300).toBeLessThan(9);
	});

	test('finds the spot again by the order of lanes, and nothing where the lane is gone', () => {
		const order = places(tableOf());
		const spot = { product: products.core, team: teams.blue, timebox: timeboxes.summer, fx: 0.5, fy: 1 };
		const there = order.cell(spot);
		expect(there).toEqual({ product: 1, team: 1, timebox: 1, fx: 128, fy: 255 });
		expect(there && order.spot(there)).toMatchObject({ ...spot, fx: 128 / 255 });
		expect(order.spot({ product: 9, team: 0, timebox: 0, fx: 0, fy: 0 })).toBeNull();
		expect(order.cell({ ...spot, fx: NaN, fy: -4 })).toMatchObject({ fx: 0, fy: 0 });
	});
});
