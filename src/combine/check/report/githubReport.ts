import type { CheckFinding } from "../checkFinding.ts";
import { sentencesOf } from "./sentencesOf.ts";

const commands = {
	error: "error",
	warning: "warning",
	info: "notice",
} as const;

/** Workflow commands of GitHub Actions, one a line: each becomes an annotation on its lines. */
export function githubReport(findings: readonly CheckFinding[]): string {
	return findings
		.map((finding) => {
			const { level, path, lines, note } = finding;
			const properties = [
				`file=${property(path)}`,
				...(lines ? [`line=${lines.start}`, `endLine=${lines.end}`] : []),
				`title=${property(note?.title ?? "Tacit")}`,
			];
			const text = sentencesOf(finding).join("\n");
			return `::${commands[level]} ${properties.join(",")}::${data(text)}\n`;
		})
		.join("");
}

/** As `@actions/core` escapes a message. */
function data(text: string): string {
	return text
		.replaceAll("%", "%25")
		.replaceAll("\r", "%0D")
		.replaceAll("\n", "%0A");
}

/** As `@actions/core` escapes a property. */
function property(text: string): string {
	return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
