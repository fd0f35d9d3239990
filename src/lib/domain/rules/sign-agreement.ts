import { agreementOf, agreementSigned, partsOf, unread, type Part } from '../agreement.ts';
import { authorityOver, signingKey, signingSeat, type Signing } from '../authority.ts';
import type { SignedFor } from '../board.ts';
import { notReadBack } from '../closing-gate.ts';
import { no, yes, type Result } from '../result.ts';
import { inSeat, type Asking, type Rule } from '../ruling.ts';
import { sessionIn } from '../stepping.ts';
import type { Table } from '../table.ts';
import { eachOnce } from '../whom.ts';

/** Signs the agreement as read back, for everything that is the person's own to sign or theirs as a proxy. */
export const signAgreement: Rule<'sign-agreement'> = (table, _act, asking) => {
	const closing = sessionIn(table, 'closing');
	if (!closing.ok) return closing;
	const parts = minePending(table, asking);
	if (!parts.ok) return parts;
	const missing = unread(table, [...new Set(parts.value.flatMap(({ part }) => part.decisions))]);
	if (missing.length > 0)
		return no('AG3', 'What you sign for has not all been read back yet.', {
			missing: missing.map((proposal) => notReadBack(table, proposal))
		});
	return yes(
		[...bySigning(table, parts.value)].map(([{ seat, proxyOf }, signs]) =>
			inSeat(asking, seat, {
				kind: 'agreement-signed',
				session: closing.value.id,
				signs,
				...(proxyOf === null ? {} : { proxyOf })
			})
		)
	);
};

interface Mine {
	readonly part: Part;
	readonly signing: Signing;
}

/** What the person asking signs for and nobody has signed yet. */
function minePending(table: Table, { who, now }: Asking): Result<readonly Mine[]> {
	const parts = partsOf(table);
	const mine = parts.flatMap((part) => {
		const signing = signingSeat(table, who.person, part, now);
		return signing === null ? [] : [{ part, signing }];
	});
	if (mine.length === 0) {
		const whom = eachOnce(parts.flatMap((part) => authorityOver(table, part)));
		return no('AG1', 'Nothing was agreed in this session that you sign for.', { whom });
	}
	const pending = mine.filter(({ part }) => agreementSigned(table, part) === null);
	return pending.length > 0
		? yes(pending)
		: no('AG2', 'The agreement is already signed for all that you sign for.');
}

/** One signature for each seat, and for each person in whose name it is given. */
function bySigning(
	table: Table,
	parts: readonly Mine[]
): ReadonlyMap<Signing, readonly (SignedFor & { readonly hash: string })[]> {
	const groups = Map.groupBy(parts, ({ signing }) => signingKey(signing));
	return new Map(
		[...groups.values()].flatMap((group) => {
			const [first] = group;
			return first ? [[first.signing, group.map(({ part }) => signed(table, part))]] : [];
		})
	);
}

function signed(table: Table, part: Part): SignedFor & { readonly hash: string } {
	const { product, seat } = part;
	const hash = agreementOf(table, part);
	return seat === undefined ? { product, hash } : { product, as: seat, hash };
}
