import { readZones } from "./readZones.ts";
import type { EntryPart, PartName } from "./renderEntry.ts";
import { textHash } from "./textHash.ts";

const labels: Readonly<Record<string, PartName>> = {
	"**Why**": "why",
	"**Rejected**": "rejected",
	"**Links**": "links",
};

/**
 * The parts of a zone as it was built before somebody edited it, out of an older version of the file; `undefined` where that
 * has no such zone, or an edited one.
 */
export function formerParts(
	former: string,
	name: string,
	hash: string,
): readonly EntryPart[] | undefined {
	for (const piece of readZones(former).pieces)
		if (
			piece.type === "zone" &&
			piece.name === name &&
			textHash(piece.body) === hash
		)
			return partsOf(piece.body.replace(/\r\n?/g, "\n").trimEnd());
	return undefined;
}

/** What `entryParts` made the text of. */
function partsOf(body: string): readonly EntryPart[] {
	const parts: EntryPart[] = [];
	let part: PartName = "gist";
	for (const [at, text] of body.split("\n\n").entries()) {
		const label = labels[text];
		if (label !== undefined) part = label;
		const own: PartName =
			at === 0 ? "name" : at === 1 ? "title" : at === 2 ? "facts" : part;
		parts.push({ part: label === undefined ? own : "facts", text });
	}
	return parts;
}
