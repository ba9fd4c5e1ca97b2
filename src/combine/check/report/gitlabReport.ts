import { english } from "../../../core/message.ts";
import type { CheckFinding } from "../checkFinding.ts";

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
	return findings.map(({ id, code, level, path, lines, said, todo }) => ({
		description: [said, ...(todo ? [todo] : [])].map(english).join(" "),
		check_name: `tacit/${code}`,
		fingerprint: id,
		severity: severities[level],
		location: { path, lines: { begin: lines?.start ?? 1 } },
	}));
}
