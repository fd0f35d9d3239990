import http from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

// As its own server.js, on a free port that is told.
const sockets = new WebSocketServer({ noServer: true });
const server = http.createServer((_request, response) => response.end('okay'));
sockets.on('connection', setupWSConnection);
server.on('upgrade', (request, socket, head) =>
	sockets.handleUpgrade(request, socket, head, (each) => sockets.emit('connection', each, request))
);
server.listen(0, '127.0.0.1', () =>
	console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }))
);
process.on('SIGTERM', () => process.exit(0));
