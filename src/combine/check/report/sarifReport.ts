import type { Log, ReportingDescriptor, Result } from "sarif";
import { type CheckCode, checkCodes } from "../../../core/config.ts";
import { type CheckFinding, defaultLevels } from "../checkFinding.ts";
import { sentencesOf } from "./sentencesOf.ts";

const levels = { error: "error", warning: "warning", info: "note" } as const;

/** What each code means, for whoever reads a report. */
const meanings: Readonly<Record<CheckCode, string>> = {
	"code-changed": "The code under a note says something else than before.",
	"code-gone": "The code under a note was taken away.",
	"code-doubtful": "The code under a note probably went elsewhere.",
	"code-unread":
		"The code under a note cannot be compared: its file is no text, or too large.",
	"code-reformatted": "The code under a note has another layout or comments.",
	governed: "A note speaks of a whole file or folder in which code changed.",
	"question-open": "Somebody asked about code that changed.",
	"until-reached": "What a note waited for has come.",
	"note-new": "The change brings a note.",
	"note-ended": "The change supersedes or retires a note.",
	"note-removed": "The change takes a note's file away.",
	"decisions-clash":
		"Two decisions contradict each other, or decide about the same code.",
	"reason-missing": "Something was done whose reason stands nowhere.",
	malformed: "A file cannot be read as what it is.",
	flawed: "Something is wrong with a note, a record, a path or the settings.",
	"log-outdated": "The decision log is not what would be built now.",
	"notes-shipped": "A package would bring notes to its users.",
};

/** A log in the Static Analysis Results Interchange Format, 2.1.0 (OASIS). `version` is Tacit's. */
export function sarifReport(
	findings: readonly CheckFinding[],
	version: string,
): Log {
	const rules = checkCodes.map(
		(code): ReportingDescriptor => ({
			id: code,
			shortDescription: { text: meanings[code] },
			defaultConfiguration: { level: levels[defaultLevels[code]] },
		}),
	);
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [
			{
				tool: { driver: { name: "Tacit", version, rules } },
				columnKind: "utf16CodeUnits",
				results: findings.map(resultOf),
			},
		],
	};
}

function resultOf(finding: CheckFinding): Result {
	const { id, code, level, path, lines } = finding;
	const text = sentencesOf(finding).join(" ");
	return {
		ruleId: code,
		ruleIndex: checkCodes.indexOf(code),
		level: levels[level],
		message: { text },
		locations: [
			{
				physicalLocation: {
					artifactLocation: {
						uri: path.split("/").map(encodeURIComponent).join("/"),
						uriBaseId: "%SRCROOT%",
					},
					...(lines && {
						region: { startLine: lines.start, endLine: lines.end },
					}),
				},
			},
		],
		partialFingerprints: { "tacit/v1": id },
	};
}
