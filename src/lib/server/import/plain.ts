/**
 * Control characters, and those that turn the direction of all text behind them: on a card or in a list they would
 * change how other people's words are read. Line breaks and tabs are dealt with by `oneLine`.
 */
const unseen = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** Whether `plainText` leaves out more than blanks. */
export const hasUnseen = (text: string): boolean => text.search(unseen) !== -1;

/** Text as the board may keep it: well-formed, without control characters, trimmed. */
export const plainText = (text: string): string => text.toWellFormed().replace(unseen, '').trim();

/** `plainText` on one line: every run of white space is one blank. */
export const oneLine = (text: string): string => plainText(text).replace(/\s+/g, ' ');

/** At most `most` UTF-16 units, never half a character. */
export const cut = (text: string, most: number): string =>
	text.length <= most
		? text
		: text
				.slice(0, most)
				.replace(/[\uD800-\uDBFF]$/, '')
				.trimEnd();
