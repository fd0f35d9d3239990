import type { Who } from '#lib/domain/decide.ts';
import type { SeatKind } from '#lib/domain/board.ts';
import type { BoardId, ProductId } from '#lib/domain/ids.ts';
import { createAccount } from '#lib/server/auth/accounts.ts';
import { noProduct } from '#lib/domain/colour.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import type { Story } from './story.ts';

/** One of the people of a history, who has no names in the data: a team speaks with one voice. */
interface Role {
	readonly who: Who;
	readonly seats: readonly SeatKind[];
	/** The product they are Product Owner of. */
	readonly owns: ProductId | null;
}

export interface Cast {
	readonly facilitator: Role;
	/** Leads alignment, and signs for the lane without a Product Owner. */
	readonly lead: Role;
	readonly owners: readonly Role[];
	/** By the team's name. */
	readonly teams: ReadonlyMap<string, Role>;
}

/** Makes the accounts of a history's people: nobody can sign in as one of them without a link. */
export async function castFor(
	storage: Pick<Storage, 'accounts'>,
	board: BoardId,
	{ content, teams }: Pick<Story, 'content' | 'teams'>
): Promise<Cast> {
	let made = 0;
	const role = async (name: string, seat: SeatKind, owns: ProductId | null = null): Promise<Role> => {
		const email = `history-${++made}.${board.toLowerCase()}@lockstep.invalid`;
		const { person } = await createAccount(storage, { name, email });
		return { who: { person, administrator: false }, seats: [seat], owns };
	};
	const owners: Role[] = [];
	for (const { id, name } of content.products)
		if (name !== noProduct) owners.push(await role(`Product Owner of ${name}`, 'product-owner', id));
	const voices = new Map<string, Role>();
	for (const name of teams) voices.set(name, await role(name, 'team-member'));
	return {
		facilitator: await role('Facilitator', 'facilitator'),
		lead: await role('MetaScrum Product Owner', 'metascrum-owner'),
		owners,
		teams: voices
	};
}

/** All of them. */
export const everybody = ({ facilitator, lead, owners, teams }: Cast): readonly Role[] => [
	facilitator,
	lead,
	...owners,
	...teams.values()
];
