import { TacitError } from "./errors.ts";
import { msg } from "./message.ts";

/** Throws `cancelled` once the signal is aborted: nobody waits for the work any more. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
	if (signal?.aborted)
		throw new TacitError("cancelled", msg`It was stopped before it was over.`);
}
