/** One agreed board as it was snapshotted; 0 is the founding. */
export interface Snapshot {
	readonly version: number;
	/** SHA-256 of its canonical form, hex. */
	readonly hash: string;
	/** UTC ms */
	readonly at: number;
}
