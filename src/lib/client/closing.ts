import { closeCodes, passingCodes } from '#lib/document/messages.ts';

/** What a closed socket asks of this seat. */
type Closing =
	/** There is no coming in; the sentence says why. */
	| { readonly kind: 'shut'; readonly because: string }
	/** Ask the server where the board stands, then connect again. */
	| { readonly kind: 'again' }
	/** The same, with a new document: this one is no longer what the server holds. */
	| { readonly kind: 'afresh' }
	/** The same, after a while. */
	| { readonly kind: 'later' };

/** Reads a close code of either room. Codes nobody named count as a cut wire. */
export function closingOf(code: number): Closing {
	switch (code) {
		case 4400:
		case 4401:
		case 4403:
			return { kind: 'shut', because: closeCodes[code] };
		// So large that the protocol itself did not take it.
		case 1009:
		case 4408:
		case 4413:
		case 4422:
			return { kind: 'afresh' };
		// A fault of the server's own: at once it would only meet the same again.
		case 1011:
		case 1013:
		case 4429:
			return { kind: 'later' };
		default:
			return { kind: 'again' };
	}
}

const sentences: Readonly<Record<number, string>> = {
	...closeCodes,
	...passingCodes,
	1009: closeCodes[4413]
};

/** What a person is shown while a seat that was closed by `code` comes back; null where nothing need be said. */
export const meanwhile = (code: number): string | null => (code === 4409 ? null : (sentences[code] ?? null));
