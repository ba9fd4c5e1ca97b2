import { isMainThread } from "node:worker_threads";

/** Whether this runs on a worker thread. Costs nothing to ask, unlike loading what the worker does. */
export function isWorker(): boolean {
	return !isMainThread;
}
