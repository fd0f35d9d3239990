import type { FormName } from './forms.ts';

/** What an operation sends back: a form as JSON, or bytes. */
interface Given {
	readonly says: string;
	readonly form?: FormName;
	/** What it is where it is no JSON. */
	readonly type?: string;
}

/** Who may ask: whoever reads the board (seated, administrator or watcher), a person with a seat or not, or the holder of a link. */
type Who = 'anybody' | 'reader' | 'person' | 'administrator' | 'link';

/** One way to ask something of the API. */
export interface Operation {
	readonly method: 'get' | 'post';
	/** With parameters by name: `/api/v1/boards/{board}`. */
	readonly path: string;
	readonly id: string;
	readonly says: string;
	readonly who: Who;
	/** Names of what may stand behind the `?`, each with its sentence. */
	readonly query?: Readonly<Record<string, string>>;
	readonly takes?: FormName;
	readonly gives: Readonly<Record<number, Given>>;
}

const board = '/api/v1/boards/{board}';
const refused: Given = { says: 'A rule said no: which, why, and what can be done instead.', form: 'Refused' };

/** Every operation there is, in the order of the document. `openapi.test.ts` holds them against the router. */
export const operations: readonly Operation[] = [
	{
		...{ method: 'get', path: '/api/v1/openapi.json', id: 'describe', who: 'anybody' },
		says: 'This document.',
		gives: { 200: { says: 'OpenAPI 3.1', type: 'application/json' } }
	},
	{
		...{ method: 'post', path: '/api/v1/boards', id: 'found', who: 'administrator', takes: 'FileToFound' },
		says: 'Founds a board on a CSV file. Asked again under the same `id`, it is the same board.',
		gives: { 201: { says: 'The board, and what the file came to.', form: 'Founded' } }
	},
	{
		...{ method: 'get', path: board, id: 'board', who: 'reader' },
		says: 'Where a board stands, and who the caller is on it.',
		gives: {
			200: { says: 'Its generation names the rooms `/sync/{board}/agreed@{generation}`.', form: 'Board' }
		}
	},
	{
		...{ method: 'post', path: `${board}/acts`, id: 'act', who: 'person', takes: 'Ask' },
		says: 'Asks for a decision. The one door: the same rules and refusals as everywhere.',
		gives: { 200: { says: 'Granted and written.', form: 'Granted' }, 409: refused }
	},
	{
		...{ method: 'get', path: `${board}/generations/{generation}`, id: 'generation', who: 'reader' },
		says: 'The agreed room of a recent generation as it began. The same bytes for ever.',
		gives: { 200: { says: 'A Yjs update, V1.', type: 'application/octet-stream' } }
	},
	{
		...{ method: 'get', path: `${board}/words`, id: 'words', who: 'reader' },
		says: 'People’s free text, which is kept beside the log. Ids that are not there, or not the caller’s to read, are left out.',
		query: { ids: 'Ids of words, separated by commas; at most 200.' },
		gives: { 200: { says: 'Text by id.', form: 'Words' } }
	},
	{
		...{ method: 'get', path: `${board}/people`, id: 'people', who: 'reader' },
		says: 'Who is seated on the board. Entries hold only their ids.',
		gives: { 200: { says: 'The directory.', form: 'People' } }
	},
	{
		...{ method: 'get', path: `${board}/snapshots`, id: 'snapshots', who: 'reader' },
		says: 'Every agreement snapshot, oldest first; number 0 is the founding.',
		gives: { 200: { says: 'Without what they hold.', form: 'Snapshots' } }
	},
	{
		...{ method: 'get', path: `${board}/snapshots/{version}`, id: 'snapshot', who: 'reader' },
		says: 'One agreement snapshot: canonical JSON (RFC 8785), whose SHA-256 is its name and its ETag.',
		gives: { 200: { says: 'The agreed board.', form: 'Snapshot' } }
	},
	{
		...{ method: 'get', path: `${board}/sessions/{number}/replay`, id: 'replay', who: 'reader' },
		says: 'A session’s beginning and its entries, to be played back.',
		gives: { 200: { says: 'Fold the entries over the records.', form: 'Replay' } }
	},
	{
		...{ method: 'get', path: `${board}/sessions/{number}/marks`, id: 'marks', who: 'reader' },
		says: 'The free layer of a session: notes, ink, comments and the like, as they were when it was locked.',
		gives: { 200: { says: 'Each with where it hangs, in the order they were made.', form: 'Marks' } }
	},
	{
		...{ method: 'get', path: `${board}/power-shift`, id: 'powerShift', who: 'reader' },
		says: 'Who decides and who only proposes, in figures.',
		gives: { 200: { says: 'A Sprint at a time, and in total.', form: 'PowerShift' } }
	},
	{
		...{ method: 'post', path: '/api/v1/imports/preview', id: 'preview', who: 'person', takes: 'FileToRead' },
		says: 'What a CSV file would come to. Nothing is made.',
		gives: { 200: { says: 'Columns, meanings, counts, problems.', form: 'Preview' } }
	},
	{
		...{ method: 'post', path: `${board}/imports`, id: 'compare', who: 'person', takes: 'FileToCompare' },
		says: 'Compares a later file with the board; differences become proposals or talking points, never changes.',
		gives: { 200: { says: 'What became of each row.', form: 'Imported' } }
	},
	{
		...{ method: 'get', path: '/api/v1/talking-point', id: 'pointPage', who: 'link' },
		says: 'Until when the board is locked and what the link asks about; nothing else of the board.',
		gives: { 200: { says: 'What the page of a link shows.', form: 'PointPage' } }
	},
	{
		...{ method: 'post', path: '/api/v1/talking-point', id: 'bringPoint', who: 'link', takes: 'Brought' },
		says: 'Puts a talking point on the next agenda, in the name of whose link it is.',
		gives: { 200: { says: 'It is on the agenda.', form: 'Granted' }, 409: refused }
	}
];
