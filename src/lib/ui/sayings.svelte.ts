/** A sentence shown for a while and read out politely. */
export interface Saying {
	readonly id: number;
	readonly text: string;
	readonly tone: 'done' | 'refused';
	/** What can be done about it, as a button beside the sentence. */
	readonly offer?: { readonly text: string; readonly does: () => void };
}

/** What is said to this person about what they do, the newest last; three at the most. */
export class Sayings {
	all = $state.raw<readonly Saying[]>([]);
	/** Read out at once and shown nowhere: what eyes see by themselves. Counted, so that the same is said again. */
	told = $state.raw({ text: '', nth: 0 });
	#said = 0;

	/** Says something for six seconds; refusals stay ten. Said again, it stands once. */
	say(text: string, tone: Saying['tone'] = 'done'): void {
		const id = ++this.#said;
		const others = this.all.filter((each) => each.text !== text || each.offer);
		this.all = [...others.slice(-2), { id, text, tone }];
		setTimeout(() => this.unsay(id), tone === 'done' ? 6000 : 10_000);
	}

	/** Reads something out. */
	tell(text: string): void {
		this.told = { text, nth: ++this.#said };
	}

	/** Says something that waits for a yes, half a minute long. Offered again while it is shown, it is a yes. */
	offer(text: string, yes: string, does: () => void): void {
		const waiting = this.all.find((each) => each.text === text);
		if (waiting?.offer) {
			this.unsay(waiting.id);
			waiting.offer.does();
			return;
		}
		this.lead(text, yes, does);
	}

	/** Says something with a way to it, half a minute long. Said again, it stands once. */
	lead(text: string, way: string, does: () => void): void {
		const id = ++this.#said;
		const taken = () => {
			this.unsay(id);
			does();
		};
		const others = this.all.filter((each) => each.text !== text);
		this.all = [...others.slice(-2), { id, text, tone: 'refused', offer: { text: way, does: taken } }];
		setTimeout(() => this.unsay(id), 30_000);
	}

	unsay(id: number): void {
		this.all = this.all.filter((saying) => saying.id !== id);
	}
}
