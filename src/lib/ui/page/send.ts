import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { enhance } from '$app/forms';

const unreached = 'The server can’t be reached just now. What you typed is still here: try again.';

/**
 * Kit's `enhance`, for every form of ours. Where no answer came, or the server could give none, the form stays with what
 * was typed in it and says so at its end: an error page in its place would take that away. Whoever hears what became of
 * it hears of that too, and `update` does nothing then.
 */
export function send(form: HTMLFormElement, submit?: SubmitFunction): ReturnType<typeof enhance> {
	let said: HTMLElement | null = null;
	const sending: SubmitFunction = async (asked) => {
		said?.remove();
		const heard = await submit?.(asked);
		return async (answered) => {
			const { result } = answered;
			if (result.type !== 'error') return heard ? heard(answered) : answered.update();
			said = alertOf(result);
			form.append(said);
			await heard?.({ ...answered, update: async () => {} });
		};
	};
	return enhance(form, sending);
}

function alertOf({ error }: Extract<ActionResult, { type: 'error' }>): HTMLElement {
	const said = document.createElement('p');
	said.className = 'error';
	said.role = 'alert';
	said.textContent = sentenceOf(error) ?? unreached;
	return said;
}

/** What the server itself said. An `Error` was thrown in this browser: by a wire that is cut, or over a page of somebody else's. */
function sentenceOf(error: unknown): string | null {
	if (typeof error !== 'object' || error === null || error instanceof Error) return null;
	return 'message' in error && typeof error.message === 'string' ? error.message : null;
}
