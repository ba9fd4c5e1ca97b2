import { visibleText } from "../core/markdown/visibleText.ts";
import type { FoundReason } from "../externalize/found/rankReasons.ts";
import { ageOf } from "../internalize/age.ts";
import type { Found } from "../tacit/reasonSearch.ts";
import { knowersLine } from "./knowersLine.ts";
import type { Here } from "./openHere.ts";
import { linesAfter } from "./printNote.ts";
import { paint, print, shown, shownLine } from "./terminal.ts";
import { ageWord } from "./words.ts";

/** Prints reasons that are in no note: where each stands, what it says, whose it is; then whom to ask. */
export function printFound(here: Here, { reasons, knowers }: Found): void {
	if (reasons.length > 0) print(`\n${paint("bold", "Found")}\n`);
	for (const reason of reasons) {
		const { heading, text } = reason;
		const place = placeOf(here, reason);
		print(
			heading === undefined
				? paint("cyan", shownLine(place))
				: `${paint("cyan", shownLine(place))}  ${shownLine(visibleText(heading))}`,
		);
		if (text !== heading) print(`  ${shown(visibleText(text))}`);
		const facts = factsOf(reason);
		if (facts !== "") print(`  ${paint("dim", shownLine(facts))}`);
		print("");
	}
	if (knowers.length > 0) print(knowersLine(knowers));
}

function placeOf(here: Here, { source }: FoundReason): string {
	switch (source.type) {
		case "commit":
			return source.commit.hash.slice(0, 12);
		case "comment":
			return linesAfter(here.seen(source.path), source.lines);
		case "record":
			return linesAfter(here.seen(source.path), {
				start: source.line,
				end: source.line,
			});
	}
}

/** Of a commit its author, its age, and the issues and requests that it names. */
function factsOf({ source }: FoundReason): string {
	if (source.type !== "commit") return "";
	const { author, date } = source.commit;
	const age = ageOf(date, Date.now());
	return [
		visibleText(author.name),
		age && ageWord(age),
		...source.references.map(({ label, url }) => url ?? label),
	]
		.filter((fact) => fact !== undefined && fact !== "")
		.join(" · ");
}
