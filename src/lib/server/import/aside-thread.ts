import { parentPort, workerData } from 'node:worker_threads';
import { ulid } from 'ulid';
import type { Task } from './aside.ts';
import { planFile } from './plan-file.ts';

/** The thread of `aside.ts`: plans one file and ends. */
const { bytes, mapping, before } = workerData as Task;
parentPort?.postMessage(planFile(bytes, mapping, before, ulid));
