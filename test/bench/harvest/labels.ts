import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/cacheFolder.ts";

/** What somebody who read a candidate with its code says of it: one line of the file of labels. */
export interface HarvestLabel {
	/** `owner/name`. */
	readonly repository: string;
	/** Full hash of the commit at which it was read. */
	readonly commit: string;
	/** `comment`, or `commit HASH`: where the words stand. */
	readonly source: string;
	/** Where the candidate was anchored. */
	readonly path: string;
	/** Of the comment, or the first of the lines; `null`: the whole file. */
	readonly line: number | null;
	/** Whether it is a reason that a newcomer would want beside these lines. */
	readonly isWanted: boolean;
	/** Whether these are the lines that it is about. */
	readonly isPlaced: boolean;
	/** In our own words. */
	readonly why: string;
}

/** The labels that lie beside the tests. */
export function readLabels(): readonly HarvestLabel[] {
	const file = path.join(projectFolder, "test/fixtures/harvest/labels.jsonl");
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as HarvestLabel);
}
