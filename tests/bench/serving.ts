import { serve } from '../../server/serve.ts';
import { openStorage } from '../../src/lib/server/storage/open.ts';

/** A server for `decisions`, in a process of its own: as shipped, but for how much one address and person may ask. */
const [dataDir = '', port = '0', databaseUrl = null] = process.argv.slice(2);
const plenty = { burst: 1e9, perSecond: 1e9 };
const serving = await serve({
	storage: await openStorage(dataDir, databaseUrl),
	env: { publicUrl: null, host: '127.0.0.1', port: Number(port), dataDir },
	pages: (_request, response) => void response.writeHead(404).end(),
	limits: { personActs: plenty, personBytes: plenty, addressRequests: plenty }
});
process.on('SIGTERM', () => void serving.stop().then(() => process.exit(0)));
console.log(JSON.stringify('up'));
