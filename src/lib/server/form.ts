import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';

/** A form that could not be taken: what was typed, but for secrets, and a sentence beside each field that is wrong. */
interface Rejected {
	readonly typed: Readonly<Record<string, string>>;
	readonly errors: Readonly<Record<string, string>>;
	/** What is wrong with the whole. */
	readonly error: string | null;
}

const secrets = new Set(['password', 'current', 'secret']);

/** Reads and parses a form. A name that comes several times is a list where the schema asks for one. */
export async function readForm<S extends v.ObjectEntries>(
	request: Request,
	entries: S
): Promise<Result<v.InferOutput<v.ObjectSchema<S, undefined>>, Rejected>> {
	const form = await request.formData();
	const input = Object.fromEntries(
		Object.entries(entries).map(([name, schema]) => [
			name,
			schema.type === 'array' ? texts(form, name) : texts(form, name)[0]
		])
	);
	const parsed = v.safeParse(v.object(entries), input, { abortPipeEarly: true });
	if (parsed.success) return { ok: true, value: parsed.output };
	return { ok: false, error: { ...rejected(input), errors: sentences(parsed.issues) } };
}

const texts = (form: FormData, name: string): string[] =>
	form.getAll(name).filter((value) => typeof value === 'string');

function sentences(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const issue of issues) {
		const key = issue.path?.[0]?.key;
		const name = typeof key === 'string' ? key : '';
		errors[name] ??= issue.received === 'undefined' ? 'This is needed.' : issue.message;
	}
	return errors;
}

/** What was typed comes back, so that nobody types it twice; secrets never do. */
export function rejected(input: Readonly<Record<string, unknown>>, over: Partial<Rejected> = {}): Rejected {
	const typed = Object.entries(input).filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string' && !secrets.has(entry[0])
	);
	return { typed: Object.fromEntries(typed), errors: {}, error: null, ...over };
}
