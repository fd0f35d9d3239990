import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { actKinds, askedAct, wordsFields } from '#lib/domain/acts.ts';
import { change } from '#lib/domain/asks/changes.ts';
import { resources } from '../router.ts';
import { openApiDocument } from './document.ts';
import { operations, type Operation } from './operations.ts';

const document = openApiDocument();
const schemas: Readonly<Record<string, object>> = document.components.schemas;

/** An address as somebody would ask it. */
const sample = ({ path }: Operation): string =>
	path.replace('{board}', '01JBOARD').replaceAll(/\{\w+\}/g, '7');

const answering = (operation: Operation) =>
	resources.filter(
		({ method, path }) => method.toLowerCase() === operation.method && path.test(sample(operation))
	);

/** Every `$ref` below a value. */
function refsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, each]) =>
		name === '$ref' && typeof each === 'string' ? [each] : refsIn(each)
	);
}
const nameIn = (ref: string): string => ref.replace('#/components/schemas/', '');

describe('the OpenAPI document', () => {
	test.each(operations)('$id is answered by one resource', (operation) => {
		expect(answering(operation)).toHaveLength(1);
	});

	test('every resource of the router is in it, once', () => {
		const described = operations.flatMap(answering);
		expect(new Set(described).size).toBe(described.length);
		const missing = resources.filter((resource) => !described.includes(resource));
		expect(missing.map(({ method, path }) => `${method} ${String(path)}`)).toEqual([]);
	});

	test('operations have names and addresses of their own, and say what they give', () => {
		const ids = operations.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(Object.values(document.paths).flatMap((path) => Object.keys(path))).toHaveLength(
			operations.length
		);
		for (const { gives } of operations) expect(Object.keys(gives).length).toBeGreaterThan(0);
	});

	test('parameters are those of the path, in its order', () => {
		const inPath = Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.values(methods).map((each) => ({
				path: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
				said: (each as { parameters: { in: string; name: string }[] }).parameters
					.filter((parameter) => parameter.in === 'path')
					.map(({ name }) => name)
			}))
		);
		for (const { path, said } of inPath) expect(said).toEqual(path);
	});

	test.each(actKinds)('the act %s is in it with a sentence', (kind) => {
		const schema = schemas[`act.${kind}`];
		expect(schema).toMatchObject({
			properties: { kind: { const: kind } },
			required: expect.arrayContaining(['kind']) as unknown,
			additionalProperties: false,
			description: expect.stringMatching(/^[A-Z].*\.$/) as unknown
		});
	});

	test.each(actKinds)('the example of the act %s can be read as such', (kind) => {
		const { examples } = schemas[`act.${kind}`] as { examples: unknown[] };
		expect(examples).toHaveLength(1);
		const { issues, output } = v.safeParse(askedAct, examples[0]);
		expect(issues ?? []).toEqual([]);
		expect(output).toMatchObject({ kind });
	});

	test('nothing is an act or a change but what the rules judge', () => {
		const changes = change.options.map(({ entries }) => entries.kind.literal);
		for (const [name, of, all] of [
			['Act', 'act', actKinds],
			['Change', 'change', changes]
		] as const) {
			const expected = all.map((kind) => `#/components/schemas/${of}.${kind}`);
			expect(refsIn(schemas[name]).sort()).toEqual(expected.sort());
			expect(schemas[name]).toMatchObject({
				discriminator: {
					propertyName: 'kind',
					mapping: { [all[0] ?? '']: `#/components/schemas/${of}.${all[0]}` }
				}
			});
		}
	});

	test('an act that holds words says so', () => {
		for (const [kind, fields] of Object.entries(wordsFields))
			expect(schemas[`act.${kind}`]).toMatchObject({
				description: expect.stringContaining(
					`Free text, kept beside the log: ${fields.join(', ')}.`
				) as unknown
			});
		expect(JSON.stringify(schemas['act.lock'])).not.toContain('Free text');
	});

	test('every reference leads somewhere, and every form is led to', () => {
		const reached = new Set<string>();
		const waiting = refsIn(document.paths).map(nameIn);
		for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
			if (reached.has(name)) continue;
			reached.add(name);
			expect(Object.keys(schemas)).toContain(name);
			waiting.push(...refsIn(schemas[name]).map(nameIn));
		}
		expect([...reached].sort()).toEqual(Object.keys(schemas).sort());
	});

	test('what must stand in the form stands there: lengths, patterns, bounds', () => {
		expect(schemas['act.decline']).toMatchObject({
			properties: { because: { type: 'string', minLength: 1, maxLength: 4000 } }
		});
		expect(schemas['act.schedule']).toMatchObject({
			properties: { minutes: { type: 'integer', minimum: 5, maximum: 2880 } }
		});
		expect(schemas['Ask']).toMatchObject({
			properties: { id: { pattern: '^[\\w.:-]{1,64}$' }, act: { $ref: '#/components/schemas/Act' } }
		});
	});
});
