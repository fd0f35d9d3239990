import { expect, type CDPSession, type Page } from '@playwright/test';

export interface Point {
	readonly x: number;
	readonly y: number;
}

const between = (a: Point, b: Point, part: number): Point => ({
	x: a.x + (b.x - a.x) * part,
	y: a.y + (b.y - a.y) * part
});

/** Real fingers on the glass: what the browser itself makes of touches, gestures and all. CSS pixels of the page. */
export class Fingers {
	readonly #page: Page;
	readonly #wire: CDPSession;

	private constructor(page: Page, wire: CDPSession) {
		this.#page = page;
		this.#wire = wire;
	}

	static async on(page: Page): Promise<Fingers> {
		return new Fingers(page, await page.context().newCDPSession(page));
	}

	/** One finger, or two, set down and drawn to where they are let go; each with its own way. */
	async draw(...ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
		await this.#touch(
			'touchStart',
			ways.map(([from]) => from)
		);
		await this.#along(ways);
		await this.#touch('touchEnd', []);
	}

	/** Rests on a card until it is lifted, carries it there and lets go. */
	async carry(from: Point, to: Point): Promise<void> {
		await this.#touch('touchStart', [from]);
		await expect(this.#page.locator('.scene')).toHaveAttribute('data-carrying', /./);
		await this.#along([[from, to]]);
		await this.#touch('touchEnd', []);
	}

	async #along(ways: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
		const steps = 6;
		for (let step = 1; step <= steps; step++)
			await this.#touch(
				'touchMove',
				ways.map(([from, to]) => between(from, to, step / steps))
			);
	}

	async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
		const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
		await this.#wire.send('Input.dispatchTouchEvent', { type, touchPoints });
	}
}
