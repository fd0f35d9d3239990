/** The parts of the board's page, in the order in which F6 goes through them. */
const regions = ['header', '[role="grid"]', '[role="toolbar"][aria-label="Tools"]', 'aside'] as const;

const stops =
	'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

const isThere = (element: Element): boolean => element.getClientRects().length > 0;

/** What of a region takes the focus first: in the grid where one stood. */
const stopIn = (region: Element): HTMLElement | undefined =>
	[...region.querySelectorAll<HTMLElement>(stops)].find((each) => each.tabIndex >= 0 && isThere(each));

/**
 * F6 leads from part to part (bar, board, tools, panel), with Shift the other way round: without it a panel full of
 * proposals lies between the keyboard and the board. True where there was somewhere to go.
 */
export function toNextRegion(board: ParentNode, back: boolean): boolean {
	const all = regions.flatMap((region) => board.querySelector(region) ?? []);
	const at = all.findIndex((region) => region.contains(document.activeElement));
	const step = back ? -1 : 1;
	const from = at < 0 && back ? all.length : at;
	for (let n = 1; n <= all.length; n++) {
		const region = all[(from + n * step + n * all.length) % all.length];
		const stop = region && stopIn(region);
		if (!stop) continue;
		stop.focus();
		return true;
	}
	return false;
}
