import { sync } from '../../fixtures/sync.ts';
import { mock } from 'node:test';
import { chanceFrom, type Chance } from '../rules/chance.ts';
import { damaged, madeUp } from './damage.ts';
import { forged } from './forging.ts';
import { everybody, personOf, readers, writers } from './guests.ts';
import { asksAgreed, asksDraft, awareness, drafts } from './honest.ts';
import { openHouse } from './house.ts';
import { Scene, type Sent } from './scene.ts';
import type { Seat } from './seat.ts';
import type { Tally } from './tally.ts';

/** One run: people at a board, one frame after the other, most of them spoiled; the judge looks at each. */

/** What went wrong, at which frame. */
export class Difference extends Error {
	override readonly name = 'Difference';
}

/** 2026-03-03T09:00:00Z */
const nine = 1_772_528_400_000;
const between = { checks: 500, restarts: 1500, breaths: 50 } as const;

/** Plays so many frames at one board. Throws at the first thing that may not be. */
export async function play(seed: number, steps: number, tally: Tally): Promise<void> {
	const rejected: unknown[] = [];
	const hear = (cause: unknown): void => void rejected.push(cause);
	process.on('unhandledRejection', hear);
	mock.timers.enable({ apis: ['setTimeout', 'Date'], now: nine });
	const house = await openHouse();
	const scene = await Scene.open(house, chanceFrom(seed), tally);
	let n = 0;
	try {
		for (; n < steps; n += 1) {
			await step(scene, tally);
			if (n % between.checks === between.checks - 1) await scene.stands();
			if (n % between.restarts === between.restarts - 1) await scene.restarts();
			if (n % between.breaths === 0) await new Promise((resolve) => setImmediate(resolve));
			if (rejected.length > 0)
				throw new Error('a promise was rejected and nobody heard', { cause: rejected[0] });
		}
		await scene.stands();
	} catch (cause) {
		const what = cause instanceof Error ? told(cause) : String(cause);
		throw new Difference(`seed ${seed}, frame ${n}: ${what}\n${scene.last}`, { cause });
	} finally {
		await house.leave();
		mock.timers.reset();
		process.off('unhandledRejection', hear);
	}
}

const told = ({ message, cause, stack }: Error): string =>
	cause instanceof Error ? `${message}: ${cause.stack ?? cause.message}` : `${message}\n${stack ?? ''}`;

async function step(scene: Scene, tally: Tally): Promise<void> {
	const { chance } = scene;
	if (chance.once(15)) scene.passes(20);
	await chance.weighted<() => Promise<unknown>>([
		[10, () => drafting(scene, tally)],
		[2, () => asking(scene, 'draft')],
		[5, () => asking(scene, 'agreed')],
		[12, () => forging(scene)],
		[9, () => spoiling(scene)],
		[2, () => replaying(scene)],
		[4, () => making(scene)],
		[1, () => shouting(scene)]
	])();
}

/** Somebody draws or writes; now and then the same goes out spoiled before. */
async function drafting(scene: Scene, tally: Tally): Promise<void> {
	const { chance } = scene;
	const seat = chance.of(scene.seats);
	if (!seat.isHere) await comes(seat, scene);
	else if (chance.once(2) || seat.isWrittenUnder(scene.judge.doc)) seat.catchesUp();
	const frame = drafts(seat, chance, `m${scene.number()}`);
	if (!frame || !seat.wire) return;
	if (chance.once(3)) await spoiledBefore(scene, seat, frame);
	tally.honestFrames += 1;
	scene.remember({ frame, room: 'draft' });
	await scene.says(seat.guest, seat.wire, 'draft', frame);
	if (seat.wire.code !== null) tally.refusedHonest(`${seat.wire.code} ${seat.wire.reason}`);
}

async function comes(seat: Seat, { house }: Scene): Promise<void> {
	seat.come();
	await house.settled();
	seat.catchesUp();
}

/** Whoever has taken the spoiled one holds something else under the same name than its writer does. */
async function spoiledBefore(scene: Scene, seat: Seat, frame: Uint8Array): Promise<void> {
	const { chance, sent } = scene;
	const spoiled = damaged(
		frame,
		chance,
		sent.map((each) => each.frame)
	);
	const taken = await scene.says(seat.guest, scene.raw(seat.guest, 'draft'), 'draft', spoiled);
	if (taken > 0) seat.wire?.terminate();
}

async function asking(scene: Scene, room: Sent['room']): Promise<void> {
	const { chance, judge } = scene;
	const guest = chance.of(everybody);
	const frame =
		room === 'draft'
			? asksDraft(judge.doc, chance, scene.number())
			: asksAgreed(chance, chance.once(9) ? 'act-again' : `a${scene.number()}`, scene.known);
	scene.remember({ frame, room });
	await scene.says(guest, scene.raw(guest, room), room, frame);
}

async function forging(scene: Scene): Promise<void> {
	const { chance, judge } = scene;
	const guest = chance.once(8) ? chance.of(readers) : chance.of(writers);
	const mine = scene.idsOf(guest);
	const clients = [...everybody.flatMap(scene.idsOf), ...scene.seats.map(({ doc }) => doc.clientID), 1, 77];
	const forger = { person: personOf(guest), mine, clients, doc: judge.doc, id: `f${scene.number()}` };
	let frame = sync(chance.of([1, 2]), forged(forger, chance));
	if (chance.once(6))
		frame = damaged(
			frame,
			chance,
			scene.sent.map((each) => each.frame)
		);
	if (chance.once(5)) scene.remember({ frame, room: 'draft' });
	await scene.says(guest, scene.raw(guest, 'draft'), 'draft', frame);
}

async function spoiling(scene: Scene): Promise<void> {
	const { chance, sent } = scene;
	const one = chance.maybe(sent, null);
	if (!one) return;
	const guest = chance.of(everybody);
	const room = otherwise(chance, one.room);
	const frame = damaged(
		one.frame,
		chance,
		sent.map((each) => each.frame)
	);
	await scene.says(guest, scene.raw(guest, room), room, frame);
}

/** In the wrong room now and then. */
const otherwise = (chance: Chance, room: Sent['room']): Sent['room'] =>
	chance.once(10) ? chance.of(['agreed', 'draft']) : room;

/** What one has said, another says. */
async function replaying(scene: Scene): Promise<void> {
	const { chance } = scene;
	const one = chance.maybe(scene.sent, null);
	if (!one) return;
	const guest = chance.of(everybody);
	const room = otherwise(chance, one.room);
	await scene.says(guest, scene.raw(guest, room), room, one.frame);
}

async function making(scene: Scene): Promise<void> {
	const { chance, sent } = scene;
	const guest = chance.of(everybody);
	const room = chance.of(['agreed', 'draft'] as const);
	const frame = madeUp(chance, chance.maybe(sent, null)?.frame.slice(3) ?? Uint8Array.of(0, 0));
	await scene.says(guest, scene.raw(guest, room), room, frame);
}

/** Text where there are only bytes, too much at once, somebody's whole past, a name that is somebody else's. */
async function shouting(scene: Scene): Promise<void> {
	const { chance } = scene;
	const guest = chance.of(everybody);
	const room = chance.of(['agreed', 'draft'] as const);
	const wire = scene.raw(guest, room);
	const state = awareness(chance.of([...everybody.flatMap(scene.idsOf), 0, 2 ** 32]), scene.number(), null);
	if (chance.once(3)) await scene.says(guest, wire, room, new TextEncoder().encode('{"hello":1}'), false);
	else if (chance.once(4)) await scene.says(guest, wire, room, new Uint8Array(64 * 1024 + 1));
	else if (chance.once(2)) wire.terminate();
	else await scene.says(guest, wire, room, state);
}
