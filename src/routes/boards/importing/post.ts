/** The server did not grant what was asked, or could not be reached; the message is a sentence for the person. */
class PostError extends Error {
	override readonly name = 'PostError';
}

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
		request.upload.onprogress = ({ loaded, total }) => onSent?.(total > 0 ? loaded / total : 1);
		request.upload.onload = () => onSent?.(1);
		request.onload = () => {
			const answer = parsed(request.responseText);
			if (request.status >= 200 && request.status < 300) resolve(answer as T);
			else reject(new PostError(sentenceOf(answer) ?? `The server answered ${request.status}.`));
		};
		request.onerror = () => reject(new PostError('The server can’t be reached. Nothing is lost: try again.'));
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
