import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, isEqual, sha256 } from './canonical.ts';

describe('canonical JSON (RFC 8785)', () => {
	test('the example of section 3.2.2 and 3.2.3', () => {
		const value = {
			numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false]
		};
		expect(canonical(value)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
		);
	});

	test('members sort by UTF-16 code units (section 3.2.3)', () => {
		const value = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\ud83d\ude00': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis'
		};
		const order = [...canonical(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1]);
		expect(order).toEqual([
			'Carriage Return',
			'One',
			'Control',
			'Latin Small Letter O With Diaeresis',
			'Euro Sign',
			'Emoji: Grinning Face',
			'Hebrew Letter Dalet With Dagesh'
		]);
	});

	/** Appendix B: IEEE 754 bits and their text. */
	test.each([
		['0000000000000000', '0'],
		['8000000000000000', '0'],
		['0000000000000001', '5e-324'],
		['8000000000000001', '-5e-324'],
		['7fefffffffffffff', '1.7976931348623157e+308'],
		['ffefffffffffffff', '-1.7976931348623157e+308'],
		['4340000000000000', '9007199254740992'],
		['c340000000000000', '-9007199254740992'],
		['4430000000000000', '295147905179352830000'],
		['44b52d02c7e14af5', '9.999999999999997e+22'],
		['44b52d02c7e14af6', '1e+23'],
		['44b52d02c7e14af7', '1.0000000000000001e+23'],
		['444b1ae4d6e2ef4e', '999999999999999700000'],
		['444b1ae4d6e2ef4f', '999999999999999900000'],
		['444b1ae4d6e2ef50', '1e+21'],
		['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
		['3eb0c6f7a0b5ed8d', '0.000001'],
		['41b3de4355555553', '333333333.3333332'],
		['41b3de4355555554', '333333333.33333325'],
		['41b3de4355555555', '333333333.3333333'],
		['41b3de4355555556', '333333333.3333334'],
		['41b3de4355555557', '333333333.33333343'],
		['becbf647612f3696', '-0.0000033333333333333333'],
		['43143ff3c1cb0959', '1424953923781206.2']
	])('the number %s is written %s', (bits, text) => {
		const view = new DataView(new ArrayBuffer(8));
		view.setBigUint64(0, BigInt(`0x${bits}`));
		expect(canonical(view.getFloat64(0))).toBe(text);
	});

	test.each([
		['not a number', Number.NaN],
		['a number without end', Infinity],
		['nothing', undefined],
		['nothing in a member', { a: undefined }],
		['half a character', 'oh \ud83d'],
		['half a character in a name', { '\ude00': 1 }],
		['a big integer', 1n],
		['a function', () => 1]
	])('%s is refused', (_, value) => {
		expect(() => canonical(value)).toThrow(TypeError);
	});

	test('whole surrogate pairs are kept', () => {
		expect(canonical('\ud83d\ude00')).toBe('"😀"');
	});

	test('a member named __proto__ is a member', () => {
		expect(canonical(JSON.parse('{"b":1,"__proto__":2}'))).toBe('{"__proto__":2,"b":1}');
	});
});

test('SHA-256 of text is that of its UTF-8', () => {
	expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	expect(sha256('€')).toBe(sha256(new Uint8Array([0xe2, 0x82, 0xac])));
});

test('values are equal whatever the order of their members', () => {
	expect(isEqual({ a: 1, b: [2, null] }, { b: [2, null], a: 1 })).toBe(true);
	expect(isEqual({ a: 1 }, { a: 2 })).toBe(false);
	expect(isEqual(undefined, null)).toBe(false);
});

test('what is not there equals nothing but itself', () => {
	expect([isEqual(undefined, undefined), isEqual(1, undefined), isEqual(undefined, 1)]).toEqual([
		true,
		false,
		false
	]);
});

test('what is refused is named', () => {
	expect(() => canonical(1n)).toThrow('Not JSON: bigint');
	expect(() => canonical('\ud83d')).toThrow('Not Unicode: half of a surrogate pair');
});

test('canonical JSON is JSON, and one text a value', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const json: unknown = JSON.parse(JSON.stringify(value));
			expect(JSON.parse(canonical(json))).toEqual(json);
			expect(canonical(JSON.parse(canonical(json)))).toBe(canonical(json));
		}),
		{ seed: 20260303, numRuns: 300 }
	);
});
