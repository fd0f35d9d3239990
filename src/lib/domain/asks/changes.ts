import * as v from 'valibot';
import { prioritySignals } from '../board.ts';
import { goal, item, itemEdit } from '../content.ts';
import type { GoalId, ItemId, LinkId, ProductId, TeamId, TimeboxId } from '../ids.ts';
import { amount, day, id, text } from '../pieces.ts';

/** The forms of changes, as a proposal bears them. */

const target = v.strictObject({
	product: id<ProductId>(),
	team: id<TeamId>(),
	timebox: id<TimeboxId>(),
	after: v.nullable(id<ItemId>())
});
const part = v.strictObject({ item, to: target });
const capacity = v.nullable(amount(1_000_000));

const newLane = v.variant('kind', [
	v.strictObject({
		kind: v.literal('product'),
		product: v.strictObject({ id: id<ProductId>(), name: text(200), code: text(3) })
	}),
	v.strictObject({
		kind: v.literal('team'),
		team: v.strictObject({ id: id<TeamId>(), name: text(200), capacity })
	}),
	v.strictObject({
		kind: v.literal('timebox'),
		timebox: v.strictObject({
			id: id<TimeboxId>(),
			name: text(200),
			starts: v.nullable(day),
			ends: v.nullable(day)
		})
	})
]);
const laneRef = v.variant('kind', [
	v.strictObject({ kind: v.literal('product'), id: id<ProductId>() }),
	v.strictObject({ kind: v.literal('team'), id: id<TeamId>() }),
	v.strictObject({ kind: v.literal('timebox'), id: id<TimeboxId>() })
]);
export const change = v.variant('kind', [
	v.strictObject({ kind: v.literal('move'), item: id<ItemId>(), to: target }),
	v.strictObject({ kind: v.literal('edit'), item: id<ItemId>(), set: itemEdit }),
	v.strictObject({ kind: v.literal('add'), item, to: target }),
	v.strictObject({ kind: v.literal('drop'), item: id<ItemId>() }),
	v.strictObject({
		kind: v.literal('split'),
		item: id<ItemId>(),
		set: itemEdit,
		parts: v.pipe(v.array(part), v.minLength(1, 'A split makes at least one part'), v.maxLength(20))
	}),
	v.strictObject({
		kind: v.literal('merge'),
		item: id<ItemId>(),
		from: v.pipe(v.array(id<ItemId>()), v.minLength(1, 'A merge takes at least one other'), v.maxLength(20)),
		set: itemEdit
	}),
	v.strictObject({
		kind: v.literal('signal'),
		item: id<ItemId>(),
		signal: v.nullable(v.picklist(prioritySignals))
	}),
	v.strictObject({ kind: v.literal('share'), product: id<ProductId>(), share: v.nullable(amount(100)) }),
	v.strictObject({
		kind: v.literal('realign'),
		team: id<TeamId>(),
		to: v.nullable(id<ProductId>()),
		capacity
	}),
	v.strictObject({ kind: v.literal('open-lane'), lane: newLane }),
	v.strictObject({ kind: v.literal('close-lane'), lane: laneRef }),
	v.strictObject({
		kind: v.literal('promise'),
		link: id<LinkId>(),
		from: id<ItemId>(),
		to: id<ItemId>(),
		neededBy: id<TimeboxId>()
	}),
	v.strictObject({ kind: v.literal('release'), link: id<LinkId>() }),
	v.strictObject({ kind: v.literal('goal'), goal }),
	v.strictObject({ kind: v.literal('drop-goal'), goal: id<GoalId>() })
]);
export const mostChanges = 200;
export const changes = v.pipe(v.array(change), v.maxLength(mostChanges, `At most ${mostChanges} changes`));
