import { type Mapping, mappingBy, type Meaning, meanings } from './mapping.ts';

/**
 * How the exports of Jira, Azure DevOps, Linear, Aha! and people's own sheets head such a column, the surest first.
 * Written as `wordsOf` leaves them.
 */
const names: { readonly [M in Meaning]: readonly string[] } = {
	key: [
		'key',
		'issue key',
		'item key',
		'identifier',
		'reference',
		'reference num',
		'feature reference',
		'feature reference num',
		'epic reference',
		'work item id',
		'issue id',
		'feature id',
		'ticket',
		'id',
		'ref',
		'number'
	],
	title: [
		'title',
		'summary',
		'name',
		'feature name',
		'epic name',
		'item',
		'subject',
		'feature',
		'headline',
		'work item'
	],
	products: [
		'products',
		'product',
		'product line',
		'product name',
		'components',
		'component s',
		'component',
		'area path',
		'application',
		'workspace',
		'workspace name',
		'project',
		'project name'
	],
	team: [
		'team',
		'owning team',
		'team name',
		'assigned team',
		'agile team',
		'custom field team',
		'squad',
		'owning group',
		'delivery team',
		'node name',
		'crew'
	],
	contributing: [
		'contributing teams',
		'participating teams',
		'supporting teams',
		'other teams',
		'teams involved',
		'participating groups',
		'participating sigs'
	],
	timebox: [
		'timebox',
		'sprint',
		'iteration path',
		'iteration',
		'target release',
		'release',
		'release name',
		'fix versions',
		'fix version s',
		'fix version',
		'cycle name',
		'cycle',
		'planned release',
		'target version',
		'program increment',
		'pi',
		'quarter',
		'milestone',
		'project milestone',
		'cycle number',
		'month'
	],
	size: [
		'size',
		'story points',
		'story point estimate',
		'custom field story points',
		'estimate',
		'points',
		'effort',
		'estimated effort',
		'original estimate',
		'weight'
	],
	stage: ['stage', 'phase', 'maturity', 'feature stage', 'board column'],
	status: ['status', 'state', 'workflow status', 'feature status', 'workflow state', 'status name'],
	customer: ['customer', 'live date customer', 'customer name', 'client', 'account', 'hospital', 'site'],
	date: [
		'live date',
		'go live',
		'go live date',
		'customer date',
		'promised date',
		'contract date',
		'commitment date',
		'due date',
		'target date',
		'deadline'
	],
	needs: [
		'needs',
		'depends on',
		'dependencies',
		'blocked by',
		'is blocked by',
		'inward issue link blocks',
		'predecessors',
		'predecessor',
		'requires',
		'replaces'
	],
	related: [
		'related',
		'related to',
		'relates to',
		'related issues',
		'outward issue link relates',
		'inward issue link relates',
		'see also',
		'related work'
	]
};

/** A header as words: lower case, without marks, so `Component/s` and `component s` are the same. */
const wordsOf = (header: string): string =>
	header
		.toLowerCase()
		.match(/[\p{L}\p{N}]+/gu)
		?.join(' ') ?? '';

/** 0–100: how well a header fits a meaning. An exact name beats one that only holds its words. */
function score(header: string, meaning: Meaning): number {
	const words = wordsOf(header);
	const at = names[meaning].indexOf(words);
	if (at !== -1) return 100 - at;
	const padded = ` ${words} `;
	const inside = names[meaning].findIndex((name) => name.length > 3 && padded.includes(` ${name} `));
	return inside === -1 ? 0 : 50 - inside;
}

/** The likeliest column for each meaning, each column used once. A date without its customer is no live date. */
export function guess(headers: readonly string[]): Mapping {
	const pairs = meanings
		.flatMap((meaning) => headers.map((header) => ({ meaning, header, points: score(header, meaning) })))
		.filter(({ points }) => points > 0)
		.sort((a, b) => b.points - a.points);
	const found = new Map<Meaning, string>();
	const used = new Set<string>();
	for (const { meaning, header } of pairs) {
		if (found.has(meaning) || used.has(header)) continue;
		found.set(meaning, header);
		used.add(header);
	}
	if (!found.has('customer') || !found.has('date')) {
		found.delete('customer');
		found.delete('date');
	}
	return mappingBy((meaning) => found.get(meaning) ?? null);
}
