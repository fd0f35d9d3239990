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

	test('breaks Japanese between its words, and begins no line with what closes', () => {
		const lines = letters().book.lines('支払いの再試行を追加する。「確認」も必要', '12px x', 80, 4);
		expect(lines.join('')).toBe('支払いの再試行を追加する。「確認」も必要');
		expect(lines.length).toBeGreaterThan(1);
		for (const line of lines) {
			expect(line.length * 10).toBeLessThanOrEqual(80);
			expect(line).not.toMatch(/^[。」、]/);
			expect(line).not.toMatch(/「$/);
		}
	});

	test('breaks Thai, which has no spaces, and Korean, which has', () => {
		expect(letters().book.lines('ทดสอบการตัดคำภาษาไทย', '12px x', 100, 3).length).toBeGreaterThan(1);
		expect(letters().book.lines('결제 재시도 추가', '12px x', 60, 3)).toEqual(['결제 재시도', '추가']);
	});

	test.each([
		['a family', '👩‍👩‍👧'],
		['a flag', '🇩🇪'],
		['a letter with marks', 'e\u0323\u0301'],
		['a Devanagari syllable', 'क्षि'],
		['an emoji with a tone', '👍🏽']
	])('never cuts %s in half', (_name, letter) => {
		for (let room = 20; room < 200; room += 10) {
			const line = letters().book.clip(letter.repeat(30), '12px x', room);
			expect(line.replaceAll(letter, ''), `${String(room)} px`).toMatch(/^…?$/);
		}
	});

	test('keeps the ellipsis of a title read from the right with it', () => {
		const [line] = letters().book.lines('תשלומים שנכשלו בגלל תקלה', '12px x', 100, 1);
		expect(line).toMatch(/^\u2067תשלומים.*…\u2069$/);
		expect(letters().book.lines('API שלום', '12px x', 200, 1)).toEqual(['API שלום']);
	});

	test('of 10,000 letters asks for the width of hundreds only, with spaces or without', () => {
		for (const title of [
			'word '.repeat(2000),
			'x'.repeat(10_000),
			'再'.repeat(10_000),
			'e\u0301'.repeat(5000)
		]) {
			let longest = 0;
			const book = textBook({
				font: '',
				measureText(text) {
					longest = Math.max(longest, text.length);
					return { width: text.length * 5 };
				}
			});
			const lines = book.lines(title, '12px x', 140, 2);
			expect(lines.at(-1)).toMatch(/…$/);
			expect(longest).toBeLessThan(400);
		}
	});

	test('survives halves of pairs and controls', () => {
		for (const title of ['\ud83d', 'a\udc00b c', '\u0000\u0007', '\u202eabc'])
			expect(() => letters().book.lines(title, '12px x', 60, 2)).not.toThrow();
	});
});
