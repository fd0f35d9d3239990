/**
 * `npm run shots [-- NAME …]`: opens the built product as people have it before them and writes pictures of it into `shots/`,
 * to be looked at. On the portfolio that `LOCKSTEP_PORTFOLIO` names, else on the generated one.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onStage } from '../bench/stage.ts';
import { built } from '../browser/lockstep.ts';
import { beforehand } from './beforehand.ts';
import { demo } from './demo.ts';
import { gallery } from './gallery.ts';
import { offline } from './offline.ts';
import { phones } from './phones.ts';
import { session } from './session.ts';
import { together } from './together.ts';
import { wall } from './wall.ts';
import type { Album } from './album.ts';

const acts = { gallery, beforehand, demo, session, together, offline, phones, wall } as const;

const folder = join(import.meta.dirname, '../../shots');
mkdirSync(folder, { recursive: true });

const album: Album = {
	async keep(page, name) {
		// Fonts and what is still being drawn; after that nothing moves.
		await page.evaluate(() => document.fonts.ready.then(() => true));
		await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
		console.log(`shots/${name}.png`);
	},
	async whole(page, name) {
		await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', fullPage: true });
		console.log(`shots/${name}.png`);
	},
	async part(part, name) {
		await part.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
		console.log(`shots/${name}.png`);
	}
};

built();
const asked = process.argv.slice(2);
for (const [name, act] of Object.entries(acts))
	if (asked.length === 0 || asked.includes(name)) await onStage((stage) => act(stage, album));
