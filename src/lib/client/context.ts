import { createContext } from 'svelte';
import type { LiveBoard } from './board.svelte.ts';

/** The board a page shows, for the components in it. `getBoard` throws outside such a page. */
export const [getBoard, setBoard] = createContext<LiveBoard>();
