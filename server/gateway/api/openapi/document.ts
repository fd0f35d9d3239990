import { toJsonSchemaDefs } from '@valibot/to-json-schema';
import { actKinds, wordsFields } from '#lib/domain/acts.ts';
import { actExamples } from './examples.ts';
import { forms, type FormName } from './forms.ts';
import { operations, type Operation } from './operations.ts';
import { actSentences } from './sentences.ts';

/** The OpenAPI 3.1 document of the API, made of the schemas that parse what comes in. */
export function openApiDocument() {
	return {
		openapi: '3.1.1',
		info: { title: 'Lockstep', version: '1', description: about },
		servers: [{ url: '/' }],
		paths: pathsOf(operations),
		components: { schemas: schemas(), securitySchemes }
	};
}

const about =
	`A board is changed by acts alone, at one door. What a rule refuses is answered with 409, the rule's number and
a sentence; what can't be read with 400; every other failure with its status and a sentence in \`error\`. Who sends something
by POST from a browser must come from a page of this server (\`Origin\`). Ids of acts are the asker's to make: the same id sent
again is answered with the first answer.`.replaceAll('\n', ' ');

const securitySchemes = {
	session: { type: 'apiKey', in: 'cookie', name: 'lockstep', description: 'Somebody signed in.' },
	watch: { type: 'apiKey', in: 'cookie', name: 'lockstep-watch', description: 'Came by a watch link.' },
	point: {
		type: 'apiKey',
		in: 'cookie',
		name: 'lockstep-point',
		description: 'Came by a talking-point link.'
	},
	machine: { type: 'http', scheme: 'bearer', description: 'The token in the data folder’s server.json.' }
} as const;

const security: Readonly<
	Record<Operation['who'], readonly Partial<Record<keyof typeof securitySchemes, []>>[]>
> = {
	anybody: [],
	reader: [{ session: [] }, { watch: [] }, { machine: [] }],
	person: [{ session: [] }, { machine: [] }],
	administrator: [{ session: [] }, { machine: [] }],
	link: [{ point: [] }]
};

const ref = (form: FormName) => ({ $ref: `#/components/schemas/${form}` });
const asJson = (form: FormName) => ({ 'application/json': { schema: ref(form) } });

function schemas(): Record<string, object> {
	const made: Record<string, object> = toJsonSchemaDefs(forms, {
		target: 'draft-2020-12',
		typeMode: 'input',
		// Said in words by the sentence of a 400; JSON Schema has no way to.
		ignoreActions: ['check', 'trim'],
		overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`
	});
	for (const kind of actKinds)
		made[`act.${kind}`] = {
			...made[`act.${kind}`],
			description: actSentences[kind] + wordsOf(kind),
			examples: [{ kind, ...actExamples[kind] }]
		};
	return { ...made, Act: oneOf('act', made), Change: oneOf('change', made) };
}

/** Which of an act's fields are a person's own words. */
function wordsOf(kind: string): string {
	const fields = new Map<string, readonly string[]>(Object.entries(wordsFields)).get(kind) ?? [];
	return fields.length === 0 ? '' : ` Free text, kept beside the log: ${fields.join(', ')}.`;
}

/** A form that is one of several, told apart by `kind`. */
function oneOf(of: 'act' | 'change', made: Readonly<Record<string, object>>) {
	const kinds = Object.keys(made)
		.filter((name) => name.startsWith(`${of}.`))
		.map((name) => [name.slice(of.length + 1), `#/components/schemas/${name}`] as const);
	return {
		oneOf: kinds.map(([, $ref]) => ({ $ref })),
		discriminator: { propertyName: 'kind', mapping: Object.fromEntries(kinds) }
	};
}

function pathsOf(all: readonly Operation[]): Record<string, Record<string, object>> {
	const paths: Record<string, Record<string, object>> = {};
	for (const operation of all)
		paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
	return paths;
}

function described({ id, says, path, who, query = {}, takes, gives }: Operation): object {
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter(name, 'path'));
	const behind = Object.entries(query).map(([name, sentence]) => parameter(name, 'query', sentence));
	return {
		operationId: id,
		summary: says,
		security: security[who],
		parameters: [...inPath, ...behind],
		...(takes ? { requestBody: { required: true, content: asJson(takes) } } : {}),
		responses: { ...Object.fromEntries(Object.entries(gives).map(given)), default: failure }
	};
}

const given = ([status, { says, form, type }]: [string, Operation['gives'][number]]): [string, object] => [
	status,
	{ description: says, content: form ? asJson(form) : { [type ?? 'application/json']: {} } }
];

const failure = {
	description:
		'400 can’t be read, 401 not signed in, 403 not yours, 404 not there, 413 too large, 429 too much at once, 503 come again (`Retry-After`).',
	content: asJson('Failure')
};

/** Boards go by their id, everything else in a path by its number. */
function parameter(name: string, place: 'path' | 'query', description?: string): object {
	const isText = place === 'query' || name === 'board';
	const schema = isText ? { type: 'string' } : { type: 'integer', minimum: 0 };
	return { name, in: place, required: place === 'path', schema, ...(description ? { description } : {}) };
}
