import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { codePathspecs } from "../notePathspecs.ts";
import { splitNul } from "../splitNul.ts";

/** How the work tree differs from a tree of git's. */
export interface UncommittedChanges {
	/** New path by old, as git pairs them. */
	readonly renames: ReadonlyMap<string, string>;
	/** Paths of today whose text is another, or was not there; renamed ones are among them. */
	readonly changed: ReadonlySet<string>;
	/** Those of them that it does not have; renamed ones too. */
	readonly added: ReadonlySet<string>;
	/** Paths that are not there any more, renamed ones aside. */
	readonly gone: ReadonlySet<string>;
}

/**
 * Asks how the work tree differs from `tree` (an id), notes left out; files that git does not know are not among it. To pair
 * renames git may need texts that it does not have, as in a partial clone: then the answer is `undefined`.
 */
export function uncommittedChangesQuestion(
	tree: string,
	{ isPairing }: { readonly isPairing: boolean },
): GitQuestion<UncommittedChanges | undefined> {
	return {
		purpose: msg`compare the files with a commit`,
		commands: [
			...["diff", "--name-status", "-z", isPairing ? "-M" : "--no-renames"],
			...["--no-ext-diff", "--no-textconv", "--ignore-submodules=all"],
			...[tree, "--", ...codePathspecs],
		],
		accepts: isPairing ? [0, 128] : [0],
		parse: (output, exitCode) => (exitCode === 0 ? parse(output) : undefined),
	};
}

/** Reads “M”, path; “R087”, old path, new path: each ended by a NUL. */
function parse(output: Buffer): UncommittedChanges {
	const renames = new Map<string, string>();
	const changed = new Set<string>();
	const added = new Set<string>();
	const gone = new Set<string>();
	const parts = splitNul(output)[Symbol.iterator]();
	for (let part = parts.next(); !part.done; part = parts.next()) {
		const status = part.value.charAt(0);
		const path = String(parts.next().value);
		if (status === "R") {
			const target = String(parts.next().value);
			renames.set(path, target);
			changed.add(target);
			added.add(target);
		} else if (status === "D") gone.add(path);
		else {
			changed.add(path);
			if (status === "A") added.add(path);
		}
	}
	return { renames, changed, added, gone };
}
