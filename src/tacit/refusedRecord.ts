import type { RecordReading } from "../combine/records/recordReading.ts";
import type { TacitError } from "../core/errors.ts";
import type { Finding } from "../core/finding.ts";
import { msg } from "../core/message.ts";
import type { RepoPath } from "../core/repoPath.ts";

/** What is said of a record, or a folder of records, that cannot be read. */
export function refusedRecord(error: TacitError): Finding {
	const size = error.detail["size"];
	const isLarge = error.code === "too-large" && size !== undefined;
	return {
		code: isLarge ? "too-large" : "unreadable",
		severity: "error",
		lines: { start: 1, end: 1 },
		found: isLarge ? msg`${size} bytes` : error.words,
		expected: isLarge
			? msg`a decision record`
			: msg`a file inside the repository that may be read`,
	};
}

/** A record that was another whenever it was read again: what was read of it last may be half of it. */
export function unsteadyRecord(
	reading: RecordReading,
	path: RepoPath,
): RecordReading {
	if ("refused" in reading) return reading;
	const finding: Finding = {
		code: "unreadable",
		severity: "warning",
		lines: { start: 1, end: 1 },
		found: msg`“${path}” changes while it is read.`,
		expected: msg`a file that nobody is writing`,
	};
	return { ...reading, findings: [...reading.findings, finding] };
}
