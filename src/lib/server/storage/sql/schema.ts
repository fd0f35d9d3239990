import type { AccessLink } from '../account-ports.ts';

/**
 * The tables, as Kysely reads them: ids are text, times UTC ms, JSON is text, truth values are 0 and 1.
 * How they are made stands in `migrations/`, which never looks here.
 */
export interface Schema {
	/** The head of each board's log, and what lists show of it. */
	boards: {
		board: string;
		seq: number;
		log: string;
		generation: number;
		/** JSON of a `BoardSummary`. */
		summary: string;
	};
	entries: { board: string; seq: number; at: number; kind: string; log: string; body: string };
	answers: { board: string; person: string; act: string; digest: string; answer: string };
	words: { board: string; id: string; salt: string; text: string };
	snapshots: { board: string; version: number; hash: string; body: Uint8Array };
	checkpoints: { board: string; generation: number; seq: number; log: string; body: Uint8Array };
	seatings: { board: string; person: string; seats: string };
	free_archives: { board: string; session: string; body: Uint8Array };
	draft_updates: { board: string; generation: number; n: number; body: Uint8Array };
	draft_clients: { board: string; generation: number; client: number; person: string };
	accounts: {
		person: string;
		name: string;
		email: string;
		administrator: number;
		password: string | null;
		made_at: number;
		closed_at: number | null;
	};
	auth_sessions: {
		id: string;
		person: string;
		started_at: number;
		expires_at: number;
		ends_at: number;
		device: string;
	};
	links: {
		id: string;
		secret: string;
		kind: AccessLink['kind'];
		board: string | null;
		/** Whom a sign-in link is for. */
		person: string | null;
		seats: string | null;
		label: string | null;
		/** What a talking-point link asks about. */
		item: string | null;
		made_by: string | null;
		made_at: number;
		expires_at: number;
		spent_at: number | null;
		spent_by: string | null;
		seated: number;
		revoked_at: number | null;
	};
	watch_visits: { id: string; link: string; expires_at: number };
	imports: { board: string; at: number; by: string | null; body: string };
	/** Who owns a board. A row stays when its owner goes, so that fences only grow. */
	leases: { board: string; node: string; address: string; fence: number; expires_at: number };
	/** One row, number 1. */
	node_secrets: { id: number; secret: string };
}
