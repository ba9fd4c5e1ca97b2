import { inlineCode, inlineText, linkLabel } from "./inlineText.ts";
import type { LogEntry } from "./logEntry.ts";
import type { LogPage } from "./logPage.ts";
import { shortStatus } from "./stateWords.ts";

/** The overview of a log: its entries by area, one line each, in their order. Markdown with `\n` line ends. `lines` are kept. */
export function renderOverview(
	entries: readonly LogEntry[],
	page: Pick<LogPage, "entry">,
	lines: WeakMap<LogEntry, string>,
): string {
	const blocks = ["## Overview"];
	if (entries.length === 0) blocks.push("No decisions yet.");
	for (const { name, members } of groupByArea(entries))
		blocks.push(`### ${name}`, members.map(lineOf).join("\n"));
	return blocks.join("\n\n");

	function lineOf(entry: LogEntry): string {
		const known = lines.get(entry);
		if (known !== undefined) return known;
		const line = overviewLine(entry, page);
		lines.set(entry, line);
		return line;
	}
}

/** Whether a line is of the form of those that the overview is made of. */
export function isOverviewLine(line: string): boolean {
	return (
		/^- (?:\d{4}-\d{2}-\d{2}|no date) · \[.*\]\([^()\s]*\) · [^·]*$/.test(
			line,
		) || /^(?:## Overview|### .*|No decisions yet\.)$/.test(line)
	);
}

/** Entries of one area. */
export interface EntryGroup {
	readonly area: LogEntry["area"];
	readonly repository: string | undefined;
	/** As a heading: Markdown. */
	readonly name: string;
	/** In the order in which they were given. */
	readonly members: readonly LogEntry[];
}

/** The areas in the order of their paths, those of one repository together. */
export function groupByArea(
	entries: readonly LogEntry[],
): readonly EntryGroup[] {
	const groups = new Map<string, { first: LogEntry; members: LogEntry[] }>();
	for (const entry of entries) {
		const name = `${entry.repository ?? ""}\0${entry.area}`;
		const group = groups.get(name);
		if (group) group.members.push(entry);
		else groups.set(name, { first: entry, members: [entry] });
	}
	return [...groups]
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([, { first, members }]) => ({
			area: first.area,
			repository: first.repository,
			name: nameOf(first),
			members,
		}));
}

function nameOf({ area, repository }: LogEntry): string {
	const folder = area === "" ? "The whole repository" : inlineCode(area);
	if (repository === undefined) return folder;
	return area === ""
		? inlineText(repository)
		: `${inlineText(repository)}: ${folder}`;
}

function overviewLine(entry: LogEntry, page: Pick<LogPage, "entry">): string {
	const { link = "" } = page.entry(entry.key) ?? {};
	const label = linkLabel(entry.title);
	return `- ${entry.date === undefined ? "no date" : inlineText(entry.date)} · [${label}](${link}) · ${inlineText(shortStatus(entry))}`;
}
