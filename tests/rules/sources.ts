import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** Every file that is or would be committed, by its path from the root, with forward slashes. */
export function allFiles(): string[] {
	const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 1 << 26
	});
	return [...new Set(listed.split('\0'))]
		.filter((file) => file !== '' && existsSync(join(root, file)))
		.sort();
}

export function read(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}

export const isTest = (file: string): boolean => file.endsWith('.test.ts');

/** TypeScript of ours, also where it stands in a Svelte file. */
export const isCode = (file: string): boolean => /\.(ts|svelte|cjs)$/.test(file);

/** The code of a file: all of it, or what stands in its script elements. */
export function codeOf(file: string): string {
	const text = read(file);
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

export function parsed(file: string): ts.SourceFile {
	return ts.createSourceFile(file, codeOf(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

/** Where an import leads: to a file of ours, or to a package or module of the outside. */
export type Target =
	{ readonly to: 'file'; readonly file: string } | { readonly to: 'package'; readonly name: string };

export interface Import {
	readonly specifier: string;
	readonly target: Target;
}

/** Static, dynamic, type-only and re-exporting imports alike; a type that crosses a wall crosses it too. */
export function importsOf(file: string): Import[] {
	const found: Import[] = [];
	walk(parsed(file), (node) => {
		const literal = specifierOf(node);
		if (literal !== undefined) found.push({ specifier: literal, target: targetOf(file, literal) });
	});
	return found;
}

function specifierOf(node: ts.Node): string | undefined {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
	if (!ts.isCallExpression(node)) return undefined;
	const calls =
		node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
	return calls ? textOf(node.arguments[0]) : undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
	return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function targetOf(from: string, specifier: string): Target {
	const plain = specifier.replace(/\?.*$/, '');
	if (plain.startsWith('#lib/'))
		return { to: 'file', file: posix.join('src/lib', plain.slice('#lib/'.length)) };
	if (plain.startsWith('.')) return { to: 'file', file: posix.join(posix.dirname(from), plain) };
	const [first = '', second = ''] = plain.split('/');
	if (plain.startsWith('node:') || builtinModules.includes(plain)) return { to: 'package', name: 'node:*' };
	if (first === '$app' || first === '$env') return { to: 'package', name: `${first}/*` };
	return { to: 'package', name: first.startsWith('@') ? `${first}/${second}` : first };
}

/** Lines that say something to the machine: not blank, not comment. The linter counts in the same way. */
export function linesOf(text: string): number {
	const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/<!--[\s\S]*?-->/g, '');
	return bare.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}
