import { isIPv6 } from 'node:net';

/**
 * Whose limits an address counts for: an IPv4 address its own, an IPv6 address its network's of 64 bits, for whoever has one
 * of those has all of them.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	const [plain = ''] = address.split('%', 1);
	if (!isIPv6(plain)) return address;
	const [head = '', tail] = plain.split('::');
	const groups = (part: string): string[] => part.split(':').filter((group) => group !== '');
	const before = groups(head);
	const after = groups(tail ?? '');
	// An IPv4 address at the end stands for two groups.
	const between = 8 - before.length - after.length - (plain.includes('.') ? 1 : 0);
	const all = [...before, ...Array<string>(tail === undefined ? 0 : between).fill('0'), ...after];
	const network = all.slice(0, 4).map((group) => parseInt(group, 16).toString(16));
	return `${network.join(':')}::/64`;
}
