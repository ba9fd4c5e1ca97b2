import type { CheckFinding } from "../checkFinding.ts";
import { sentencesOf } from "./sentencesOf.ts";

/** An entry of GitLab's code quality report. */
export interface GitlabIssue {
	readonly description: string;
	readonly check_name: string;
	readonly fingerprint: string;
	readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
	readonly location: {
		readonly path: string;
		readonly lines: { readonly begin: number };
	};
}

const severities = {
	error: "critical",
	warning: "minor",
	info: "info",
} as const;

/** GitLab's code quality report, which wants a line of everything. */
export function gitlabReport(
	findings: readonly CheckFinding[],
): readonly GitlabIssue[] {
	return findings.map((finding) => ({
		description: sentencesOf(finding).join(" "),
		check_name: `tacit/${finding.code}`,
		fingerprint: finding.id,
		severity: severities[finding.level],
		location: {
			path: finding.path,
			lines: { begin: finding.lines?.start ?? 1 },
		},
	}));
}
