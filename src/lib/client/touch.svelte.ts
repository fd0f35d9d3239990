import type { Saving } from '#lib/document/messages.ts';
import type { ConnectionState } from './connection-calls.ts';

/** How a seat is in touch with the server, and whether what it asks for can be kept: there, and here until it is sent. */
export class Touch {
	/** As the connection says it; set by it alone. */
	state = $state.raw<ConnectionState>({ kind: 'opening' });
	/** It ended because nobody is signed in here any more, or the link by which one watches has ended. */
	signedOut = $state(false);
	/** As the server says it. */
	saving = $state.raw<Saving>('well');

	/** Whether this browser keeps over a reload what is not sent yet; false once its storage is refused, full or broken. */
	remembers = $state(true);

	/** What is asked now arrives and is kept. */
	get arrives(): boolean {
		return this.state.kind === 'live' && this.saving !== 'failing';
	}

	/** Why it is closed; what the server said when it went; null otherwise. */
	get because(): string | null {
		return 'because' in this.state ? this.state.because : null;
	}
}
