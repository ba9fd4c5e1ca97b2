import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/cacheFolder.ts";

/** Where the text of a step stands today, as somebody says who read both texts: one line of the file of labels. */
export interface TourLabel {
	/** `owner/name`. */
	readonly repository: string;
	/** Full hash of the commit at which it was read. */
	readonly commit: string;
	/** The tour's file. */
	readonly tour: string;
	/** From 1. */
	readonly step: number;
	/** As the tour had it then: `src/a.ts:12`. */
	readonly written: string;
	/** Places that are right, `src/a.ts:12` or `src/a.ts:12-14`; none where the text is gone. */
	readonly right: readonly string[];
	/** In our own words, how that was told. */
	readonly why: string;
}

const file = path.join(projectFolder, "test/fixtures/tours/labels.jsonl");

/** The labels that lie beside the tests. */
export function readTourLabels(): readonly TourLabel[] {
	if (!existsSync(file)) return [];
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as TourLabel);
}

/** Whether a place, `src/a.ts:12`, is one of those that a label calls right. */
export function isRight({ right }: TourLabel, place: string): boolean {
	const [, own = "", line = ""] = /^(.*):(\d+)$/.exec(place) ?? [];
	return right.some((each) => {
		const [, path_ = "", first = "", last = first] =
			/^(.*):(\d+)(?:-(\d+))?$/.exec(each) ?? [];
		return (
			own === path_ &&
			Number(first) <= Number(line) &&
			Number(line) <= Number(last)
		);
	});
}
