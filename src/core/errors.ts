import { english, type Message } from "./message.ts";

/** The closed set of reasons for which Tacit gives up on an action. */
export const tacitErrorCodes = [
	/** The file changed since it was read; nothing was written. `detail.current` holds what stands there now. */
	"conflict",
	/** A path leaves the repository, names a reserved place, or passes a symbolic link out of it. */
	"outside-repository",
	/** No note has this id. */
	"unknown-note",
	/** The file is not a note that Tacit can rewrite (see its findings). */
	"malformed-note",
	/** An argument is not of the form that the action takes. */
	"bad-argument",
	/** Git knows no commit by that name here. */
	"unknown-revision",
	/** Two commits have nothing in common, as far as this clone knows. */
	"no-common-commit",
	/** What was to be written holds what looks like a secret. `detail.line` is its line, the secret left out. */
	"secret",
	/** The file or folder cannot be read. */
	"unreadable",
	/** The file or folder cannot be written (read-only, full disk, no permission). */
	"unwritable",
	/** The text is too large, or took too long to read. */
	"too-large",
	/** The action needs git, and there is no git, no repository, or the workspace is not trusted. */
	"no-git",
	/** Git answered with a failure. */
	"git-failed",
	/** The person, or a caller, cancelled. */
	"cancelled",
] as const;
/** One of `tacitErrorCodes`. */
export type TacitErrorCode = (typeof tacitErrorCodes)[number];

/**
 * A failure that a person is told about: one sentence that says what to do. `message` is the English of it, `words` are
 * what a door translates; doors log `cause`.
 */
export class TacitError extends Error {
	readonly code: TacitErrorCode;
	readonly words: Message;
	readonly detail: Readonly<Record<string, string>>;

	constructor(
		code: TacitErrorCode,
		words: Message,
		options?: { detail?: Record<string, string>; cause?: unknown },
	) {
		super(
			english(words),
			options?.cause === undefined ? undefined : { cause: options.cause },
		);
		this.name = "TacitError";
		this.code = code;
		this.words = words;
		this.detail = options?.detail ?? {};
	}
}

/**
 * Whether `error` is a TacitError (of `code`, if given). By shape, not by class: the bundles that are
 * loaded on use carry a copy of the class of their own.
 */
export function isTacitError(
	error: unknown,
	code?: TacitErrorCode,
): error is TacitError {
	return (
		error instanceof Error &&
		error.name === "TacitError" &&
		"code" in error &&
		(code === undefined || error.code === code)
	);
}
