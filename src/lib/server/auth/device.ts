const browsers: readonly (readonly [RegExp, string])[] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const systems: readonly (readonly [RegExp, string])[] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bLinux\b/, 'Linux']
];

/** A browser as people call it, from its `User-Agent`: `Firefox on Linux`. The order tells which copies whose name. */
export function deviceName(agent: string | null | undefined): string {
	const named = (list: typeof browsers) => list.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
	const [browser, system] = [named(browsers), named(systems)];
	if (browser === undefined) return system === undefined ? 'An unknown browser' : `A browser on ${system}`;
	return system === undefined ? browser : `${browser} on ${system}`;
}
