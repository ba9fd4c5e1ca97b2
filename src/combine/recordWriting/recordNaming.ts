import { slugOf } from "../../core/notePath.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";

/** How the files of a folder of decision records are named: by number (`0012-title.md`, `ADR012_title.md`) or by day (`20200131-title.md`). */
export type RecordNaming =
	| {
			readonly by: "number";
			/** What stands before the number: `ADR`, `adr-`; often empty. */
			readonly prefix: string;
			/** Digits that a number has at least. */
			readonly width: number;
			/** Between number and title, and between the title's words: `-`, `_`. */
			readonly separator: string;
			/** With its dot. */
			readonly extension: string;
	  }
	| {
			readonly by: "day";
			/** Between the parts of a day: `-` or nothing. */
			readonly daySeparator: string;
			readonly separator: string;
			readonly extension: string;
	  };

/** As adr-tools and MADR name records, where a folder has none yet. */
const usualNaming: RecordNaming = {
	...{ by: "number", prefix: "", width: 4, separator: "-", extension: ".md" },
};

const dayName = /^(\d{4})(-?)(\d{2})\2(\d{2})([-_ ])(.+?)(\.(?:md|markdown))$/i;
const numberName =
	/^((?:adr|rfc|dr|decision)?[-_ ]?)(\d{1,6})([-_. ]+)(.+?)(\.(?:md|markdown))$/i;

/** How most of these files are named, the last ones (by name) where two ways are as common. */
export function namingOf(paths: readonly RepoPath[]): RecordNaming {
	const counts = new Map<string, { naming: RecordNaming; count: number }>();
	for (const path of [...paths].sort()) {
		const naming = namingOfOne(baseName(path));
		if (!naming) continue;
		const key = JSON.stringify(naming);
		const count = (counts.get(key)?.count ?? 0) + 1;
		counts.set(key, { naming, count });
	}
	let most: { naming: RecordNaming; count: number } | undefined;
	for (const each of counts.values())
		if (!most || each.count >= most.count) most = each;
	return most?.naming ?? usualNaming;
}

function namingOfOne(name: string): RecordNaming | undefined {
	const day = dayName.exec(name);
	if (day)
		return {
			by: "day",
			daySeparator: day[2] ?? "",
			separator: day[5] ?? "-",
			extension: day[7] ?? ".md",
		};
	const number = numberName.exec(name);
	if (!number) return undefined;
	const [, prefix = "", digits = "", separator = "-", , extension] = number;
	return {
		by: "number",
		prefix,
		width: digits.length,
		separator: separator.trim() === "" ? "-" : separator.slice(0, 1),
		extension: extension ?? ".md",
	};
}

/** The number as the folder writes it in file names: `0012`, `ADR012`; of a folder by day the day. */
export function labelFor(
	naming: RecordNaming,
	number: number,
	day: string,
): string {
	return naming.by === "day"
		? day.replaceAll("-", naming.daySeparator)
		: `${naming.prefix}${String(number).padStart(naming.width, "0")}`;
}

/** The file name of a new record. `day`: `YYYY-MM-DD`. */
export function recordFileName(
	naming: RecordNaming,
	number: number,
	day: string,
	title: string,
): string {
	const slug = slugOf(title).replaceAll("-", naming.separator);
	return `${labelFor(naming, number, day)}${naming.separator}${slug}${naming.extension}`;
}
