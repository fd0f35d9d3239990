/** A whole binary message (RFC 6455, 5.2). */
const whole = 0x82;

/**
 * A message as it travels on a socket that neither masks nor compresses, which is what a server's end does here. What goes to
 * many is framed once: the frame of the last message is kept, so nobody may change a message that was sent.
 */
export function createFraming(): (message: Uint8Array) => Buffer {
	let last: { readonly message: Uint8Array; readonly frame: Buffer } | null = null;
	return (message) => {
		if (last?.message !== message) last = { message, frame: frameOf(message) };
		return last.frame;
	};
}

function frameOf(message: Uint8Array): Buffer {
	const length = message.byteLength;
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + length);
	frame[0] = whole;
	frame[1] = head === 2 ? length : head === 4 ? 126 : 127;
	if (head === 4) frame.writeUInt16BE(length, 2);
	if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(message, head);
	return frame;
}
