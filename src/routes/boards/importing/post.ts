/** The server did not grant what was asked, or could not be reached; the message is a sentence for the person. */
export class PostError extends Error {
	override readonly name = 'PostError';
	/** The server said no: what was asked was not taken. */
	readonly refused: boolean;
	constructor(message: string, refused = false) {
		super(message);
		this.refused = refused;
	}
}

const unreached = 'The server can’t be reached. Nothing is lost: try again.';
const unanswered = 'No answer came, so it may have been taken. Try again: nothing is made twice.';
/** A gateway before ours says 502–504 for itself, also of what the server goes on with. */
const unsaid = (status: number): string => (status >= 500 ? unanswered : `The server answered ${status}.`);

/**
 * Sends JSON and reads JSON, telling meanwhile how much of it has left (0–1). `fetch` can't say that, and a backlog over
 * a slow line takes its time.
 */
export function post<T>(
	path: string,
	body: unknown,
	{ signal, onSent }: { signal?: AbortSignal; onSent?: (fraction: number) => void } = {}
): Promise<T> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', path);
		request.setRequestHeader('content-type', 'application/json');
		let left = 0;
		request.upload.onprogress = ({ loaded, total }) => {
			left = loaded;
			onSent?.(total > 0 ? loaded / total : 1);
		};
		request.upload.onload = () => onSent?.(1);
		request.onload = () => {
			const answer = parsed(request.responseText);
			if (request.status >= 200 && request.status < 300) resolve(answer as T);
			else reject(new PostError(sentenceOf(answer) ?? unsaid(request.status), request.status < 500));
		};
		request.onerror = () => reject(new PostError(left > 0 ? unanswered : unreached));
		request.onabort = () => reject(new DOMException('no longer wanted', 'AbortError'));
		signal?.addEventListener('abort', () => request.abort());
		request.send(JSON.stringify(body));
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** The gateway says why in `error`; a rule in `refusal.because`. */
function sentenceOf(answer: unknown): string | null {
	if (typeof answer !== 'object' || answer === null) return null;
	if ('error' in answer && typeof answer.error === 'string') return answer.error;
	if (!('refusal' in answer) || typeof answer.refusal !== 'object' || answer.refusal === null) return null;
	const { refusal } = answer;
	return 'because' in refusal && typeof refusal.because === 'string' ? refusal.because : null;
}

/** A file's bytes as base64. Rejects with `PostError` where the browser can't read it. */
export function base64Of(file: File): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () =>
			resolve((typeof reader.result === 'string' ? reader.result : '').replace(/^[^,]*,/, ''));
		reader.onerror = () => reject(new PostError('The browser can’t read this file. Choose it again.'));
		reader.readAsDataURL(file);
	});
}

/** An id for an act. (`crypto.randomUUID` is there only for pages that came over https.) */
export const freshId = (): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
		''
	);
