/** One thing that was looked at: as it should be, or wrong with what to do about it. */
export type Finding =
	| { readonly ok: true; readonly what: string; readonly says: string }
	| { readonly ok: false; readonly what: string; readonly says: string; readonly todo: string };

export const fine = (what: string, says: string): Finding => ({ ok: true, what, says });
export const wrong = (what: string, says: string, todo: string): Finding => ({ ok: false, what, says, todo });
