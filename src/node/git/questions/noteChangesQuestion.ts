import { msg } from "../../../core/message.ts";
import type { NoteId } from "../../../core/noteId.ts";
import { noteIdInName } from "../../../core/notePath.ts";
import type { NoteChange } from "../../../core/ports.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import { splitNul } from "../splitNul.ts";

/** Asks for the commits of HEAD that added or changed notes, the newest first; merges and mere renames aside. */
export const noteChangesQuestion: GitQuestion<readonly NoteChange[]> = {
	purpose: msg`list the commits that changed notes`,
	commands: [
		"log",
		"-z",
		"--no-merges",
		"--date=short",
		// The first of these is in no name of a file. Addresses as the mailmap has them.
		"--format=/%aE%x00%ad",
		"--diff-filter=AM",
		"--name-status",
		"--find-renames",
		"--no-ext-diff",
		"--no-textconv",
		"HEAD",
		"--",
		":(top,glob)**/.tacit/**",
	],
	// 128: no commit yet.
	accepts: [0, 128],
	parse: (output, exitCode) => (exitCode === 0 ? parseChanges(output) : []),
};

function parseChanges(output: Buffer): readonly NoteChange[] {
	const changes: (NoteChange & { added: NoteId[]; changed: NoteId[] })[] = [];
	const parts = splitNul(output).map((part) => part.replace(/^\n/, ""));
	for (let at = 0; at < parts.length; at++) {
		const part = parts[at] ?? "";
		if (part.startsWith("/")) {
			const date = parts[++at] ?? "";
			changes.push({ email: part.slice(1), date, added: [], changed: [] });
		} else if (part === "A" || part === "M") {
			const id = noteIdInName((parts[++at] ?? "") as RepoPath);
			const change = changes.at(-1);
			if (id === undefined || !change) continue;
			(part === "A" ? change.added : change.changed).push(id);
		}
	}
	return changes;
}
