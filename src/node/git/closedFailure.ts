import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";

/** `cancelled`, for whoever asks a repository that was closed. */
export function closedFailure(): TacitError {
	return new TacitError(
		"cancelled",
		msg`Git was stopped, because the repository was closed.`,
	);
}
