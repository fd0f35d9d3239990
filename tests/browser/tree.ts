import type { CDPSession, Page } from '@playwright/test';

/** A node as Chromium gives it to assistive technology. */
interface TreeNode {
	readonly role: string;
	readonly name: string;
	readonly focused: boolean;
	readonly readonly: boolean;
	readonly children: readonly TreeNode[];
}

interface Raw {
	readonly nodeId: string;
	readonly ignored: boolean;
	readonly role?: { readonly value?: unknown };
	readonly name?: { readonly value?: unknown };
	readonly description?: { readonly value?: unknown };
	readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
	readonly childIds?: readonly string[];
}

/** Reads the accessibility tree of a page as often as one likes. */
export async function treeOf(page: Page): Promise<{
	grid(): Promise<TreeNode>;
	focused(): Promise<TreeNode>;
	/** Names that are read twice, for they are told as a description too. */
	readTwice(): Promise<string[]>;
	/** Names of all of a role in what the focus stands in, an ancestor by its role: a part of a large tree is read fast. */
	around(ancestor: 'row' | 'gridcell', role: string): Promise<string[]>;
}> {
	const wire = await page.context().newCDPSession(page);
	await wire.send('Accessibility.enable');
	const nodes = () => read(wire);
	return {
		grid: async () => one(await nodes(), ({ role }) => role === 'grid', 'a grid'),
		focused: async () =>
			one(await nodes(), ({ focused, role }) => focused && role !== 'RootWebArea', 'the focus'),
		readTwice: async () => {
			const { nodes: all } = (await wire.send('Accessibility.getFullAXTree')) as unknown as {
				nodes: readonly Raw[];
			};
			const twice = all.filter(
				({ name, description }) => textOf(name?.value) !== '' && name?.value === description?.value
			);
			return twice.map(({ name }) => textOf(name?.value));
		},
		around: async (ancestor, role) => {
			const expression = `document.activeElement.closest('[role=${ancestor}]')`;
			const { result } = await wire.send('Runtime.evaluate', { expression });
			if (result.objectId === undefined) throw new Error(`The focus stands in no ${ancestor}.`);
			const { objectId } = result;
			const found = await wire.send('Accessibility.queryAXTree', { objectId, role });
			const read = found.nodes as unknown as readonly Raw[];
			return read.filter(({ ignored }) => !ignored).map(({ name }) => textOf(name?.value));
		}
	};
}

async function read(wire: CDPSession): Promise<TreeNode> {
	const { nodes } = (await wire.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly Raw[] };
	const byId = new Map(nodes.map((node) => [node.nodeId, node]));
	const [root] = nodes;
	const [tree] = root ? made(root, byId) : [];
	if (!tree) throw new Error('The page has no accessibility tree.');
	return tree;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Nodes that say nothing give way to their children. */
function made(raw: Raw, byId: ReadonlyMap<string, Raw>): TreeNode[] {
	const children = (raw.childIds ?? []).flatMap((id) => {
		const child = byId.get(id);
		return child ? made(child, byId) : [];
	});
	const role = textOf(raw.role?.value);
	if (raw.ignored || role === 'none' || role === 'generic') return children;
	const is = (name: string) =>
		raw.properties?.some((each) => each.name === name && each.value.value === true) ?? false;
	const name = textOf(raw.name?.value);
	return [{ role, name, focused: is('focused'), readonly: is('readonly'), children }];
}

/** All nodes below one that answer, in order. */
export const all = (node: TreeNode, is: (node: TreeNode) => boolean): TreeNode[] => [
	...(is(node) ? [node] : []),
	...node.children.flatMap((child) => all(child, is))
];

function one(node: TreeNode, is: (node: TreeNode) => boolean, what: string): TreeNode {
	const [found] = all(node, is);
	if (!found) throw new Error(`There is not ${what} in the accessibility tree.`);
	return found;
}

export const named = (node: TreeNode, role: string): string[] =>
	all(node, (each) => each.role === role).map(({ name }) => name);
