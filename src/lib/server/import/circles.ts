/**
 * The groups of names that reach each other along `arrows` (strongly connected components of two or more; Tarjan,
 * 1972), without recursion, so that a chain of 20,000 is no trouble. Arrows to names that are no keys are ignored.
 */
export function circles(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
	const walk: Walk = { arrows, order: new Map(), low: new Map(), stack: [], onStack: new Set(), found: [] };
	for (const name of arrows.keys()) if (!walk.order.has(name)) visit(walk, name);
	return walk.found;
}

interface Walk {
	readonly arrows: ReadonlyMap<string, readonly string[]>;
	/** When each name was first met. */
	readonly order: Map<string, number>;
	/** The earliest met name that can be reached from it. */
	readonly low: Map<string, number>;
	readonly stack: string[];
	readonly onStack: Set<string>;
	readonly found: string[][];
}

interface Step {
	readonly name: string;
	readonly next: Iterator<string>;
}

function visit(walk: Walk, root: string): void {
	const path: Step[] = [enter(walk, root)];
	for (let step = path.at(-1); step; step = path.at(-1)) {
		const next = step.next.next();
		if (next.done) {
			path.pop();
			leave(walk, step.name, path.at(-1)?.name);
		} else if (walk.arrows.has(next.value)) {
			if (!walk.order.has(next.value)) path.push(enter(walk, next.value));
			else if (walk.onStack.has(next.value)) lower(walk, step.name, walk.order.get(next.value) ?? 0);
		}
	}
}

function enter(walk: Walk, name: string): Step {
	const at = walk.order.size;
	walk.order.set(name, at);
	walk.low.set(name, at);
	walk.stack.push(name);
	walk.onStack.add(name);
	return { name, next: (walk.arrows.get(name) ?? [])[Symbol.iterator]() };
}

const lower = ({ low }: Walk, name: string, to: number): void => {
	low.set(name, Math.min(low.get(name) ?? to, to));
};

function leave(walk: Walk, name: string, parent: string | undefined): void {
	const low = walk.low.get(name) ?? 0;
	if (low === walk.order.get(name)) {
		const group = walk.stack.splice(walk.stack.lastIndexOf(name));
		for (const each of group) walk.onStack.delete(each);
		if (group.length > 1) walk.found.push(group);
	}
	if (parent !== undefined) lower(walk, parent, low);
}
