import { TacitError } from "../../core/errors.ts";

/** `cancelled`, for whoever asks a repository that was closed. */
export function closedFailure(): TacitError {
	return new TacitError(
		"cancelled",
		"Git was stopped, because the repository was closed.",
	);
}
