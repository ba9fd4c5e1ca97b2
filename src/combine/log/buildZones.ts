import type { BuiltZone } from "./builtZone.ts";
import { entryName, markName } from "./entryName.ts";
import type { EntryKey, LogEntry } from "./logEntry.ts";
import type { LogMemo } from "./logMemo.ts";
import type { LogPage } from "./logPage.ts";
import { entryParts, joinParts } from "./renderEntry.ts";
import { renderOverview } from "./renderOverview.ts";
import { textHash } from "./textHash.ts";
import { overviewName, withoutMarks } from "./zoneMarks.ts";

/** The zone of an entry; the one of before where nothing in it is another. */
export function entryZone(
	entry: LogEntry,
	page: LogPage,
	memo: LogMemo,
): BuiltZone {
	const known = memo.zones.get(entry.key);
	const links = linksOf(entry, page);
	if (known?.entry === entry && known.links === links) return known.zone;
	const zone = makeZone(entry, page);
	memo.zones.set(entry.key, { entry, links, zone });
	return zone;
}

function linksOf(
	{ supersedes, supersededBy, relations }: LogEntry,
	page: LogPage,
): string {
	if (supersedes.length + supersededBy.length + relations.length === 0)
		return "";
	return [...supersedes, ...supersededBy, ...relations.map(({ key }) => key)]
		.map((key) => {
			const found = page.entry(key);
			return `${found?.entry.title}\n${found?.link}`;
		})
		.join("\n");
}

function makeZone(entry: LogEntry, page: LogPage): BuiltZone {
	const parts = () =>
		entryParts(entry, page).map(({ part, text }) => ({
			part,
			text: withoutMarks(text),
		}));
	return zoneOf(entry.key, markName(entry.key), joinParts(parts()), parts);
}

/** The zone of the overview of these entries, which may stand on other pages. */
export function overviewZone(
	entries: readonly LogEntry[],
	page: Pick<LogPage, "entry">,
	memo: LogMemo,
): BuiltZone {
	const text = withoutMarks(renderOverview(entries, page, memo));
	return zoneOf(undefined, overviewName, text, () => [{ part: "links", text }]);
}

function zoneOf(
	key: EntryKey | undefined,
	name: string,
	text: string,
	parts: BuiltZone["parts"],
): BuiltZone {
	const body = `${text}\n`;
	return { key, name, body, hash: textHash(body), parts };
}

/** The address of an entry on the same page, or with the address of its page before it. */
export function entryAddress(key: EntryKey, page = ""): string {
	return `${page}#${entryName(key)}`;
}
