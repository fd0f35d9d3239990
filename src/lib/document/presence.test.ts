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
const pair = fc.nat(65_535);
const seen = fc.record({
	product: fc.nat(2000),
	team: fc.nat(2000),
	timebox: fc.nat(300),
	fx: pair,
	fy: pair,
	zoom: fc.integer({ min: 1, max: 65_535 }),
	width: fc.integer({ min: 1, max: 255 }),
	height: fc.integer({ min: 1, max: 255 }),
	turned: fc.boolean()
});
const touch: fc.Arbitrary<Touch> = fc
	.record(
		{
			cell: fc.option(cell),
			carrying: fc.option(item),
			others: fc.array(item, { maxLength: 5 }),
			laser: fc.constant(true as const),
			seen
		},
		{ requiredKeys: ['cell'] }
	)
	// Only what is carried has company.
	.map(({ others, ...rest }) => (rest.carrying && others ? { ...rest, others } : rest));

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

	test('has room for more people than anybody expects, and for those who come after very many', () => {
		const crowd = Array.from({ length: 1500 }, (_, n): Hand => ({ who: 400_000 + n, cell: null }));
		expect(decodeHands(body(encodeHands(crowd)))).toEqual(crowd);
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

	test.each([
		['a flag nobody knows', [128]],
		['company of nothing', [64, 0]],
		['more company than a proposal holds', [70, 1, 97, 255, 1]],
		['an item that is not carried', [4]],
		['a board turned over by nobody', [32]],
		['a sight of no width', [16, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 9]],
		['a sight at no zoom', [16, 0, 0, 0, 1, 1, 1, 1, 0, 0, 9, 9]],
		['half a sight', [16, 0, 0, 0, 1, 1]],
		['a lane beyond all lanes', [1, 255, 255, 255, 15, 0, 0, 1, 1]]
	])('with %s is null', (_what, bytes) => {
		expect(decodeTouch(decoding.createDecoder(Uint8Array.from(bytes)))).toBeNull();
	});

	test('costs about nine bytes a person', () => {
		const hands = Array.from({ length: 300 }, (_, who): Hand => ({
			who,
			cell: { product: 5, team: 40, timebox: 9, fx: 1, fy: 2 }
		}));
		expect(encodeHands(hands).byteLength / 300).toBeLessThan(9);
	});

	test('with what somebody sees costs at most twenty-three', () => {
		const where = { product: 5, team: 40, timebox: 9 };
		const hand: Hand = {
			who: 300,
			cell: { ...where, fx: 1, fy: 2 },
			seen: { ...where, fx: 65_535, fy: 1, zoom: 1000, width: 100, height: 60, turned: true }
		};
		expect(encodeHands([hand]).byteLength).toBeLessThanOrEqual(23);
	});

	test('says what is seen nearly as it was, on any board that has the lanes', () => {
		const order = places(tableOf());
		const spot = { product: products.core, team: teams.blue, timebox: timeboxes.summer, fx: 0.25, fy: 0.75 };
		const sight = { spot, zoom: 0.437, width: 1300, height: 800, turned: true };
		const there = order.seen(sight);
		const back = there && order.sight(there);
		expect(back).toMatchObject({ zoom: 0.437, width: 1296, height: 800, turned: true });
		expect(back?.spot.fx).toBeCloseTo(0.25, 4);
		expect(order.seen({ ...sight, zoom: NaN, width: 1e9 })).toMatchObject({ zoom: 1, width: 255 });
		expect(there && order.sight({ ...there, team: 99 })).toBeNull();
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
