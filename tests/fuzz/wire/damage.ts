import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { closeCodes, encodeJson, messageType } from '#lib/document/messages.ts';
import { sync } from '../../fixtures/sync.ts';
import type { Chance } from '../rules/chance.ts';

/** Bytes that went wrong on the way, or never were anything. */

type Damage = (frame: Uint8Array, chance: Chance, others: readonly Uint8Array[]) => Uint8Array;

/** A frame with one or a few things wrong with it. */
export function damaged(frame: Uint8Array, chance: Chance, others: readonly Uint8Array[]): Uint8Array {
	let bytes = frame;
	for (let times = 1 + chance.below(2); times > 0; times--) bytes = chance.of(damages)(bytes, chance, others);
	return bytes;
}

const at = (frame: Uint8Array, chance: Chance): number => chance.below(Math.max(1, frame.length));

function flip(bytes: Uint8Array, where: number, bit: number): void {
	bytes[where] = (bytes[where] ?? 0) ^ (1 << bit);
}

const huge = [
	Uint8Array.of(255, 255, 255, 255, 15),
	Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 15),
	Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
	Uint8Array.of(128, 128, 128, 128, 8),
	Uint8Array.of(0),
	Uint8Array.of(128, 0)
];

const damages: readonly Damage[] = [
	(frame, chance) => {
		const copy = frame.slice();
		for (let flips = 1 + chance.below(4); flips > 0; flips--) flip(copy, at(copy, chance), chance.below(8));
		return copy;
	},
	(frame, chance) => {
		const copy = frame.slice();
		copy[at(copy, chance)] = chance.below(256);
		return copy;
	},
	(frame, chance) => frame.slice(0, at(frame, chance)),
	(frame, chance) => {
		const from = at(frame, chance);
		return joined(frame.slice(0, from), frame.slice(from + 1 + chance.below(4)));
	},
	(frame, chance) =>
		joined(
			frame,
			Uint8Array.from({ length: 1 + chance.below(8) }, () => chance.below(256))
		),
	(frame, chance, others) => {
		const other = chance.maybe(others, frame);
		return joined(frame.slice(0, at(frame, chance)), other.slice(at(other, chance)));
	},
	(frame, chance) => {
		const from = at(frame, chance);
		return joined(frame.slice(0, from), chance.of(huge), frame.slice(from + 1));
	},
	(frame, chance) => {
		const copy = frame.slice();
		copy[0] = chance.of([0, 1, 2, 3, 4, 99, 100, 101, 102, 103, 104, 127, 128]);
		return copy;
	},
	(frame, chance) => {
		const copy = frame.slice();
		if (copy.length > 1) copy[1] = chance.below(5);
		return copy;
	}
];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const each of parts) encoding.writeUint8Array(encoder, each);
	return encoding.toUint8Array(encoder);
}

const jsons = [
	...['null', '0', '""', '[]', '{}', '{', '{"id":1}', '{"id":"x"}', '{"id":"x","act":null}'],
	...['{"id":"x","act":{"kind":"__proto__"}}', '{"id":"__proto__","act":{"kind":"withdraw","proposal":"x"}}'],
	...['{"__proto__":{"id":"x"},"act":{"kind":"lock"}}', '{"id":"x","act":{"kind":"found"}}'],
	...['{"kind":"give","to":"__proto__"}', '{"kind":"follow","person":"constructor","quietly":true}'],
	...['[', '{"a":'].map((open) => open.repeat(9000)),
	`{"id":"x","act":{"kind":"propose","changes":${'['.repeat(5000)}${']'.repeat(5000)}}}`
];

/** The update as a newer form of Yjs writes it, which nobody here reads. */
function asV2(update: Uint8Array): Uint8Array {
	try {
		return Y.convertUpdateFormatV1ToV2(update);
	} catch {
		return update;
	}
}

/** Frames made up from nothing. */
export const madeUp = (chance: Chance, update: Uint8Array): Uint8Array =>
	chance.weighted<() => Uint8Array>([
		[4, () => Uint8Array.from({ length: chance.below(60) }, () => chance.below(256))],
		[
			3,
			() =>
				sync(
					chance.below(3),
					Uint8Array.from({ length: chance.below(40) }, () => chance.below(256))
				)
		],
		[
			3,
			() => sync(chance.below(3), joined(Uint8Array.of(1), chance.of(huge), chance.of(huge), chance.of(huge)))
		],
		[2, () => sync(chance.of([1, 2]), asV2(update))],
		[2, () => sync(0, update)],
		[2, () => named(chance.of([100, 104]), chance.of(jsons))],
		[1, () => encodeJson(chance.of([messageType.answer, messageType.notice]), closeCodes)],
		[1, () => joined(Uint8Array.of(messageType.awareness), chance.of(huge), chance.of(huge))]
	])();

function named(type: number, text: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, type);
	encoding.writeVarString(encoder, text);
	return encoding.toUint8Array(encoder);
}
