const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text as XML may hold it: marks escaped, what XML 1.0 forbids (control characters, halves of a pair, the two
 * non-characters) replaced by U+FFFD, so that no title makes a picture that can't be opened.
 */
export const xmlText = (text: string): string =>
	text
		.toWellFormed()
		// eslint-disable-next-line no-control-regex -- these are what XML forbids
		.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
		.replaceAll(/[&<>"]/g, (mark) => names[mark] ?? mark);
