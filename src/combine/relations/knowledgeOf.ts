import type { NoteHead } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { decisionText } from "../log/decisionText.ts";
import { recordedPath } from "../log/entryOfNote.ts";
import type { LogEntry } from "../log/logEntry.ts";
import type { Knowledge } from "./knowledge.ts";

const over: ReadonlySet<LogEntry["state"]> = new Set([
	"rejected",
	"deprecated",
	"superseded",
	"retired",
]);

/** An entry of the log with the text of its file (front matter and all), as it is compared with others. */
export function knowledgeOf(entry: LogEntry, text: string): Knowledge {
	const { key, title, rejected, code, state } = entry;
	return {
		...{ key, title, rejected, code, area: entry.area },
		text: withoutFrontMatter(text),
		// Whole folders give no status at all, and mean it.
		isInForce:
			state === "accepted" || (state === "unknown" && entry.status === ""),
		isLive: !over.has(state),
		linked: new Set([
			...entry.supersedes,
			...entry.supersededBy,
			...entry.relations.map((relation) => relation.key),
			...entry.notes.map(({ id }) => id),
		]),
	};
}

/** The same of a note that is no decision, with the text of its file, which lies at `path`. */
export function knowledgeOfNote(
	head: NoteHead,
	path: RepoPath,
	text: string,
): Knowledge {
	const { rejected, recordedIn } = decisionText(text);
	const record =
		recordedIn === undefined ? undefined : recordedPath(recordedIn, path);
	const code = head.anchors.map(({ path, lines, symbol }) => ({
		...{ path, lines, symbol },
	}));
	return {
		...{ key: head.id, title: head.title, rejected, code },
		area: "",
		text: withoutFrontMatter(text),
		isInForce: false,
		isLive: head.status !== "superseded" && head.status !== "retired",
		linked: new Set([
			...[...head.supersedes, ...head.relates, ...head.from],
			...(record === undefined ? [] : [record]),
		]),
	};
}

/** What stands in front matter is no prose: names and dates make no two texts alike. */
function withoutFrontMatter(text: string): string {
	return text.replace(
		/^\ufeff?---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)/,
		"",
	);
}
