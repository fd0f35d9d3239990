import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cpuOf } from '../../bench/subject.ts';
import { freePort, spawnLockstep, untilUp } from '../../browser/lockstep.ts';
import { freshFolder, type People } from '../../flows/house.ts';

/** What is started: the product as it is built, or `doomed.ts`, which alone can found the board. */
export type Make = 'built' | 'doomed';

/** What a start took. */
interface Up {
	readonly ms: number;
	/** Ms of a core. */
	readonly cpu: number;
}

/** The server of one data folder, in a process that is killed and started again. */
export class Server {
	readonly folder = freshFolder();
	#child: ChildProcess | null = null;
	/** What the built one has told of faults of its own. */
	#faults = '';
	url = '';
	/** Who is seated on the board of the folder. */
	people!: People;

	get database(): string {
		return join(this.folder, 'lockstep.db');
	}

	/** Resolves when it is ready. */
	async start(make: Make): Promise<Up> {
		const began = performance.now();
		const child = await (make === 'built' ? this.#startBuilt() : this.#startDoomed());
		const ready = await fetch(`${this.url}/readyz`);
		if (ready.status !== 200) throw new Error(`the server is up and not ready: ${await ready.text()}`);
		return { ms: performance.now() - began, cpu: cpuOf(child) * 1000 };
	}

	/** Starts it and kills it so many ms later, wherever it is by then. */
	async startInVain(make: Make, ms: number): Promise<void> {
		if (make === 'built') await this.#spawn();
		else this.#fork();
		await new Promise((resolve) => setTimeout(resolve, ms));
		await this.kill();
	}

	/** `kill -9`. Resolves when it is gone. Throws where it had told of a fault. */
	async kill(): Promise<void> {
		const child = this.#child;
		this.#child = null;
		if (child && child.exitCode === null && child.signalCode === null) {
			// Gone, and all it has said has been heard.
			const gone = once(child, 'close');
			child.kill('SIGKILL');
			await gone;
		}
		if (this.#faults !== '') throw new Error(this.#faults);
	}

	/** SIGTERM: it begins to end in good order. */
	terminate(): void {
		this.#child?.kill('SIGTERM');
	}

	async leave(): Promise<void> {
		try {
			await this.kill();
		} finally {
			rmSync(this.folder, { recursive: true, force: true });
		}
	}

	async #startBuilt(): Promise<ChildProcess> {
		const { child, port } = await this.#spawn();
		await untilUp(child);
		this.url = `http://localhost:${port}`;
		return child;
	}

	async #startDoomed(): Promise<ChildProcess> {
		const child = this.#fork();
		const [said] = (await Promise.race([
			once(child, 'message'),
			once(child, 'exit').then(([code]) => {
				throw new Error(`the server did not start, and ended with ${String(code)}`);
			})
		])) as [{ url: string; people?: People }];
		this.url = said.url;
		this.people = said.people ?? this.people;
		return child;
	}

	/** What it says where it is not read goes to its stdout, and is then of faults alone. */
	async #spawn(): Promise<{ child: ChildProcess; port: number }> {
		const port = await freePort();
		const child = spawnLockstep({ PORT: String(port), LOCKSTEP_DATA: this.folder, LOG_LEVEL: 'error' });
		child.stdout?.on('data', (chunk: Buffer) => (this.#faults += chunk.toString()));
		this.#child = child;
		return { child, port };
	}

	#fork(): ChildProcess {
		const again = this.url === '' ? [] : ['again'];
		const child = fork(join(import.meta.dirname, 'doomed.ts'), [this.folder, ...again], {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		this.#child = child;
		return child;
	}
}
