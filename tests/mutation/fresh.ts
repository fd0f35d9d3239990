/** Loading the project's modules again and again in one process: every load gets modules of its own. */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const mark = '?load=';
const stripped = new Map<string, string>();
let loads = 0;

function sourceOf(url: string): string {
	const known = stripped.get(url);
	if (known !== undefined) return known;
	const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
	stripped.set(url, source);
	return source;
}

/** From now on modules under `root/src` are told apart by load, and what they import as `name` is `instead`. */
export function standIn(root: string, name: string, instead: string): void {
	const ours = pathToFileURL(`${root}/src/`).href;
	registerHooks({
		resolve(specifier, context, next) {
			const fromUs = context.parentURL?.startsWith(ours) ?? false;
			if (fromUs && specifier === name) return { url: instead, shortCircuit: true };
			const resolved = next(specifier, context);
			const isOurs = resolved.url.startsWith(ours) && resolved.url.endsWith('.ts');
			return isOurs ? { ...resolved, url: `${resolved.url}${mark}${loads}` } : resolved;
		},
		load(url, context, next) {
			const [plain = url, load] = url.split(mark);
			if (load === undefined) return next(url, context);
			return { format: 'module', source: sourceOf(plain), shortCircuit: true };
		}
	});
}

/** Until it is called again, importing means the modules of a new load. */
export function startAfresh(): void {
	loads += 1;
}
