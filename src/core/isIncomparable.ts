import { isTacitError, type TacitError } from "./errors.ts";

/** Whether what is checked out cannot be compared with a revision: git does not know it, or they have nothing in common. */
export function isIncomparable(error: unknown): error is TacitError {
	return (
		isTacitError(error, "unknown-revision") ||
		isTacitError(error, "no-common-commit")
	);
}
