import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/cacheFolder.ts";

/** What a person said of a comment or a commit message after reading it with its code. */
export interface Labelled {
	/** `owner/name`. */
	readonly repository: string;
	readonly commit: string;
	/** Of the file in that commit; `message` for the commit's own message. */
	readonly path: string;
	/** A line of the comment, 1-based; `undefined` for a message. */
	readonly line?: number;
	/** The weights were fitted to those of `tune`; figures are told of `report`. */
	readonly set: "tune" | "report";
	/** How many of its kind it stands for: drawn were more of those that the code called reasons at that time. */
	readonly weight: number;
	/** The sentence that was named gives a reason that somebody would want to know; where none was, any sentence. */
	readonly label: boolean;
	readonly why: string;
}

/** The labels that are kept with the project. */
export function readLabels(): readonly Labelled[] {
	const file = path.join(projectFolder, "test/fixtures/reasons/labels.jsonl");
	return readFileSync(file, "utf8")
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
}
