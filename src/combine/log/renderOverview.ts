import { inlineCode, inlineText, linkLabel } from "./inlineText.ts";
import type { LogEntry } from "./logEntry.ts";
import type { LogMemo } from "./logMemo.ts";
import type { LogPage } from "./logPage.ts";
import { shortStatus } from "./stateWords.ts";

/** The overview of a log: its entries by area, one line each, in their order. Markdown with `\n` line ends. */
export function renderOverview(
	entries: readonly LogEntry[],
	page: Pick<LogPage, "entry">,
	{ lines, groups }: Pick<LogMemo, "lines" | "groups">,
): string {
	const blocks = ["## Overview"];
	if (entries.length === 0) blocks.push("No decisions yet.");
	for (const { name, members } of groupByArea(entries))
		blocks.push(`### ${name}`, linesOf(name, members));
	return blocks.join("\n\n");

	function linesOf(name: string, members: readonly LogEntry[]): string {
		const known = groups.get(name);
		const isSame =
			known?.members.length === members.length &&
			members.every((entry, at) => entry === known.members[at]);
		if (isSame) return known.text;
		const text = members.map(lineOf).join("\n");
		groups.set(name, { members, text });
		return text;
	}

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
	// Without a new text for each of many entries.
	const homes = new Map<string | undefined, Map<string, LogEntry[]>>();
	for (const entry of entries) {
		const { repository, area } = entry;
		const home = homes.get(repository) ?? new Map<string, LogEntry[]>();
		homes.set(repository, home);
		const known = home.get(area);
		if (known) known.push(entry);
		else {
			const members = [entry];
			home.set(area, members);
			groups.set(`${repository ?? ""}\0${area}`, { first: entry, members });
		}
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
