/* global window, document */
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Tldraw, toRichText } from 'tldraw';
import 'tldraw/tldraw.css';
import { frames, painted } from '../scene/frames.ts';
import { cards } from './cards.js';

const shapes = cards().map(({ x, y, width, height, text }) => ({
	type: 'geo',
	x,
	y,
	props: { geo: 'rectangle', w: width, h: height, size: 's', fill: 'solid', richText: toRichText(text) }
}));
const assetUrls = getAssetUrls({ baseUrl: '/node_modules/@tldraw/assets' });
const start = performance.now();
const editor = await new Promise((mounted) => {
	createRoot(document.querySelector('#root')).render(
		createElement(Tldraw, {
			assetUrls,
			maxShapesPerPage: 20_000,
			options: { maxShapesPerPage: 20_000 },
			onMount: mounted
		})
	);
});
editor.createShapes(shapes);
await painted();
window.stand = {
	firstPaint: performance.now() - start,
	count: editor.getCurrentPageShapeIds().size,
	frames,
	/** Top left of the world in view, and zoom. */
	look: (x, y, z) => editor.setCamera({ x: -x, y: -y, z })
};
