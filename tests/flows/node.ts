import { openStorage } from '../../src/lib/server/storage/open.ts';
import { serve } from '../../server/serve.ts';
import { freshFolder } from './house.ts';

/** A node in a process of its own, to be killed, stopped and cut off: says where it is, and serves until it dies. */

const [databaseUrl = '', lease = '1000'] = process.argv.slice(2);
const storage = await openStorage('', databaseUrl);
const serving = await serve({
	storage,
	env: { publicUrl: null, host: '127.0.0.1', port: 0, dataDir: freshFolder() },
	pages: (_request, response) => void response.writeHead(404).end(),
	limits: { lease: Number(lease), farewell: 200, personActs: { burst: 1e6, perSecond: 1e6 } },
	// What a node says of a database it can't reach is not what these tests are about.
	report: () => undefined
});
process.on('SIGTERM', () => void serving.stop().then(() => process.exit(0)));
process.send?.({ url: serving.url });
