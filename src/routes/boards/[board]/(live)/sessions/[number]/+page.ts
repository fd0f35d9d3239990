import { error } from '@sveltejs/kit';
import { openReplay } from '#lib/client/replay.svelte.ts';
import { browserWire, WireError } from '#lib/client/wire.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch }) => {
	const number = Number(params.number);
	if (!Number.isSafeInteger(number) || number < 1) error(404, 'There is no such session.');
	try {
		return { number, replay: await openReplay(params.board, number, { ...browserWire(), fetch }) };
	} catch (cause) {
		if (cause instanceof WireError) error(cause.status ?? 503, cause.message);
		throw cause;
	}
};
