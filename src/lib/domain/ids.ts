/**
 * Branded ids: a team's id can't be passed where an item's is meant. All are short text (ULIDs from the
 * server, or made by the seat for acts). `as` stands here and nowhere else.
 */
declare const brand: unique symbol;
export type Id<K extends string> = string & { readonly [brand]: K };

export type BoardId = Id<'board'>;
export type PersonId = Id<'person'>;
export type ProductId = Id<'product'>;
export type TeamId = Id<'team'>;
export type TimeboxId = Id<'timebox'>;
export type ItemId = Id<'item'>;
export type LinkId = Id<'link'>;
export type SessionId = Id<'session'>;
export type PointId = Id<'point'>;
export type GoalId = Id<'goal'>;
export type ProxyId = Id<'proxy'>;
export type CommentId = Id<'comment'>;
export type PathwayId = Id<'pathway'>;
export type NotifierId = Id<'notifier'>;
export type EmergencyId = Id<'emergency'>;
export type ImpedimentId = Id<'impediment'>;
export type RequestId = Id<'request'>;
/** A mark of the free layer. */
export type MarkId = Id<'mark'>;
/** A proposal bears the id of the act that made it. */
export type ProposalId = Id<'proposal'>;
/** Made by the person's own seat, so that a repeated act is known again. */
export type ActId = Id<'act'>;
/** Names a person's free text, which is kept beside the log: `sha256(salt, text)`, 64 hex digits. */
export type WordsId = Id<'words'>;

/** The one place where plain text becomes an id: `idOf<ItemId>('01J…')`. */
export const idOf = <T extends Id<string>>(text: string): T => text as T;
