'use strict';
// @ts-check
/**
 * Every npm script goes through here: install what is missing, find a Node that is new enough, run the command under it.
 *
 *   node server/launch.cjs start            install, build if needed, serve
 *   node server/launch.cjs build [if-stale] build, and note what it was made from
 *   node server/launch.cjs run TOOL ARGS…   a .ts file, or a tool of node_modules by its package's name
 *
 * CommonJS without dependencies and without new syntax, because the system's Node may be old and `node_modules` absent.
 */
const { spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.resolve(__dirname, '..');
const MODULES = path.join(ROOT, 'node_modules');
const LOCKFILE = path.join(ROOT, 'package-lock.json');
/** Which lockfile an installation of ours was made by. */
const INSTALLED = path.join(MODULES, '.installed-by-launcher');
/** Which sources a build was made from. */
const MADE_FROM = path.join(ROOT, 'build', '.made-from');
/** What Node made of the code: the next start takes half as long, which is felt after a crash. */
const CODE = path.join(MODULES, '.cache', 'lockstep-code');
const OLDEST = { major: 22, minor: 17 };

/** Its program, made of the server's sources; with source maps, so that a fault is told where those have it. */
const SERVER = ['--enable-source-maps', 'build/lockstep/main.js'];
/** What the build is made from. A change anywhere here makes the next `npm start` build again. */
const SOURCES = [
	...['src', 'server', 'static', 'package.json', 'package-lock.json'],
	...['svelte.config.js', 'vite.config.ts', 'vite.server.config.ts']
];

main(process.argv.slice(2)).catch((error) => fail(error instanceof Error ? error.message : String(error)));

/** @param {string[]} args */
async function main([command, ...args]) {
	install();
	const node = findNode();
	switch (command) {
		case 'start':
			if (!buildIsFresh()) await build(node);
			return become(node, [...SERVER, ...args], {
				NODE_ENV: process.env['NODE_ENV'] || 'production',
				NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] || CODE
			});
		case 'build':
			return args[0] === 'if-stale' && buildIsFresh() ? undefined : build(node);
		case 'run':
			await syncTypes(node);
			return become(node, resolveTool(args), {});
		default:
			fail(`launch.cjs knows start, build and run, not ${String(command)}.`);
	}
}

// ---- installing --------------------------------------------------------------------------------------------------

/**
 * Installs by the lockfile if `node_modules` doesn't hold what the lockfile says. Without install scripts: none of our
 * packages needs one (better-sqlite3 ships its binary and would otherwise be compiled).
 */
function install() {
	if (isInstalled()) return;
	const began = Date.now();
	note('Installing …');
	const npm = process.env['npm_execpath'];
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const [program, rest] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm, ...args]] : ['npm', args];
	const done = spawnSync(program, rest, {
		cwd: ROOT,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: program === 'npm' && process.platform === 'win32'
	});
	if (done.status !== 0) fail('npm ci failed; nothing was started.');
	fs.writeFileSync(INSTALLED, hashOf(LOCKFILE));
	note(`Installed in ${since(began)}.`);
}

/**
 * Ours, by the stamp; or somebody's own `npm install`: npm keeps a copy of the lockfile inside `node_modules` and writes
 * it last, so an interrupted or older installation shows as a difference there, whatever the files' times are.
 */
function isInstalled() {
	const wanted = readJson(LOCKFILE);
	if (!wanted) return fail('package-lock.json is missing or broken.');
	if (
		process.platform === 'linux' &&
		wanted.packages[`node_modules/${broughtName()}`] &&
		!fs.existsSync(broughtNode())
	) {
		return false;
	}
	if (fs.existsSync(INSTALLED) && fs.readFileSync(INSTALLED, 'utf8') === hashOf(LOCKFILE)) return true;
	const present = readJson(path.join(MODULES, '.package-lock.json'));
	return (
		Boolean(present) &&
		Object.keys(wanted.packages).every((name) => holds(present, name, wanted.packages[name]))
	);
}

/**
 * @param {any} present
 * @param {string} name
 * @param {any} entry
 */
function holds(present, name, entry) {
	const here = present.packages[name];
	if (!here) return name === '' || entry.optional || entry.extraneous;
	return here.version === entry.version && here.integrity === entry.integrity;
}

// ---- the right Node ----------------------------------------------------------------------------------------------

function broughtName() {
	return `node-linux-${process.arch}`;
}

function broughtNode() {
	return path.join(MODULES, broughtName(), 'bin', 'node');
}

/** The brought Node on Linux with glibc; elsewhere the system's own, if it is new enough. */
function findNode() {
	if (process.platform === 'linux' && hasGlibc() && fs.existsSync(broughtNode())) return broughtNode();
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return process.execPath;
	return fail(
		`Lockstep needs Node ${OLDEST.major}.${OLDEST.minor} or newer here; this is ${process.version}. ` +
			'Please install Node 24 LTS from https://nodejs.org (or by your version manager) and try again.'
	);
}

/** The brought binary asks for glibc's loader by this path; Alpine and NixOS have none. */
function hasGlibc() {
	return ['/lib64/ld-linux-x86-64.so.2', '/lib/ld-linux-aarch64.so.1'].some((loader) =>
		fs.existsSync(loader)
	);
}

/**
 * @param {string} node
 * @param {Record<string, string>} extra
 */
function environment(node, extra) {
	const env = Object.assign({}, process.env, extra);
	env['PATH'] = path.dirname(node) + path.delimiter + (env['PATH'] || '');
	// Node 22.17 strips types only when asked; from 22.18 on by itself.
	if (node === process.execPath && /^v22\.17\./.test(process.version)) {
		env['NODE_OPTIONS'] = `${env['NODE_OPTIONS'] || ''} --experimental-strip-types`.trim();
	}
	return env;
}

// ---- running -----------------------------------------------------------------------------------------------------

/**
 * A `.ts` file runs as it is; any other name is a package whose own command of the same name is run.
 *
 * @param {string[]} args
 */
function resolveTool([tool, ...rest]) {
	if (!tool) return fail('launch.cjs run: what?');
	if (tool.endsWith('.ts')) {
		if (!fs.existsSync(path.join(ROOT, tool))) fail(`There is no ${tool}.`);
		return [tool, ...rest];
	}
	return [toolFile(tool, tool), ...rest];
}

/**
 * @param {string} packageName
 * @param {string} command
 */
function toolFile(packageName, command) {
	const described = readJson(path.join(MODULES, packageName, 'package.json'));
	if (!described) return fail(`${packageName} is not installed.`);
	const bin = typeof described.bin === 'string' ? described.bin : described.bin[command];
	return path.join(MODULES, packageName, bin);
}

/**
 * Runs a command in place of this process, as far as Node allows: its signals, its input and output, its end.
 *
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} extra
 */
async function become(node, args, extra) {
	const { code, signal } = await run(node, args, extra, 'inherit');
	if (signal) process.kill(process.pid, signal);
	process.exitCode = code === null ? 1 : code;
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {Record<string, string>} extra
 * @param {'inherit' | 'quiet'} output quiet: shown on stderr only when it fails
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, text: string }>}
 */
function run(node, args, extra, output) {
	const quiet = output === 'quiet';
	const child = spawn(node, args, {
		cwd: ROOT,
		env: environment(node, extra),
		stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit'
	});
	let text = '';
	if (child.stdout) child.stdout.on('data', (chunk) => (text += chunk));
	if (child.stderr) child.stderr.on('data', (chunk) => (text += chunk));
	const unhook = forwardSignals(child);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code, signal) => {
			unhook();
			resolve({ code, signal, text });
		});
	});
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
	/** @type {NodeJS.Signals[]} */
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	/** @param {NodeJS.Signals} signal */
	const forward = (signal) => {
		// A terminal sends Ctrl-C to the child too; sending it again would read as "at once, please".
		if (signal === 'SIGINT' && process.stdin.isTTY) return;
		child.kill(signal);
	};
	for (const signal of signals) process.on(signal, forward);
	return () => signals.forEach((signal) => process.removeListener(signal, forward));
}

/**
 * tsconfig.json builds on a file SvelteKit generates; without it type-aware tools stumble.
 *
 * @param {string} node
 */
async function syncTypes(node) {
	if (fs.existsSync(path.join(ROOT, '.svelte-kit', 'tsconfig.json'))) return;
	const done = await run(node, [toolFile('@sveltejs/kit', 'svelte-kit'), 'sync'], {}, 'quiet');
	if (done.code !== 0) fail(`svelte-kit sync failed.\n${done.text}`);
}

// ---- building ----------------------------------------------------------------------------------------------------

/** @param {string} node */
async function build(node) {
	const began = Date.now();
	const madeFrom = fingerprint();
	note('Building …');
	// The pages first: they clear the folder.
	for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
		const args = [toolFile('vite', 'vite'), 'build', '--logLevel', 'warn', '--config', config];
		const done = await run(node, args, { NODE_ENV: 'production' }, 'quiet');
		if (done.code !== 0) fail(`The build failed.\n${done.text}`);
	}
	fs.writeFileSync(MADE_FROM, madeFrom);
	note(`Built in ${since(began)}.`);
}

function buildIsFresh() {
	return fs.existsSync(MADE_FROM) && fs.readFileSync(MADE_FROM, 'utf8') === fingerprint();
}

/** By content, not by time: a checkout, a copy and a restored backup all tell the truth. */
function fingerprint() {
	const hash = createHash('sha256');
	for (const source of SOURCES) addTo(hash, source);
	return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} name
 */
function addTo(hash, name) {
	const file = path.join(ROOT, name);
	const stat = fs.statSync(file, { throwIfNoEntry: false });
	if (!stat || name.endsWith('.test.ts')) return;
	if (stat.isDirectory()) {
		for (const child of fs.readdirSync(file).sort()) addTo(hash, `${name}/${child}`);
	} else {
		hash.update(`\0${name}\0`).update(fs.readFileSync(file));
	}
}

// ---- small things ------------------------------------------------------------------------------------------------

/** @param {string} file */
function hashOf(file) {
	return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

/**
 * @param {string} file
 * @returns {any}
 */
function readJson(file) {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/** @param {number} began */
function since(began) {
	return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}

/** @param {string} text */
function note(text) {
	process.stderr.write(`${text}\n`);
}

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
	process.stderr.write(`${text}\n`);
	process.exit(1);
}
