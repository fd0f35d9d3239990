import { expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { Answers } from './draft-answers.ts';

const answer = Uint8Array.of(1);

/** A room that is about to end, in which somebody asks what is not on disk yet. */
function asked() {
	const sent: Uint8Array[] = [];
	const connection = {
		send: (frame: Uint8Array) => void sent.push(frame),
		close: () => undefined
	} as Partial<Connection> as Connection;
	const disk = Promise.withResolvers<undefined>();
	const answers = new Answers();
	answers.ends();
	answers.give(
		connection,
		answer,
		disk.promise.then(() => undefined)
	);
	const breath = () => new Promise((resolve) => setImmediate(resolve));
	return { answers, sent, disk, breath };
}

test('what was asked while a room was to end waits for the disk where the room goes on after all', async () => {
	const { answers, sent, disk, breath } = asked();
	answers.stays();
	await breath();
	expect(sent).toEqual([]);
	disk.resolve(undefined);
	await breath();
	expect(sent).toEqual([answer]);
});

test('where it ended with all on disk it is answered then', () => {
	const { answers, sent } = asked();
	expect(sent).toEqual([]);
	answers.ended();
	expect(sent).toEqual([answer]);
});
