import { msg } from "../../core/message.ts";
import { recordLabel } from "../../core/recordPath.ts";
import {
	baseName,
	folderOf,
	type RepoPath,
	relativeRepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import type { RecordSource } from "./checkRecords.ts";
import type { DecisionRecord, RecordLink } from "./decisionRecord.ts";
import { lineSpan } from "./recordEdits.ts";
import type { RecordFinding, RecordFix } from "./recordFinding.ts";
import type { RecordNames } from "./resolveName.ts";

/** The same records with the targets of their links, and links that lead nowhere. */
export function resolveLinks(
	sources: readonly RecordSource[],
	names: RecordNames,
): {
	readonly sources: readonly RecordSource[];
	readonly findings: readonly RecordFinding[];
} {
	const findings: RecordFinding[] = [];
	const resolved = sources.map((source) => ({
		...source,
		record: {
			...source.record,
			links: unlikeLinks(
				source.record.links.flatMap((link) => {
					const { target, finding } = resolveLink(source, link, names);
					if (finding) findings.push(finding);
					// A list of links names much that is no record.
					const isOther =
						link.is === "relates" && target === undefined && !finding;
					return isOther ? [] : [{ ...link, target }];
				}),
			),
		},
	}));
	return { sources: resolved, findings };
}

/** Each record once for each thing that is said of it. */
function unlikeLinks(links: readonly RecordLink[]): RecordLink[] {
	return links.filter(
		({ is, target }, index) =>
			target === undefined ||
			links.findIndex((each) => each.is === is && each.target === target) ===
				index,
	);
}

function resolveLink(
	{ record, source }: RecordSource,
	link: RecordLink,
	names: RecordNames,
): { target: RepoPath | undefined; finding?: RecordFinding } {
	const { records, isDead } = names.resolve(record.path, link.named);
	const others = records.filter(({ path }) => path !== record.path);
	const meant =
		others.length > 1 ? speakingBack(record, others, names) : others;
	const [one] = meant;
	if (one && meant.length === 1) {
		if (!isDead) return { target: one.path };
		return {
			target: one.path,
			finding: danglingFinding(
				record,
				link,
				deadPathFix(record, source, link, one),
				one,
			),
		};
	}
	if (meant.length > 1)
		return {
			target: undefined,
			finding: {
				code: "record-link-ambiguous",
				severity: "warning",
				lines: link.lines,
				found: link.named,
				expected: msg`one of ${meant
					.map(({ path }) => baseName(path))
					.sort()
					.join(", ")}`,
				file: { visibility: "published", path: record.path },
				fix: undefined,
			},
		};
	if (records.length > 0) return { target: undefined };
	if (link.is === "relates" && !isMissingRecord(record, link.named))
		return { target: undefined };
	// An address elsewhere is that of another repository's record.
	if (/^[a-z][a-z0-9+.-]*:/i.test(link.named)) return { target: undefined };
	return {
		target: undefined,
		finding: danglingFinding(record, link, undefined, undefined),
	};
}

/** Of several records with a number, those that name the record that names them. */
function speakingBack(
	record: DecisionRecord,
	others: readonly DecisionRecord[],
	names: RecordNames,
): readonly DecisionRecord[] {
	const back = others.filter((other) =>
		other.links.some(({ named }) =>
			names
				.resolve(other.path, named)
				.records.some(({ path }) => path === record.path),
		),
	);
	return back.length === 1 ? back : others;
}

/** Whether a name in a list of links is that of a record of the same folder, which is not there. */
function isMissingRecord(record: DecisionRecord, named: string): boolean {
	const path = resolveRepoPath(
		folderOf(record.path),
		named.replace(/[#?].*$/s, ""),
	);
	return (
		path !== undefined &&
		/\.(?:md|markdown)$/i.test(path) &&
		folderOf(path) === folderOf(record.path) &&
		recordLabel(path).label !== undefined
	);
}

function danglingFinding(
	record: DecisionRecord,
	link: RecordLink,
	fix: RecordFix | undefined,
	meant: DecisionRecord | undefined,
): RecordFinding {
	return {
		code: "record-link-dangling",
		severity: link.is === "relates" ? "info" : "warning",
		lines: link.lines,
		found: link.named,
		expected: meant
			? msg`\`${relativeRepoPath(folderOf(record.path), meant.path)}\`, which has its number`
			: msg`the path or the number of a decision record`,
		file: { visibility: "published", path: record.path },
		fix,
	};
}

/** Where the link's target stands once on its line, the way to the record instead. */
function deadPathFix(
	record: DecisionRecord,
	source: string,
	link: RecordLink,
	target: DecisionRecord,
): RecordFix | undefined {
	const { start, end } = lineSpan(source, link.lines.start);
	const line = source.slice(start, end);
	const at = line.indexOf(`](${link.named}`);
	if (at < 0 || line.indexOf(`](${link.named}`, at + 1) >= 0) return undefined;
	const anchor = /[#?].*$/s.exec(link.named)?.[0] ?? "";
	const way = relativeRepoPath(folderOf(record.path), target.path);
	const text = `${encodeURI(way).replace(/[()]/g, (mark) => (mark === "(" ? "%28" : "%29"))}${anchor}`;
	const from = start + at + 2;
	return {
		title: msg`Let the link lead to “${baseName(target.path)}”`,
		splices: [{ start: from, end: from + link.named.length, text }],
	};
}
