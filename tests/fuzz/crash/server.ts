import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder, type People } from '../../flows/house.ts';

/** Where Node keeps what it made of the code, as `npm start` has it. */
const compiled = join(import.meta.dirname, '../../../node_modules/.cache/lockstep-code');

/** The server of one data folder, in a process that is killed and started again. */
export class Server {
	readonly folder = freshFolder();
	#child: ChildProcess | null = null;
	url = '';
	/** Who is seated on the board of the folder. */
	people!: People;

	get database(): string {
		return join(this.folder, 'lockstep.db');
	}

	/**
	 * Resolves when it says that it is ready: after so many ms, `cpu` of which it worked. Founds the board the first time.
	 */
	async start(): Promise<{ readonly ms: number; readonly cpu: number }> {
		const began = performance.now();
		const child = this.#fork();
		const [said] = (await Promise.race([
			once(child, 'message'),
			once(child, 'exit').then(([code]) => {
				throw new Error(`the server did not start, and ended with ${String(code)}`);
			})
		])) as [{ url: string; cpu: number; people?: People }];
		this.url = said.url;
		this.people = said.people ?? this.people;
		const ready = await fetch(`${this.url}/readyz`);
		if (ready.status !== 200) throw new Error(`the server is up and not ready: ${await ready.text()}`);
		return { ms: performance.now() - began, cpu: said.cpu };
	}

	/** Starts it and kills it so many ms later, wherever it is by then. */
	async startInVain(ms: number): Promise<void> {
		this.#fork();
		await new Promise((resolve) => setTimeout(resolve, ms));
		await this.kill();
	}

	/** `kill -9`. Resolves when it is gone. */
	async kill(): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const gone = once(child, 'exit');
		child.kill('SIGKILL');
		await gone;
	}

	/** SIGTERM: it begins to end in good order. */
	terminate(): void {
		this.#child?.kill('SIGTERM');
	}

	async leave(): Promise<void> {
		await this.kill();
		rmSync(this.folder, { recursive: true, force: true });
	}

	#fork(): ChildProcess {
		const again = this.url === '' ? [] : ['again'];
		const child = fork(join(import.meta.dirname, 'doomed.ts'), [this.folder, ...again], {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
			env: { ...process.env, NODE_COMPILE_CACHE: compiled }
		});
		this.#child = child;
		return child;
	}
}
