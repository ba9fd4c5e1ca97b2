import { tacitErrorCodes } from "../../core/errors.ts";

/**
 * What every command prints with `--json`: one JSON object on standard output, whose `version` is 1. Keys are only added
 * within a version; what is not there is `null`. Paths are as seen from the current directory, with `/` between
 * parts. Lines are counted from 1, both ends included.
 *
 * When a command fails (exit code 2) the object is `{"version": 1, "error": {"code": "no-git", "message": "…"}}`.
 */
export const jsonVersion = 1;

/** What `code` of a failure can be: `usage` for commands and options that there are not, `unexpected` for a fault of Tacit. */
export const jsonErrorCodes = [
	...tacitErrorCodes,
	"usage",
	"unexpected",
] as const;

/** A failure. */
export interface JsonError {
	readonly code: (typeof jsonErrorCodes)[number];
	/** One English sentence or two. */
	readonly message: string;
}
