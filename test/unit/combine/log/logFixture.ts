import type { LogEntry } from "../../../../src/combine/log/logEntry.ts";
import { planLog } from "../../../../src/combine/log/planLog.ts";
import { safeTexts } from "../../../../src/combine/log/safeTexts.ts";
import { safeMarkdown } from "../../../../src/core/markdown/safeMarkdown.ts";
import type { NoteId } from "../../../../src/core/noteId.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

/** A decision of a note, with what a test does not say left plain. */
export function noteEntry(
	key: string,
	title: string,
	given: Partial<LogEntry> = {},
): LogEntry {
	return {
		key,
		repository: undefined,
		source: {
			type: "note",
			id: key as NoteId,
			path: `src/.tacit/note.${key}.md` as RepoPath,
		},
		title,
		status: "accepted",
		state: "accepted",
		date: "2026-11-22",
		people: [],
		tags: [],
		area: "src" as RepoPath,
		gist: `${title}, since it is so.`,
		why: "",
		rejected: [],
		diagrams: [],
		code: [],
		supersedes: [],
		supersededBy: [],
		relations: [],
		notes: [],
		until: undefined,
		recordedIn: undefined,
		...given,
	};
}

/** Plans the one file of a log. */
export function plan(
	entries: readonly LogEntry[],
	before: string | undefined,
	letGo?: ReadonlySet<string>,
) {
	const safe = safeTexts("" as RepoPath, new Map());
	safe.prepare(entries, safeMarkdown);
	const { files } = planLog({
		entries,
		path: "DECISIONS.md" as RepoPath,
		texts: new Map(
			before === undefined ? [] : [["DECISIONS.md" as RepoPath, before]],
		),
		safeIn: () => safe.get,
		letGo,
	});
	const [file] = files;
	if (!file) throw new Error("A log has a file.");
	return { ...file, after: file.after ?? "" };
}

/** The file after a build. */
export function build(
	entries: readonly LogEntry[],
	before: string | undefined,
): string {
	return plan(entries, before).after;
}

/** The zone of a name with its marks. */
export function zoneIn(text: string, name: string): string {
	const found = new RegExp(
		`^<!-- tacit ${name} [0-9a-f]{8} -->\n[\\s\\S]*?^<!-- /tacit -->`,
		"m",
	).exec(text);
	if (!found) throw new Error(`There is no zone ${name}.`);
	return found[0];
}
