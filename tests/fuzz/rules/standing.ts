import { moment, sitting, type Need, type World } from './world.ts';

/** Who may do what, and who signs for what (product.md 1.9, 1.10 and 2). */

export type Right = 'read' | 'propose' | 'sign' | 'facilitate' | 'lead' | 'remove';

/** What the seats of a MetaScrum give, as its template tells it. */
const gives: Record<string, readonly Right[]> = {
	'product-owner': ['read', 'propose', 'sign', 'remove'],
	'chief-product-owner': ['read', 'propose', 'sign', 'lead', 'remove'],
	'metascrum-owner': ['read', 'propose', 'sign', 'lead', 'remove'],
	executive: ['read', 'propose', 'remove'],
	sponsor: ['read', 'propose', 'remove'],
	stakeholder: ['read', 'propose'],
	'team-member': ['read', 'propose'],
	facilitator: ['read', 'propose', 'facilitate', 'remove'],
	observer: ['read']
};
export const seatKinds = Object.keys(gives);

export const seatsOf = (world: World, person: string): readonly string[] => world.seats[person] ?? [];
export const isSeated = (world: World, person: string): boolean => seatsOf(world, person).length > 0;
export const sits = (world: World, person: string, seat: string): boolean =>
	seatsOf(world, person).includes(seat);

/** A seat gives it; and whoever the session names as its facilitator facilitates it, as long as they sit where one could be handed it. */
export function may(world: World, person: string, right: Right): boolean {
	const given = (each: Right): boolean => seatsOf(world, person).some((seat) => gives[seat]?.includes(each));
	if (given(right)) return true;
	const now = sitting(world);
	const chairs = now?.state !== 'locked' && now?.chair === person;
	return right === 'facilitate' && chairs && (given('propose') || given('lead'));
}

const everybody = (world: World): string[] => Object.keys(world.seats).sort();

/** Whose authority a signature is: the owner's if their seat signs, else any MetaScrum Product Owner's. */
export function authorities(world: World, { product, role }: Need): string[] {
	if (role !== null) return everybody(world).filter((person) => sits(world, person, role));
	const lane = world.ground.lanes.find(({ id }) => id === product);
	// A lane that was closed is nobody's.
	if (!lane) return [];
	const { owner } = lane;
	if (owner !== null && may(world, owner, 'sign')) return [owner];
	return everybody(world).filter((person) => sits(world, person, 'metascrum-owner'));
}

/** In whose name a person signs for something: their own, another's whose proxy they are, or nobody's. */
export function signsFor(world: World, person: string, need: Need): { of: string } | null {
	const whose = authorities(world, need);
	if (whose.includes(person)) return { of: person };
	if (!may(world, person, 'propose')) return null;
	const given = world.deputies.find(
		({ of, to, products, from, until, revoked }) =>
			to === person &&
			whose.includes(of) &&
			!revoked &&
			from <= world.now &&
			world.now < until &&
			(products === null || (need.product !== null && products.includes(need.product)))
	);
	return given ? { of: given.of } : null;
}

export const signs = (world: World, person: string, need: Need): boolean =>
	signsFor(world, person, need) !== null;

/** Whether a person is the authority for any product at all. */
export const sameNeed = (a: Need, b: Need): boolean => a.product === b.product && a.role === b.role;

/** Whether signing and deciding wait for the next session. */
export const signingWaits = (world: World): boolean =>
	moment(world) === 'locked' && (world.policy === 'management-input' || world.policy === 'full-freeze');

/** The ladder up which authority is passed. */
export const ladder = ['product-owner', 'chief-product-owner', 'metascrum-owner', 'sponsor'];

/** How far up a seat stands; whoever else signs stands between a Product Owner and the MetaScrum Product Owner. */
export function rungOf(role: string | null): number {
	if (role === null) return 0;
	return ladder.includes(role) ? ladder.indexOf(role) : 1;
}

/** Persons with the right, in order. */
export const those = (world: World, right: Right): string[] =>
	everybody(world).filter((person) => may(world, person, right));
