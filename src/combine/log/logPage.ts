import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { EntryKey, LogEntry } from "./logEntry.ts";

/** Where entries are shown: what Markdown of theirs becomes there, and how links from there lead elsewhere. */
export interface LogPage {
	/** Markdown of an entry's file as it may be shown; a title's stays on one line. */
	safe(source: string, entry: LogEntry, isTitle: boolean): string;
	/** The address of a file or folder; `undefined` where there is none, and its name alone is shown. */
	linkTo(
		path: RepoPath,
		of: Pick<LogEntry, "repository">,
		lines?: LineRange,
	): string | undefined;
	/** The address of another entry, with its title; `undefined` for one that the log has not. */
	entry(
		key: EntryKey,
	): { readonly entry: LogEntry; readonly link: string } | undefined;
}
