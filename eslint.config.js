import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const size = {
	'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
	'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }]
};

/** Rules that read types. Held in `.ts` and, as far as the parser sees types there, in `.svelte`. */
const typed = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/switch-exhaustiveness-check': 'error',
	'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
	'@typescript-eslint/no-confusing-void-expression': [
		'error',
		{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
	],
	'@typescript-eslint/consistent-type-exports': 'error',
	// A number of `{ fire(): void }` objects are passed on purpose; what matters is caught by no-floating-promises.
	'@typescript-eslint/no-misused-promises': [
		'error',
		{ checksVoidReturn: { arguments: false, attributes: false } }
	],
	// Functions that only promise (adapters of a port) need no await of their own.
	'@typescript-eslint/require-await': 'off',
	'@typescript-eslint/no-unnecessary-type-parameters': 'off'
};

const untyped = {
	eqeqeq: 'error',
	'no-console': 'off',
	'object-shorthand': 'error',
	'prefer-const': 'error',
	'@typescript-eslint/no-explicit-any': 'error',
	'@typescript-eslint/no-non-null-assertion': 'error',
	'@typescript-eslint/consistent-type-imports': [
		'error',
		{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
	],
	'@typescript-eslint/consistent-type-definitions': 'off',
	'@typescript-eslint/no-unused-vars': [
		'error',
		{
			argsIgnorePattern: '^_',
			varsIgnorePattern: '^_',
			caughtErrorsIgnorePattern: '^_',
			ignoreRestSiblings: true
		}
	]
};

const programs = { project: ['./tsconfig.json', './tsconfig.worker.json'], extraFileExtensions: ['.svelte'] };

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'shots/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	{ rules: size },
	{
		files: ['**/*.ts'],
		extends: [...ts.configs.strictTypeChecked],
		languageOptions: { parserOptions: programs, globals: { ...globals.browser, ...globals.node } },
		rules: { ...typed, ...untyped, 'no-undef': 'off' }
	},
	...svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		// Without typescript-eslint's base, which would put its own parser in place of Svelte's.
		extends: ts.configs.strict.filter((config) => config.name !== 'typescript-eslint/base'),
		plugins: { '@typescript-eslint': ts.plugin },
		languageOptions: {
			globals: { ...globals.browser },
			parserOptions: { ...programs, parser: ts.parser, svelteConfig }
		},
		rules: {
			...untyped,
			'no-undef': 'off',
			// Svelte's own knows that props and state are declared by `let`.
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			// Needs to know where the app is mounted; Lockstep is always at the root of its origin.
			'svelte/no-navigation-without-resolve': 'off',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error'
		}
	},
	{
		files: ['tests/**', '**/*.test.ts'],
		rules: { 'max-lines-per-function': 'off' }
	},
	{
		files: ['**/*.js', '**/*.cjs'],
		languageOptions: { globals: { ...globals.node } }
	},
	{ files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } }
);
