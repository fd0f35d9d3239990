/** An act could not be written, or nobody knows whether it was. Asking again with the same id is safe. */
export class Unwritten extends Error {
	override readonly name: string = 'Unwritten';
}

/** The disk did not take it. The board stands as before, and goes on. */
export class NotSaved extends Unwritten {
	override readonly name = 'NotSaved';
	constructor(cause: unknown) {
		super('Not saved: the server can’t write just now. Nothing was decided. Try again when it can.', {
			cause
		});
	}
}

/** What is held of a board is not what its log comes to: it can't be gone on with. */
export class Diverged extends Error {
	override readonly name = 'Diverged';
}
