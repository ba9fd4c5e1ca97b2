import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/cacheFolder.ts";

/** What somebody says of a change under a note who read it as it was and as it is: one line of the file of labels. */
export interface ReviewLabel {
	/** `owner/name`. */
	readonly repository: string;
	/** Full hash. */
	readonly commit: string;
	/** `path:symbol` of the function when its note was written. */
	readonly place: string;
	/** What the check said of it when it was read. */
	readonly said: "reported" | "silent";
	/**
	 * Whether somebody who answers for a note that says why the function is as it is would want to know: the function does
	 * something else, or nothing of it is left. Another name, type, wording or layout is none of that.
	 */
	readonly isWanted: boolean;
	/** In our own words. */
	readonly why: string;
}

/** The labels that lie beside the tests. */
export function readLabels(): readonly ReviewLabel[] {
	const file = path.join(projectFolder, "test/fixtures/review/labels.jsonl");
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as ReviewLabel);
}
