import { describe, expect, test } from 'vitest';
import { fileName } from './words.ts';

const stamp = (board: string, session = 'MetaScrum 31') => ({
	...{ board, session, state: '', hash: null, made: '' },
	at: Date.UTC(2026, 5, 9, 12)
});

describe('the name of a picture', () => {
	test('tells board, session and day', () => {
		expect(fileName(stamp('Kubernetes enhancements'), 'svg')).toBe(
			'Kubernetes enhancements MetaScrum 31 2026-06-09.svg'
		);
		expect(fileName(stamp('No session', ''), 'pdf')).toBe('No session 2026-06-09.pdf');
	});

	test('holds nothing that is a path or that a system forbids', () => {
		expect(fileName(stamp('../a/b\\c:*?"<>|d\u0000\u202e'), 'png')).toBe(
			'a b c d MetaScrum 31 2026-06-09.png'
		);
		expect(fileName(stamp('...', ''), 'png')).toBe('Board 2026-06-09.png');
	});

	test('is cut between letters as people see them, and keeps every script', () => {
		const family = '👩‍👩‍👧';
		const name = fileName(stamp(family.repeat(200), ''), 'svg');
		expect(name.replaceAll(family, '')).toBe(' 2026-06-09.svg');
		expect(fileName(stamp('計画 תוכנית', ''), 'svg')).toBe('計画 תוכנית 2026-06-09.svg');
	});
});
