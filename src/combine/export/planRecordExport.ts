import { recordLabel } from "../../core/recordPath.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { markName } from "../log/entryName.ts";
import type { LogEntry } from "../log/logEntry.ts";
import {
	exportedName,
	exportedRecords,
} from "../recordWriting/recordOfEntry.ts";
import { exportMarkIn, isSameExport, withExportMark } from "./exportMark.ts";

/** A file that an export makes. */
export interface ExportedFile {
	/** In the folder of the export, or as its file was named. */
	readonly name: string;
	/** With `\n` line ends. */
	readonly text: string;
	readonly state:
		| "new"
		/** What stands there is the same. */
		| "same"
		/** An earlier export that nobody touched. */
		| "outdated"
		/** An earlier export in which somebody wrote. */
		| "edited"
		/** Something else. */
		| "foreign";
}

/** What an export into a folder makes. Nothing is written yet. */
export interface RecordExport {
	/** In the order of the log. */
	readonly files: readonly ExportedFile[];
	/** Earlier exports of decisions that are not among these, by their names: they stay. */
	readonly gone: readonly string[];
}

/**
 * Plans entries of the log as records of a folder. `found`: the texts of its Markdown files, by name. A decision that was exported
 * before keeps its file's name and number, since others may name it; new ones come after the highest number that there is.
 */
export function planRecordExport(
	entries: readonly LogEntry[],
	style: "madr" | "nygard",
	found: ReadonlyMap<string, string>,
): RecordExport {
	/** File names, by what the mark says. */
	const known = new Map<string, string>();
	let highest = 0;
	for (const [name, text] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
		highest = Math.max(highest, recordLabel(name as RepoPath).number ?? 0);
		const mark = exportMarkIn(text);
		if (mark && !known.has(mark.name)) known.set(mark.name, name);
	}
	const wanted = new Set(entries.map(({ key }) => markName(key)));
	const names = new Map(
		entries.map((entry) => {
			const earlier = known.get(markName(entry.key));
			if (earlier !== undefined) return [entry.key, earlier];
			const name = exportedName(entry, highest + 1);
			const taken = [...found.keys()].find((other) => isAlike(other, name));
			if (taken === undefined) highest++;
			return [entry.key, taken ?? name];
		}),
	);
	return {
		files: exportedRecords(entries, style, names).map(({ key, name, text }) =>
			exportedFile(name, withExportMark(text, key), found.get(name)),
		),
		gone: [...known].flatMap(([mark, name]) =>
			wanted.has(mark) ? [] : [name],
		),
	};

	/** Whether somebody's own file has the same words for a name: that is no place for another of these. */
	function isAlike(other: string, name: string): boolean {
		const words = /^\d+-(.+)$/;
		const own = words.exec(other)?.[1];
		return (
			own !== undefined &&
			own === words.exec(name)?.[1] &&
			exportMarkIn(found.get(other) ?? "") === undefined
		);
	}
}

/** A file of an export, where `before` stands (`undefined`: nothing). */
export function exportedFile(
	name: string,
	text: string,
	before: string | undefined,
): ExportedFile {
	if (before === undefined) return { name, text, state: "new" };
	if (isSameExport(before, text)) return { name, text, state: "same" };
	const mark = exportMarkIn(before);
	const state = mark ? (mark.isUntouched ? "outdated" : "edited") : "foreign";
	return { name, text, state };
}
