import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { LogEntry } from "../log/logEntry.ts";
import type { PageEntry } from "./pageEntry.ts";

/** Entries of the log, in its order, as lists and searches of the view take them. No Markdown is parsed for it. */
export function pageEntries(
	entries: readonly LogEntry[],
): readonly PageEntry[] {
	return entries.map((entry) => ({
		key: entry.key,
		repository: entry.repository,
		type: entry.source.type,
		title: plainTitle(entry.title),
		status: plainTitle(entry.status),
		state: entry.state,
		date: entry.date,
		people: entry.people.map(({ name }) => name),
		tags: entry.tags,
		area: entry.area,
		text: [
			entry.gist,
			entry.why,
			...entry.rejected.flatMap(({ title, reason }) => [title, reason ?? ""]),
		]
			.map(bare)
			.filter((part) => part !== "")
			.join(" "),
		supersedes: entry.supersedes,
		supersededBy: entry.supersededBy,
		related: [...new Set(entry.relations.map(({ key }) => key))],
	}));
}

/** Markdown source without most of its marks, on one line: enough to search in, and to read a line of. */
function bare(source: string): string {
	return source
		.replace(/\]\([^)\s]*\)/g, "]")
		.replace(/^[ \t]*(?:#{1,6}|[-*+>]|\d{1,9}[.)])[ \t]+/gm, "")
		.replace(/[*_`~[\]|]+/g, "")
		.replace(/\s+/g, " ")
		.trim();
}
