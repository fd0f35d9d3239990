import type { Proposal, Signature } from '#lib/domain/board.ts';
import { placesIn } from '#lib/domain/lookup.ts';
import { currentSession, type Table } from '#lib/domain/table.ts';
import { sitting, type Mark, type Need, type World } from './world.ts';

/**
 * The same picture twice: once read off the board's table, once off the model. Where the two differ, one of them
 * is wrong. Ranks, words and times are left out; everything that people see and are bound by is in.
 */

type Picture = Record<string, unknown>;

const by =
	<T>(key: (each: T) => string) =>
	(a: T, b: T): number =>
		key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
const byId = by<{ id: string }>(({ id }) => id);

const needText = ({ product, role }: Need): string => `${product ?? '*'} ${role ?? ''}`;
const markText = (mark: Omit<Mark, 'meaning'>): string =>
	`${needText(mark)} ${mark.by}${mark.proxyOf === null ? '' : ` for ${mark.proxyOf}`}`;
const signatureText = ({ product, as, by: signer, proxyOf }: Signature): string =>
	markText({ product, role: as ?? null, by: signer, proxyOf: proxyOf ?? null });

/** The agreed board as people see it on the table. */
function groundOn(table: Table): Picture {
	const live = (each: { customer: string; date: string } | null): string | null =>
		each && `${each.customer} ${each.date}`;
	const cells: Record<string, string[]> = {};
	for (const place of table.places.values()) {
		const cell = `${place.product} ${place.team} ${place.timebox}`;
		cells[cell] ??= placesIn(table, place).map(({ item }) => item);
	}
	const columns = [...table.timeboxes.values()].sort(
		by(({ undated, rank, id }) => `${undated ? 1 : 0}${rank} ${id}`)
	);
	return {
		lanes: [...table.products.values()].map(({ id, owner, share }) => ({ id, owner, share })).sort(byId),
		crews: [...table.teams.values()]
			.map(({ id, home = null, capacity }) => ({ id, home, capacity }))
			.sort(byId),
		columns: columns.map(({ id }) => id),
		cards: [...table.items.values()]
			.map(({ id, key, title, size, live: date, signal = null }) => ({
				id,
				key,
				title,
				size,
				live: live(date),
				signal
			}))
			.sort(byId),
		cells: Object.entries(cells).sort(by(([cell]) => cell)),
		ties: [...table.links.values()]
			.map(({ id, kind, from, to, neededBy = null, reopened = false }) => ({
				id,
				kind,
				from,
				to,
				neededBy,
				reopened
			}))
			.sort(byId),
		aims: [...table.goals.values()]
			.map(({ id, title, product, timebox }) => ({ id, title, product, timebox }))
			.sort(byId)
	};
}

function groundOf({ ground }: World): Picture {
	return {
		lanes: [...ground.lanes].sort(byId),
		crews: [...ground.crews].sort(byId),
		columns: ground.columns.map(({ id }) => id),
		cards: ground.cards
			.map(({ id, key, title, size, live, signal }) => ({ id, key, title, size, live, signal }))
			.sort(byId),
		cells: Object.entries(ground.cells).sort(by(([cell]) => cell)),
		ties: ground.ties
			.map(({ id, kind, from, to, neededBy, reopened }) => ({ id, kind, from, to, neededBy, reopened }))
			.sort(byId),
		aims: ground.aims.map(({ id, title, product, timebox }) => ({ id, title, product, timebox })).sort(byId)
	};
}

function papersOn(table: Table): unknown {
	return [...table.proposals.values()]
		.map(({ id, by: author, required, signatures, outcome, drift, answers, amends, cause }) => ({
			id,
			by: author,
			cause,
			state: outcome.kind,
			took: tookOff(outcome),
			needs: required.map(({ product, seat }) => needText({ product, role: seat ?? null })).sort(),
			marks: signatures.map(signatureText).sort(),
			drift,
			answers: answers ?? null,
			amends: amends ?? null
		}))
		.sort(byId);
}

/** What it took off the board; of lanes, whose names the model does not keep, the ids. */
function tookOff(outcome: Proposal['outcome']): string[] {
	if (outcome.kind !== 'agreed') return [];
	const { gone = [], ended = [] } = outcome;
	const things = ended.map((each) => {
		if (each.kind === 'link') return `link ${each.from} ${each.to}`;
		return each.kind === 'goal' ? `goal ${each.name}` : `${each.kind} ${each.id}`;
	});
	return [...gone.map(({ key, title }) => `${key} ${title}`), ...things].sort();
}

function papersOf(world: World): unknown {
	return world.papers
		.map(({ id, by: author, state, took, needs, marks, drift, answers, amends, cause }) => ({
			id,
			by: author,
			cause,
			state,
			took: [...took].sort(),
			needs: needs.map(needText).sort(),
			marks: marks.map(markText).sort(),
			drift,
			answers,
			amends
		}))
		.sort(byId);
}

function sittingOn(table: Table): unknown {
	const now = currentSession(table);
	return (
		now && {
			id: now.id,
			number: now.number,
			state: now.state,
			startsAt: now.startsAt,
			goals: now.goals?.length ?? 0,
			ready: [...(now.ready ?? [])].sort(),
			chair: now.facilitator,
			read: [...(now.readBack ?? [])].sort(),
			signed: (now.agreement ?? [])
				.map(({ product, as, by: signer }) => `${needText({ product, role: as ?? null })} ${signer}`)
				.sort()
		}
	);
}

function sittingOf(world: World): unknown {
	const now = sitting(world);
	return (
		now && {
			id: now.id,
			number: now.number,
			state: now.state,
			startsAt: now.startsAt,
			goals: now.goals,
			ready: [...now.ready].sort(),
			chair: now.chair,
			read: [...now.read].sort(),
			signed: now.signed.map((mark) => `${needText(mark)} ${mark.by}`).sort()
		}
	);
}

function affairsOn(table: Table): Picture {
	const points = [...table.points.values()].filter(({ state }) => state === 'waiting');
	return {
		points: points.sort(by(({ rank, id }) => `${rank} ${id}`)).map(({ id }) => id),
		settled: [...table.points.values()].filter(({ state }) => state !== 'waiting').length,
		paths: [...table.pathways.values()]
			.map(({ id, decider, options, steps, state, decision }) => ({
				id,
				decider,
				options: options.length,
				steps: steps.length,
				state,
				option: decision?.option ?? null
			}))
			.sort(byId),
		tellers: [...table.notifiers.values()]
			.map(({ id, proposal, item, customer, person, due, doneAt }) => ({
				id,
				paper: proposal,
				item,
				customer,
				person,
				due,
				done: doneAt !== null
			}))
			.sort(byId),
		alarms: [...table.emergencies.values()]
			.map(({ id, product, item, state, by: raiser, triage, broken, review }) => ({
				id,
				product,
				item,
				state,
				by: raiser,
				triager: triage?.by ?? null,
				points: triage?.points ?? 0,
				over: broken?.over ?? null,
				reviewed: review !== null,
				paper: triage?.proposal ?? null
			}))
			.sort(byId),
		buffers: [...table.buffers.values()]
			.map(({ product, points: kept, by: hand }) => `${product} ${kept} ${hand ?? ''}`)
			.sort(),
		blocks: [...table.impediments.values()]
			.map(({ id, by: raiser, private: hidden, owner, due, path, state }) => ({
				id,
				by: raiser,
				private: hidden,
				owner,
				due,
				path: path.map(({ from }) => from),
				solved: state === 'solved'
			}))
			.sort(byId),
		pleas: [...table.requests.values()]
			.map(({ id, by: asker, giver, state }) => ({ id, by: asker, giver, state }))
			.sort(byId),
		remarks: [...table.comments.values()].map(({ id, proposal }) => ({ id, paper: proposal })).sort(byId),
		deputies: [...table.proxies.values()]
			.map(({ id, of, to, revokedAt }) => ({ id, of, to, revoked: revokedAt !== null }))
			.sort(byId)
	};
}

function affairsOf(world: World): Picture {
	return {
		points: world.points.filter(({ state }) => state === 'waiting').map(({ id }) => id),
		settled: world.points.filter(({ state }) => state !== 'waiting').length,
		paths: [...world.paths].sort(byId),
		tellers: world.tellers
			.map(({ id, paper, item, customer, person, due, done }) => ({
				id,
				paper,
				item,
				customer,
				person,
				due,
				done
			}))
			.sort(byId),
		alarms: world.alarms
			.map(({ id, product, item, state, by: raiser, triager, points, over, reviewed, paper }) => ({
				id,
				product,
				item,
				state,
				by: raiser,
				triager,
				points,
				over,
				reviewed,
				paper
			}))
			.sort(byId),
		buffers: world.buffers
			.map(({ product, points, byHand }) => `${product} ${points} ${byHand ?? ''}`)
			.sort(),
		blocks: [...world.blocks].sort(byId),
		pleas: [...world.pleas].sort(byId),
		remarks: [...world.remarks].sort(byId),
		deputies: world.deputies.map(({ id, of, to, revoked }) => ({ id, of, to, revoked })).sort(byId)
	};
}

/** The picture of the table. */
const pictureOn = (table: Table): Picture => ({
	...groundOn(table),
	seats: [...table.seats.values()].map(({ person, seats }) => `${person} ${seats.toString()}`).sort(),
	policy: [...table.board.values()].map(({ policy }) => policy),
	papers: papersOn(table),
	sitting: sittingOn(table),
	...affairsOn(table)
});

/** The picture of the model's world. */
export const pictureOf = (world: World): Picture => ({
	...groundOf(world),
	seats: Object.entries(world.seats)
		.map(([person, seats]) => `${person} ${seats.toString()}`)
		.sort(),
	policy: [world.policy],
	papers: papersOf(world),
	sitting: sittingOf(world),
	...affairsOf(world)
});

/** The first parts in which two pictures differ, as text; null where they are the same. */
export function difference(table: Table, world: World): string | null {
	const board = pictureOn(table);
	const model = pictureOf(world);
	const parts = Object.keys(board).filter(
		(part) => JSON.stringify(board[part]) !== JSON.stringify(model[part])
	);
	if (parts.length === 0) return null;
	return parts
		.map(
			(part) =>
				`${part}\n  board ${only(board[part], model[part])}\n  model ${only(model[part], board[part])}`
		)
		.join('\n');
}

/** What of a list is not in the other. */
function only(mine: unknown, other: unknown): string {
	if (!Array.isArray(mine) || !Array.isArray(other)) return JSON.stringify(mine);
	const theirs = new Set(other.map((each) => JSON.stringify(each)));
	const mineOnly = mine.filter((each) => !theirs.has(JSON.stringify(each)));
	return mineOnly.length === 0 ? `${JSON.stringify(mine)} in another order` : JSON.stringify(mineOnly);
}
