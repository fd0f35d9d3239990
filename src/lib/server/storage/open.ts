import type { Storage } from './ports.ts';

/**
 * Opens a data folder as its one writer: makes it if needed, brings the schema up to date, starts the writer
 * thread. Throws `StorageError` with a sentence where the folder can't be used.
 */
export declare function openStorage(dataDir: string): Promise<Storage>;
