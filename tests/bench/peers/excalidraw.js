/* global window, document */
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { frames, nextFrame, painted } from '../scene/frames.ts';
import { cards } from './cards.js';

window.EXCALIDRAW_ASSET_PATH = '/node_modules/@excalidraw/excalidraw/dist/prod/';
const { Excalidraw, convertToExcalidrawElements } = await import('@excalidraw/excalidraw');

const elements = convertToExcalidrawElements(
	cards().map(({ x, y, width, height, text }) => ({
		type: 'rectangle',
		x,
		y,
		width,
		height,
		backgroundColor: '#ffffff',
		label: { text, fontSize: 12 }
	}))
);
const start = performance.now();
const editor = await new Promise((mounted) => {
	createRoot(document.querySelector('#root')).render(
		createElement(Excalidraw, { initialData: { elements }, excalidrawAPI: mounted })
	);
});
while (editor.getSceneElements().length < elements.length) await nextFrame();
await painted();
window.stand = {
	firstPaint: performance.now() - start,
	count: editor.getSceneElements().filter(({ type }) => type === 'rectangle').length,
	frames,
	/** Top left of the world in view, and zoom. */
	look: (x, y, z) => editor.updateScene({ appState: { scrollX: -x, scrollY: -y, zoom: { value: z } } })
};
