import type { Exporting, Going, Wanted } from '#lib/scene/export/export.ts';
import type { Stamp } from '#lib/scene/export/sheet.ts';
import { print, save } from './save.ts';
import { fileName } from './words.ts';

/** A picture while it is made: how far it is, and what came of it. */
export class Making {
	/** 0–1; null while nothing is made. */
	done = $state<number | null>(null);
	/** Why nothing came of it. */
	failed = $state<string | null>(null);
	#stop = new AbortController();

	/** Makes a picture and hands it over. Returns the name it was saved under or null where it was stopped or failed. */
	async make(exporting: Exporting, wanted: Wanted, stamp: Stamp): Promise<string | null> {
		this.#stop = new AbortController();
		this.failed = null;
		this.done = 0;
		const going: Going = { signal: this.#stop.signal, tell: (done) => (this.done = done) };
		try {
			return await hand(exporting, wanted, stamp, going);
		} catch (error) {
			if (!going.signal.aborted) this.failed = error instanceof Error ? error.message : String(error);
			return null;
		} finally {
			this.done = null;
		}
	}

	stop(): void {
		this.#stop.abort();
	}
}

async function hand(exporting: Exporting, wanted: Wanted, stamp: Stamp, going: Going): Promise<string> {
	if ('pages' in wanted && wanted.format === 'print') {
		const upright = exporting.plan(wanted).width < exporting.plan(wanted).height;
		print(await exporting.pages(wanted, stamp, going), upright);
		return 'Printed';
	}
	const name = fileName(stamp, wanted.format);
	save(await exporting.file(wanted, stamp, going), name);
	return name;
}
