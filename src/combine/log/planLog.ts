import type { LineRange } from "../../core/lineRange.ts";
import {
	baseName,
	folderOf,
	parseRepoPath,
	type RepoPath,
	relativeRepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import { entryAddress, entryZone, overviewZone } from "./buildZones.ts";
import { encodedPath, inlineCode } from "./inlineText.ts";
import type { EntryKey, LogEntry } from "./logEntry.ts";
import { createLogMemo, type LogMemo } from "./logMemo.ts";
import type { LogPage } from "./logPage.ts";
import type { LogFilePlan, LogPlan } from "./logPlan.ts";
import { planPage } from "./planPage.ts";

/** What a log is planned from. */
export interface LogBuild {
	/** Linked, and in their order: see `linkEntries`. */
	readonly entries: readonly LogEntry[];
	/** The log's file. */
	readonly path: RepoPath;
	/** Whether each area has a file of its own: see `logFiles`. */
	readonly split?: boolean | undefined;
	/** What stands in each of `logFiles`; files that are not there are left out. */
	readonly texts: ReadonlyMap<RepoPath, string>;
	/** As `LogPage.safe`, for a file in a folder. */
	readonly safeIn: (folder: RepoPath) => LogPage["safe"];
	/** Names of zones whose edits people let go. */
	readonly letGo?: ReadonlySet<string> | undefined;
	/** Older versions of the files, as `PageBuild.former`. */
	readonly former?: ReadonlyMap<RepoPath, string> | undefined;
	/** Kept by the caller from build to build, for each file. */
	readonly memoOf?: (path: RepoPath) => LogMemo;
	/** The address of a file of another repository. */
	readonly linkElsewhere?: LogPage["linkTo"] | undefined;
}

/**
 * The files of a log: itself and, where it is split, one in the folder of each area, and those that it listed before.
 * `before` is what stands in the log.
 */
export function logFiles(
	entries: readonly LogEntry[],
	path: RepoPath,
	split: boolean,
	before: string | undefined,
): readonly RepoPath[] {
	if (!split) return [path];
	const pages = new Set<RepoPath>(
		entries.map((entry) => pageOf(entry, path, split)),
	);
	for (const [, link = ""] of before?.matchAll(/\]\(([^()\s#]+)#/g) ?? []) {
		const page = resolveRepoPath(folderOf(path), decoded(link));
		if (page !== undefined && baseName(page) === baseName(path))
			pages.add(page);
	}
	pages.delete(path);
	return [path, ...[...pages].sort()];
}

/** Plans all files of a log. */
export function planLog(build: LogBuild): LogPlan {
	const { entries, path, split = false, texts } = build;
	const paths = logFiles(entries, path, split, texts.get(path));
	const files = paths.map((page) => planFile(page, build));
	return {
		files,
		edits: files.flatMap(({ edits }) => edits),
		count: entries.length,
	};
}

function planFile(file: RepoPath, build: LogBuild): LogFilePlan {
	const { entries, path, split = false, texts, letGo, memoOf } = build;
	const memo = memoOf?.(file) ?? createLogMemo();
	const page = createPage(file, build);
	const isLog = file === path;
	const own = split
		? entries.filter((entry) => pageOf(entry, path, split) === file)
		: entries;
	return planPage({
		path: file,
		before: texts.get(file),
		former: build.former?.get(file),
		beginning: isLog
			? "# Decisions\n\n"
			: `# Decisions on ${inlineCode(folderOf(file))}\n\n`,
		isKept: isLog,
		letGo,
		memo,
		zones: [
			...(isLog ? [overviewZone(entries, page, memo)] : []),
			...own.map((entry) => entryZone(entry, page, memo)),
		],
	});
}

/** The file that an entry stands in, of a log at `path`. */
export function pageOf(
	{ area, repository }: LogEntry,
	path: RepoPath,
	split: boolean,
): RepoPath {
	if (!split || area === "" || repository !== undefined) return path;
	const page = parseRepoPath(`${area}/${baseName(path)}`);
	return page ?? path;
}

function createPage(file: RepoPath, build: LogBuild): LogPage {
	const { entries, path, split = false, safeIn, linkElsewhere } = build;
	const byKey = new Map<EntryKey, LogEntry>(
		entries.map((entry) => [entry.key, entry]),
	);
	const folder = folderOf(file);
	const links = new Map<EntryKey, string>();
	const linkOf = (key: EntryKey, entry: LogEntry): string => {
		const page = pageOf(entry, path, split);
		return entryAddress(
			key,
			page === file ? "" : encodedPath(relativeRepoPath(folder, page)),
		);
	};
	return {
		safe: safeIn(folder),
		linkTo: (target, of, lines) =>
			of.repository === undefined
				? `${encodedPath(relativeRepoPath(folder, target))}${fragmentOf(lines)}`
				: linkElsewhere?.(target, of, lines),
		entry(key) {
			const entry = byKey.get(key);
			if (!entry) return undefined;
			const link = links.get(key) ?? linkOf(key, entry);
			links.set(key, link);
			return { entry, link };
		},
	};
}

/** Lines as most Git hosts name them in an address. */
export function fragmentOf(lines: LineRange | undefined): string {
	if (!lines) return "";
	return lines.start === lines.end
		? `#L${lines.start}`
		: `#L${lines.start}-L${lines.end}`;
}

function decoded(link: string): string {
	try {
		return decodeURIComponent(link);
	} catch {
		return link;
	}
}
