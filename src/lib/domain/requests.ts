import type { RequestId } from './ids.ts';
import type { Request } from './matters.ts';
import { no, yes, type Result } from './result.ts';
import type { Table } from './table.ts';

/** A request that still waits for its answer. */
export function openRequest(table: Table, id: RequestId): Result<Request> {
	const request = table.requests.get(id);
	if (!request) return no('RQ5', 'There is no such request on this board.');
	return request.state === 'asked' ? yes(request) : no('RQ6', 'This request is already closed.');
}
