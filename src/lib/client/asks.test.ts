import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type ActId, idOf } from '#lib/domain/ids.ts';
import { Asks } from './asks.ts';

const id = idOf<ActId>('act');
const granted = { id, ok: true, seqs: [6, 7] } as const;
const refused = { id, ok: false, refusal: { rule: 'LK1', because: 'Locked.' } } as const;

describe('an act that was asked', () => {
	let seq = 5;
	let asks: Asks;
	const doubt = vi.fn();
	const asked = (): { readonly came: () => unknown } => {
		let came: unknown;
		asks
			.ask(() => true, id, { kind: 'open' })
			.then(
				(answer) => (came = answer),
				(error: unknown) => (came = error)
			);
		return { came: () => came };
	};
	const settled = () => new Promise((done) => setTimeout(done));

	beforeEach(() => {
		seq = 5;
		doubt.mockClear();
		asks = new Asks({ seq: () => seq, patience: 1e6, doubt });
	});

	test('is answered when the table shows all of what was granted', async () => {
		const { came } = asked();
		asks.answered(granted);
		seq = 6;
		asks.stepped();
		await settled();
		expect(came()).toBeUndefined();
		seq = 7;
		asks.stepped();
		await settled();
		expect(came()).toBe(granted);
	});

	test('is answered at once where the table shows it already, or it was refused', async () => {
		const first = asked();
		asks.answered(refused);
		seq = 7;
		const second = asked();
		asks.answered(granted);
		await settled();
		expect([first.came(), second.came()]).toEqual([refused, granted]);
	});

	test('has its answer also where the connection is lost before the table shows it; else there is none', async () => {
		const first = asked();
		asks.answered(granted);
		asks.lost();
		const second = asked();
		asks.lost();
		await settled();
		expect(first.came()).toBe(granted);
		expect(second.came()).toMatchObject({ message: expect.stringMatching(/^No answer came/) as string });
	});
});
