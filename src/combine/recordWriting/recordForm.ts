import { baseName, type RepoPath } from "../../core/repoPath.ts";
import type { RecordSource } from "../records/checkRecords.ts";
import type { DecisionRecord, RecordState } from "../records/decisionRecord.ts";
import { recordText } from "../records/recordText.ts";
import { builtInTemplate } from "./builtInTemplates.ts";
import { namingOf, type RecordNaming } from "./recordNaming.ts";

/** How a folder writes its records. */
export interface RecordForm {
	readonly folder: RepoPath;
	readonly naming: RecordNaming;
	/** Text that a new record begins with. */
	readonly template: string;
	/** What stands before the title in its first heading. */
	heading(number: number): string;
	/** The folder's own word for a state: `Accepted`, `accepted`. */
	statusWord(state: RecordState): string;
}

/** A folder of records with what is known of it. */
export interface KnownFolder {
	readonly folder: RepoPath;
	/** Its records. */
	readonly sources: readonly RecordSource[];
	/** Its template; `undefined` where it has none. */
	readonly template: string | undefined;
}

/** The file among a folder's other files that is its template: the plainest name of several; `undefined` for none. */
export function templateAmong(
	others: readonly RepoPath[],
): RepoPath | undefined {
	return others
		.filter((path) => /template/i.test(baseName(path)))
		.sort(
			(one, other) => one.length - other.length || (one < other ? -1 : 1),
		)[0];
}

/** How the records of a folder are written, by its template and by those that it has; MADR's way where it has none. */
export function recordForm(known: KnownFolder): RecordForm {
	const { folder, sources, template } = known;
	const paths = sources.map(({ record }) => record.path);
	return {
		folder,
		naming: namingOf(paths),
		template: template ?? builtInTemplate(usualStyle(sources)),
		heading: headingForm(sources),
		statusWord: (state) => statusWord(state, sources, template),
	};
}

function usualStyle(sources: readonly RecordSource[]): DecisionRecord["style"] {
	const counts = new Map<DecisionRecord["style"], number>();
	for (const { record, source } of sources) {
		// MADR 2 has its fields in a list, as log4brains has.
		const isListed = record.style === "madr" && !/^\ufeff?---\s/.test(source);
		const style = isListed ? "log4brains" : record.style;
		counts.set(style, (counts.get(style) ?? 0) + 1);
	}
	const [most] = [...counts].sort((one, other) => other[1] - one[1]);
	return most?.[0] ?? "madr";
}

/** As the record with the highest number has it: `12. `, `ADR-012: `; nothing where that has no number in its heading. */
function headingForm(
	sources: readonly RecordSource[],
): (number: number) => string {
	const numbered = sources
		.map(({ record, source }) => ({
			number: record.number ?? -1,
			heading:
				recordText(source).sections.find(({ depth }) => depth === 1)?.heading ??
				"",
		}))
		.sort((one, other) => other.number - one.number);
	for (const { number, heading } of numbered.slice(0, 3)) {
		const [, before, digits, after] =
			/^((?:ADR|RFC|Decision)?[-_ #]{0,2})(\d+)([.:)]?[ \t]*(?:[-–—:][ \t]*)?)(?=\S)/i.exec(
				heading,
			) ?? [];
		if (before === undefined || digits === undefined || after === undefined)
			continue;
		if (Number(digits) !== number || after === "") continue;
		const width = digits.startsWith("0") ? digits.length : 1;
		return (next) => `${before}${String(next).padStart(width, "0")}${after}`;
	}
	return () => "";
}

function statusWord(
	state: RecordState,
	sources: readonly RecordSource[],
	template: string | undefined,
): string {
	const written = sources.flatMap(({ record }) => record.statuses);
	const same = written.findLast(
		(status) => status.is === state && /^[A-Za-z]+$/.test(status.written),
	);
	if (same) return same.written;
	const isUpper = written.some((status) => /^[A-Z]{4,}$/.test(status.written));
	const isLower =
		written.some((status) => /^[a-z]/.test(status.written)) ||
		(written.length === 0 &&
			(template === undefined
				? usualStyle(sources) !== "nygard"
				: /^(?:#\s*)?status:|^[-*] status:/im.test(template)));
	if (isUpper) return state.toUpperCase();
	return isLower ? state : state.charAt(0).toUpperCase() + state.slice(1);
}
