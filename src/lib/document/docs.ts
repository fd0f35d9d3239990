import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep2, writeSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { messageType } from './messages.ts';

/** A Yjs document as whoever connects it holds it, without knowing Yjs. */
export type Doc = Y.Doc;

/**
 * An empty document. `client` is the id the server gave this seat; without it Yjs draws one, which the
 * gateway binds to the person on first use.
 */
export function blankDoc(client: number | null = null): Doc {
	const doc = new Y.Doc();
	if (client !== null) doc.clientID = client;
	return doc;
}

/** Adds update bytes (Yjs V1), such as the base of a generation. Throws on bytes that are none. */
export const fill = (doc: Doc, update: Uint8Array): void => Y.applyUpdate(doc, update);

/** "This is what I have": a server that is there answers with what is lacking, be it nothing. */
export function encodeProbe(doc: Doc): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.sync);
	writeSyncStep1(encoder, doc);
	return encoding.toUint8Array(encoder);
}

/** Whether what is about to be read, after the type of a sync message, answers "this is what I have". */
export const isFullAnswer = ({ arr, pos }: decoding.Decoder): boolean => arr[pos] === messageYjsSyncStep2;
