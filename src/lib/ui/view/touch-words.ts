import type { LiveBoard } from '#lib/client/board.svelte.ts';

/** How a seat is in touch with its server. */
interface InTouch extends Pick<LiveBoard, 'connection' | 'me'> {
	readonly touch: Pick<LiveBoard['touch'], 'because' | 'saving' | 'signedOut' | 'remembers'>;
}

/** What a chip says where what is done here does not arrive, or not yet. */
export interface TouchLine {
	readonly kind: 'ended' | 'offline' | 'unsaved' | 'slow' | 'waiting';
	readonly text: string;
	/** Shown on top of it to who asks. */
	readonly more?: string;
}

const thisTabAlone = 'This browser can’t store anything: what isn’t sent yet waits in this tab alone.';

/** Null where all is well and nothing waits. */
export function touchLine(board: InTouch & Pick<LiveBoard, 'outbox'>): TouchLine | null {
	const { connection, touch } = board;
	const unsent = board.outbox.filter((each) => each.state !== 'returned').length;
	const waits = unsent > 0 ? ` · ${unsent} not sent yet` : '';
	if (connection === 'closed')
		return { kind: 'ended', text: `No longer live${waits}`, more: endedBecause(board) };
	const here = touch.remembers ? {} : { more: thisTabAlone };
	if (connection === 'offline')
		return { kind: 'offline', text: `${touch.because ?? 'Offline'}${waits}`, ...here };
	if (touch.saving === 'failing') {
		const held = unsent > 0 ? ` · ${unsent} waiting` : '';
		const more = 'What you see stays. It goes on by itself once there is room.';
		return { kind: 'unsaved', text: `Not saved: the server can’t write${held}`, more };
	}
	if (touch.saving === 'slow') return { kind: 'slow', text: `Saving takes long${waits}` };
	return unsent > 0 ? { kind: 'waiting', text: `${unsent} not sent yet`, ...here } : null;
}

/** Why this seat has ended. Who watches by a link has no account to sign in with. */
export function endedBecause({ touch, me }: InTouch): string {
	if (touch.signedOut && me.watching) return 'This watch link has ended. Ask for a new one.';
	return touch.because || 'This board was closed.';
}

/** What is read out when a seat comes out of touch; null while it is in touch. */
export function outOfTouch(board: InTouch): string | null {
	const { connection, touch, me } = board;
	if (connection === 'closed') return endedBecause(board);
	if (connection === 'offline') {
		const where = touch.remembers ? 'What you do here waits in this browser.' : thisTabAlone;
		const waits = me.watching ? '' : ` ${where}`;
		return `${touch.because ?? 'Offline.'}${waits}`;
	}
	if (touch.saving === 'failing') return 'Not saved: the server can’t write. What you see stays.';
	return touch.saving === 'slow' ? 'Saving takes long.' : null;
}

/** When what waits in this browser is judged: the end of a sentence. */
export function whenJudged({ connection, touch }: Omit<InTouch, 'me'>): string {
	if (connection === 'closed') return 'once you are on this board again';
	if (connection !== 'live') return 'when the connection is back';
	return touch.saving === 'well' ? 'in its turn' : 'once the server can write';
}
