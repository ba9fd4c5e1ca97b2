import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/cacheFolder.ts";

/** What somebody who read a function, and what was found for it, says of that: one line of the file of labels. */
export interface FoundLabel {
	/** `owner/name`. */
	readonly repository: string;
	/** Full hash of the commit at which it was read. */
	readonly commit: string;
	readonly path: string;
	readonly lines: readonly [first: number, last: number];
	/**
	 * For each source that was read, by `commit HASH`, `comment FIRST-LAST` or `record PATH`: whether it truly tells why, as
	 * it is shown. By `blame HASH`, where that is another answer: whether the commit's whole message does.
	 */
	readonly sources: Readonly<Record<string, boolean>>;
	/** In our own words, what the reason is, or why none of them is one. */
	readonly why: string;
}

/** The labels that lie beside the tests. */
export function readLabels(): readonly FoundLabel[] {
	const file = path.join(projectFolder, "test/fixtures/found/labels.jsonl");
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as FoundLabel);
}
