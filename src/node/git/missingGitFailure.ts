import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";

/** `no-git`, for when the program that was there at first cannot be started any more. */
export function missingGitFailure(cause: unknown): TacitError {
	return new TacitError(
		"no-git",
		msg`Git could not be started. Check that it is installed.`,
		{ cause },
	);
}
