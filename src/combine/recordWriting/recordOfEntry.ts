import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { recordLabel } from "../../core/recordPath.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { EntryKey, LogEntry } from "../log/logEntry.ts";
import { builtInTemplate } from "./builtInTemplates.ts";
import { fillTemplate } from "./fillTemplate.ts";
import { type RecordNaming, recordFileName } from "./recordNaming.ts";

/** A decision written as a record, for a folder of its own. */
export interface ExportedRecord {
	readonly key: EntryKey;
	readonly name: string;
	readonly text: string;
}

/** What the file of an entry is called that is the `number`th (from 1) record of its folder. */
export function exportedName({ title }: LogEntry, number: number): string {
	const naming: RecordNaming = {
		...{ by: "number", prefix: "", width: 4, separator: "-" },
		extension: ".md",
	};
	return recordFileName(naming, number, "", plainTitle(title));
}

/**
 * Entries of the log, in its order, as records in the form of MADR or adr-tools, each under its name of `names`. What an entry has no
 * words for is left out, hints included; links between them lead to the files of this export.
 */
export function exportedRecords(
	entries: readonly LogEntry[],
	style: "madr" | "nygard",
	names: ReadonlyMap<EntryKey, string>,
): readonly ExportedRecord[] {
	const titles = new Map(entries.map(({ key, title }) => [key, title]));
	const link = (words: string, key: string) => {
		const name = names.get(key);
		const title = (titles.get(key) ?? key).replace(/[[\]\\]/g, "\\$&");
		return name === undefined
			? `${words} ${key}`
			: `${words} [${title}](${name})`;
	};
	return entries.map((entry) => {
		const [by] = entry.supersededBy;
		const name = names.get(entry.key) ?? "";
		const number = String(recordLabel(name as RepoPath).number ?? "");
		const status =
			by === undefined
				? entry.status || entry.state
				: link("superseded by", by);
		const text = fillTemplate(builtInTemplate(style), {
			title: entry.title,
			heading: style === "nygard" ? `${number}. ` : "",
			number,
			date: entry.date ?? "",
			status:
				style === "nygard"
					? status.charAt(0).toUpperCase() + status.slice(1)
					: status,
			people: entry.people.map(({ name }) => name),
			tags: entry.tags,
			context: entry.why || entry.gist,
			chosen: entry.title,
			because: undefined,
			outcome: entry.why === "" ? undefined : entry.gist || undefined,
			rejected: entry.rejected,
			consequences: "",
			links: [
				...entry.supersedes.map((key) => link("Supersedes", key)),
				...entry.relations.map(({ is, written, key }) =>
					link(written ?? is.replace("-", " "), key),
				),
			],
		});
		return { key: entry.key, name, text: withoutEmpty(text) };
	});
}

/** Without sections in which nothing stands. */
function withoutEmpty(text: string): string {
	return `${text
		.replace(/^Date: *\n\n/m, "")
		.replace(
			/^#{2,6} [^\n]*\n+(?=#{1,6} |$(?![\s\S]))/gm,
			(heading, at: number) => {
				const depth = /^#+/.exec(heading)?.[0].length ?? 0;
				const next =
					/^#+/.exec(text.slice(at + heading.length))?.[0].length ?? 0;
				return next > depth ? heading : "";
			},
		)
		.trimEnd()}\n`;
}
