import { TacitError } from "../../core/errors.ts";

/** `no-git`, for when the program that was there at first cannot be started any more. */
export function missingGitFailure(cause: unknown): TacitError {
	return new TacitError(
		"no-git",
		"Git could not be started. Check that it is installed.",
		{ cause },
	);
}
