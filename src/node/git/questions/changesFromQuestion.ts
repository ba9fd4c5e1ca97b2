import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** A file's change as git tells it, paths not checked; a submodule's has its mode, 160000. */
export interface ToldWorkChange {
	readonly before:
		| { readonly mode: string; readonly blob: string; readonly path: string }
		| undefined;
	readonly after:
		| {
				readonly mode: string;
				/** `undefined`: git did not read the file, for it is not as the index has it, or has another time. */
				readonly blob: string | undefined;
				readonly path: string;
		  }
		| undefined;
}

/**
 * Asks what the work tree has made of the files of `commit` (an id), with renames as git pairs them. Files that git does
 * not know are not among them. `undefined` where git cannot compare, as with a commit that it does not have.
 */
export function changesFromQuestion(
	commit: string,
): GitQuestion<readonly ToldWorkChange[] | undefined> {
	return {
		purpose: msg`compare the files with a commit`,
		commands: [
			...["diff", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff"],
			...["--no-textconv", "--ignore-submodules=none", commit, "--"],
		],
		accepts: [0, 128],
		parse: (output, exitCode) =>
			exitCode === 0 ? parseWorkChanges(output) : undefined,
	};
}

/** Reads “:100644 100644 <blob> <blob or zeros> M”, path, and of a rename another path: each ended by a NUL. */
function parseWorkChanges(output: Buffer): readonly ToldWorkChange[] {
	const changes: ToldWorkChange[] = [];
	const parts = splitNul(output)[Symbol.iterator]();
	const next = () => parts.next().value ?? "";
	for (let part = parts.next(); !part.done; part = parts.next()) {
		const [mode1 = "", mode2 = "", blob1 = "", blob2 = "", letter = ""] =
			part.value.replace(/^:/, "").split(" ");
		const from = next();
		const to = /^[RC]/.test(letter) ? next() : from;
		const isThere = (told: string) => !/^0*$/.test(told);
		changes.push({
			before: isThere(mode1)
				? { mode: mode1, blob: blob1, path: from }
				: undefined,
			after: isThere(mode2)
				? { mode: mode2, blob: isThere(blob2) ? blob2 : undefined, path: to }
				: undefined,
		});
	}
	return changes;
}
