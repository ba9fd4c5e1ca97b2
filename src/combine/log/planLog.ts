import {
	folderOf,
	type RepoPath,
	relativeRepoPath,
} from "../../core/repoPath.ts";
import { entryAddress, entryZone, overviewZone } from "./buildZones.ts";
import { encodedPath } from "./inlineText.ts";
import type { EntryKey, LogEntry } from "./logEntry.ts";
import { createLogMemo, type LogMemo } from "./logMemo.ts";
import type { LogPage } from "./logPage.ts";
import type { LogPlan } from "./logPlan.ts";
import { planPage } from "./planPage.ts";

/** What a log is planned from. */
export interface LogBuild {
	/** Linked, and in their order: see `linkEntries`. */
	readonly entries: readonly LogEntry[];
	/** The log's file. */
	readonly path: RepoPath;
	/** What stands in it; `undefined`: there is none. */
	readonly before: string | undefined;
	/** As `LogPage.safe`. */
	readonly safe: LogPage["safe"];
	/** Names of zones whose edits people let go. */
	readonly letGo?: ReadonlySet<string> | undefined;
	/** The address of a file of another repository. */
	/** Kept by the caller from build to build of the same file. */
	readonly memo?: LogMemo | undefined;
	readonly linkElsewhere?: LogPage["linkTo"] | undefined;
}

/** Plans a log in one file. */
export function planLog(build: LogBuild): LogPlan {
	const { entries, path, before, letGo, memo = createLogMemo() } = build;
	const page = pageOf(build);
	const file = planPage({
		path,
		before,
		letGo,
		memo,
		zones: [
			overviewZone(entries, page, memo),
			...entries.map((entry) => entryZone(entry, page, memo)),
		],
	});
	return { files: [file], edits: file.edits, count: entries.length };
}

function pageOf({ entries, path, safe, linkElsewhere }: LogBuild): LogPage {
	const byKey = new Map<EntryKey, LogEntry>(
		entries.map((entry) => [entry.key, entry]),
	);
	const folder = folderOf(path);
	return {
		safe,
		linkTo(target, of, lines) {
			if (of.repository !== undefined)
				return linkElsewhere?.(target, of, lines);
			const link = encodedPath(relativeRepoPath(folder, target));
			if (!lines) return link;
			return lines.start === lines.end
				? `${link}#L${lines.start}`
				: `${link}#L${lines.start}-L${lines.end}`;
		},
		entry(key) {
			const entry = byKey.get(key);
			return entry && { entry, link: entryAddress(key) };
		},
	};
}
