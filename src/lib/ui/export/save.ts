/** Gives a file to whoever looks at this page, under a name. */
export function save(file: Blob, name: string): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser reads it after this returns.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Prints pages (SVG, one a sheet of A3) in place of what the page shows, which comes back after it. */
export function print(pages: readonly string[], upright: boolean): void {
	const sheets = document.createElement('div');
	sheets.className = 'printed-sheets';
	sheets.innerHTML = pages.join('');
	const [width, height] = upright ? [297, 420] : [420, 297];
	const style = document.createElement('style');
	style.textContent = `
		@page { size: ${String(width)}mm ${String(height)}mm; margin: 0 }
		.printed-sheets { display: none }
		@media print {
			html, body { background: none }
			body { min-height: 0; margin: 0 }
			body > :not(.printed-sheets) { display: none !important }
			.printed-sheets { display: block; print-color-adjust: exact; -webkit-print-color-adjust: exact }
			.printed-sheets > svg { display: block; width: ${String(width)}mm; height: ${String(height - 0.1)}mm; break-inside: avoid }
			.printed-sheets > svg:not(:last-child) { break-after: page }
		}`;
	const away = (): void => {
		sheets.remove();
		style.remove();
	};
	document.head.append(style);
	document.body.append(sheets);
	window.addEventListener('afterprint', away, { once: true });
	window.print();
}
