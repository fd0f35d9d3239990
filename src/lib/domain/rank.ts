/** Order keys (fractional indexing). They compare as plain strings. */

/** `count` short order keys in ascending order, for founding a board or renewing a cell. */
export declare function ranks(count: number): string[];

/** Whether a text is an order key that others can be put before and after. */
export declare function isRank(text: string): boolean;

/** The order key of a count, ascending with it: 0 ≤ n < 62⁶. */
export declare function rankAt(n: number): string;
