import type { Attachment } from 'svelte/attachments';

/** What a screen reader can say the focus has come to rest on. */
const parts = 'section, form, article, header, aside, main, [role="tabpanel"]';

const isGone = (element: Element): boolean => !element.isConnected || !element.checkVisibility();

/**
 * Whoever goes by keyboard stays where they were: when what had the focus goes from the page (a button that was pressed,
 * a form that was sent, an entry somebody else decided), the focus comes to the nearest part round it that is left. Never
 * to another button: a key pressed just then must not ask for something else. A button that was off while it asked takes the
 * focus again once it is on: a browser takes it from whatever is off, and a refusal leaves the button where it was.
 */
export const keepFocus: Attachment<HTMLElement> = (board) => {
	/** What had the focus last, and what it lies in, from the inside. */
	let path: readonly Element[] = [];
	let wasOff = false;
	let frame: number | null = null;

	const took = ({ target }: FocusEvent) => {
		path = target instanceof Element ? upTo(target, board) : [];
		wasOff = false;
	};
	const forget = () => (path = []);
	const look = () => {
		frame = null;
		const [last] = path;
		const now = document.activeElement;
		wasOff ||= last?.matches(':disabled') ?? false;
		// While something else has it, a dialog say, it is only remembered. What was hidden has it until the next frame.
		if (!last || (now !== document.body && now !== last)) return;
		if (!isGone(last)) {
			if (wasOff && last instanceof HTMLElement) last.focus({ preventScroll: true });
			return;
		}
		const part = path.find((each) => !isGone(each) && each.matches(parts));
		path = [];
		if (part instanceof HTMLElement) rest(part);
	};
	const soon = () => (frame ??= requestAnimationFrame(look));

	const changes = new MutationObserver(soon);
	changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['hidden', 'disabled'] });
	board.addEventListener('focusin', took);
	// A click on the ground leaves on purpose.
	document.addEventListener('pointerdown', forget, { capture: true });
	return () => {
		changes.disconnect();
		if (frame !== null) cancelAnimationFrame(frame);
		board.removeEventListener('focusin', took);
		document.removeEventListener('pointerdown', forget, { capture: true });
	};
};

function upTo(element: Element, root: Element): Element[] {
	const path: Element[] = [];
	for (let each: Element | null = element; each && root.contains(each); each = each.parentElement)
		path.push(each);
	return path;
}

/** The focus rests there as long as it stays; a click there goes on meaning nothing. */
function rest(part: HTMLElement): void {
	if (!part.hasAttribute('tabindex')) {
		part.tabIndex = -1;
		part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
	}
	part.focus({ preventScroll: true });
}
