import { board } from '../../flows/house.ts';
import { lease, type NodeProcess } from '../../flows/nodes.ts';
import { pause } from './around.ts';
import { suffers, type Two } from './nodes.ts';

/** What befalls an owner, and what ends it. */
const fates = [
	[
		(owner: NodeProcess) => owner.process.kill('SIGSTOP'),
		(owner: NodeProcess) => owner.process.kill('SIGCONT')
	],
	[(owner: NodeProcess) => owner.cable.cut(), (owner: NodeProcess) => owner.cable.mend()]
] as const;

/**
 * The node that owns the board stands still, or is cut off from the database: for a moment, or until another has taken its
 * place; then it wakes among people who work by both. See `suffers`.
 */
export const stoppedOwner = (seed: number): Promise<string> =>
	suffers(seed, 'owners that stood still', async (two) => {
		const [strike, revive] = two.chance.of(fates);
		const owner = await ownerOf(two);
		strike(owner);
		await pause(two.chance.below(2 * lease));
		revive(owner);
	});

async function ownerOf({ nodes, all }: Two): Promise<NodeProcess> {
	const [owner] = await nodes.storage.nodes.leases.owners([board], lease);
	return all.find(({ url }) => url === owner?.address) ?? all[0];
}
