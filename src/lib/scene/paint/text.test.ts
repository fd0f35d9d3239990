import { describe, expect, test } from 'vitest';
import { textBook } from './text.ts';

/** Every letter is 10 wide: enough to count lines by hand. Counts how often it was asked. */
function letters() {
	const measure = { font: '', asked: 0, measureText: (text: string) => ({ width: text.length * 10 }) };
	const counted = {
		...measure,
		measureText(text: string) {
			measure.asked += 1;
			return { width: text.length * 10 };
		}
	};
	return { book: textBook(counted), asked: () => measure.asked };
}

describe('text on a card', () => {
	test('breaks between words', () => {
		expect(letters().book.lines('retry failed payouts', '12px x', 130, 2)).toEqual([
			'retry failed',
			'payouts'
		]);
	});

	test('ends in an ellipsis where two lines are not enough', () => {
		const lines = letters().book.lines('retry failed payouts after a gateway timeout', '12px x', 130, 2);
		expect(lines).toEqual(['retry failed', 'payouts afte…']);
	});

	test('cuts a word longer than a line', () => {
		expect(letters().book.lines('maxUnavailableForStatefulSets now', '12px x', 100, 2)).toEqual([
			'maxUnavai…',
			'now'
		]);
	});

	test('is empty where not one letter has room', () => {
		expect(letters().book.clip('anything', '12px x', 5)).toBe('');
	});

	test('is measured once for a font and width, and again after the fonts have changed', () => {
		const { book, asked } = letters();
		book.lines('retry failed payouts', '12px x', 130, 2);
		const once = asked();
		book.lines('retry failed payouts', '12px x', 130, 2);
		expect(asked()).toBe(once);
		book.clear();
		book.lines('retry failed payouts', '12px x', 130, 2);
		expect(asked()).toBe(2 * once);
	});
});
