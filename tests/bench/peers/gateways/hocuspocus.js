import { Server } from '@hocuspocus/server';

// As it comes, or with a `flushDelay` in ms as the argument.
const [delay] = process.argv.slice(2);
const server = new Server({
	port: 0,
	address: '127.0.0.1',
	quiet: true,
	...(delay ? { flushDelay: Number(delay) } : {})
});
await server.listen();
console.log(JSON.stringify({ url: `http://127.0.0.1:${server.httpServer.address().port}` }));
process.on('SIGTERM', () => process.exit(0));
