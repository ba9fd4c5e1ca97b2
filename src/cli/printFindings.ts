import type { FileFinding } from "../core/finding.ts";
import type { Here } from "./openHere.ts";
import { paint, print, shownLine } from "./terminal.ts";

/** A finding with its sentence. */
export interface WordedFinding {
	readonly finding: FileFinding;
	readonly message: string;
}

/** Prints findings, one a line, as compilers do. */
export function printFindings(
	{ seenFile }: Pick<Here, "seenFile">,
	worded: readonly WordedFinding[],
): void {
	for (const { finding, message } of worded) {
		const { file, lines, severity, code } = finding;
		const colour =
			severity === "error" ? "red" : severity === "warning" ? "yellow" : "blue";
		print(
			`${shownLine(seenFile(file))}:${lines.start}: ${paint(colour, severity)}: ${shownLine(message)} ${paint("dim", `[${code}]`)}`,
		);
	}
}
