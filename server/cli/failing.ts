/** A command that did not succeed: 1 where it could not be done, 2 where it was not understood. The message is a sentence. */
export class CommandError extends Error {
	override readonly name = 'CommandError';
	readonly code: 1 | 2;
	constructor(code: 1 | 2, sentence: string, options?: ErrorOptions) {
		super(sentence, options);
		this.code = code;
	}
}
