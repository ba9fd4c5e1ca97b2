import { english } from "../core/message.ts";
import type { Evidence } from "../externalize/moments/moment.ts";
import { paint, print, shownLine } from "./terminal.ts";

/** Prints what a moment is seen by, below its question, and an empty line. */
export function printEvidence(evidence: readonly Evidence[]): void {
	for (const { said, commit } of evidence)
		print(
			paint(
				"dim",
				`  - ${shownLine(english(said))}${commit ? ` (${commit.slice(0, 10)})` : ""}`,
			),
		);
	print("");
}
