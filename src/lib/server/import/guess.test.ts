import { expect, test } from 'vitest';
import { guess } from './guess.ts';
import { type Mapping, meanings } from './mapping.ts';

/** Only the meanings that found a column. */
const found = (...headers: string[]): Partial<Mapping> => {
	const mapping = guess(headers);
	return Object.fromEntries(
		meanings.flatMap((meaning) => (mapping[meaning] === null ? [] : [[meaning, mapping[meaning]]]))
	);
};

test("a sheet of one's own", () => {
	expect(
		found(
			'Key',
			'Title',
			'Owning team',
			'Product(s)',
			'Release',
			'Depends on',
			'Hospital',
			'Go-live date',
			'Notes'
		)
	).toEqual({
		key: 'Key',
		title: 'Title',
		team: 'Owning team',
		products: 'Product(s)',
		timebox: 'Release',
		needs: 'Depends on',
		customer: 'Hospital',
		date: 'Go-live date'
	});
});

test('Jira', () => {
	const headers = [
		'Summary',
		'Issue key',
		'Issue id',
		'Issue Type',
		'Status',
		'Project key',
		'Project name',
		'Component/s',
		'Fix Version/s',
		'Sprint',
		'Due date',
		'Inward issue link (Blocks)',
		'Outward issue link (Relates)',
		'Custom field (Story Points)',
		'Custom field (Team)'
	];
	expect(found(...headers)).toEqual({
		title: 'Summary',
		key: 'Issue key',
		status: 'Status',
		products: 'Component/s',
		timebox: 'Sprint',
		needs: 'Inward issue link (Blocks)',
		related: 'Outward issue link (Relates)',
		size: 'Custom field (Story Points)',
		team: 'Custom field (Team)'
	});
});

test('Azure DevOps', () => {
	expect(
		found('ID', 'Work Item Type', 'Title', 'State', 'Area Path', 'Iteration Path', 'Effort', 'Board Column')
	).toEqual({
		key: 'ID',
		title: 'Title',
		status: 'State',
		products: 'Area Path',
		timebox: 'Iteration Path',
		size: 'Effort',
		stage: 'Board Column'
	});
});

test('Linear', () => {
	expect(
		found(
			'ID',
			'Team',
			'Title',
			'Description',
			'Status',
			'Estimate',
			'Project',
			'Cycle Number',
			'Cycle Name',
			'Related to',
			'Blocked by'
		)
	).toEqual({
		key: 'ID',
		team: 'Team',
		title: 'Title',
		status: 'Status',
		size: 'Estimate',
		products: 'Project',
		timebox: 'Cycle Name',
		related: 'Related to',
		needs: 'Blocked by'
	});
});

test('Aha!', () => {
	expect(
		found(
			'Feature reference #',
			'Feature name',
			'Product name',
			'Release name',
			'Feature status',
			'Assigned team',
			'Original estimate'
		)
	).toEqual({
		key: 'Feature reference #',
		title: 'Feature name',
		products: 'Product name',
		timebox: 'Release name',
		status: 'Feature status',
		team: 'Assigned team',
		size: 'Original estimate'
	});
});

test('a date without a customer is no live date, and no column is used twice', () => {
	expect(found('key', 'title', 'due date')).toEqual({ key: 'key', title: 'title' });
	const columns = Object.values(found('id', 'name', 'team', 'team name', 'status', 'state'));
	expect(new Set(columns).size).toBe(columns.length);
});
