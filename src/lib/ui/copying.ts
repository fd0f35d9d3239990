/** Puts text on the clipboard; false where the browser does not let a page do so. */
export async function copied(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

/** What is said then, where the text can be selected. */
export const copyByHand = 'This browser does not let a page copy. Select the text and copy it.';
