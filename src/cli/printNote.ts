import type { Way } from "../combine/links/wayOf.ts";
import type { Anchor } from "../core/anchor/anchor.ts";
import type { Candidate } from "../core/anchor/engine/decide.ts";
import { readConfirmation } from "../core/confirmation.ts";
import type { LineRange } from "../core/lineRange.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import type { IndexedNote } from "../core/note.ts";
import type { FindCell } from "../core/notebook/cellFinder.ts";
import type { Person } from "../core/person.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { trialText } from "../core/trial.ts";
import { ageOf } from "../internalize/age.ts";
import { paint, print, shown, shownLine } from "./terminal.ts";
import { wayLine } from "./wayLine.ts";
import { ageWord, kindWords, statusWord } from "./words.ts";

/** A note as `tacit why` prints it. */
export interface PrintedNote {
	readonly note: IndexedNote;
	/** What it speaks of, as seen from the current directory. */
	readonly path: string;
	readonly anchor: Anchor;
	readonly placement: PlacedNote["placement"];
	readonly findCell: FindCell;
	/** The other file in which its code is now, as seen from the current directory. */
	readonly wentTo: string | undefined;
	/** Markdown. */
	readonly text: string;
	readonly replies: readonly {
		readonly by: Person | undefined;
		readonly date: string | undefined;
		readonly text: string;
	}[];
	/** How it came about, and what came of it. */
	readonly way: Way | undefined;
	/** Its file, as seen from the current directory. */
	readonly file: string;
}

/** Prints where it stands, kind and title, then prose and answers, then people, age and file. */
export function printNote(printed: PrintedNote): void {
	const { note, text, replies, file, way } = printed;
	const { head } = note;
	print(
		`${paint("cyan", shownLine(placeOf(printed)))}  ${paint("yellow", kindWords[head.kind])}  ${paint("bold", plainTitle(head.title))}`,
	);
	if (text !== "") print(`\n${indent(shown(text))}`);
	for (const reply of replies)
		print(
			`\n  ${paint(
				"dim",
				`${[reply.by?.name ?? "Somebody", reply.date]
					.filter(Boolean)
					.map((each) => shownLine(visibleText(String(each))))
					.join(", ")}:`,
			)}\n${indent(shown(reply.text))}`,
		);
	const came = wayLine(way);
	if (came !== "") print(`\n  ${paint("dim", shownLine(came))}`);
	print(
		`\n  ${paint("dim", shownLine([factsOf(note), file].filter((fact) => fact !== "").join(" · ")))}\n`,
	);
}

/** People, age, status and privacy, as far as there is something to say. */
export function factsOf({ head, file }: IndexedNote): string {
	const age =
		head.date === undefined ? undefined : ageOf(head.date, Date.now());
	return [
		visibleText(head.by.map(({ name }) => name).join(", ")),
		age && ageWord(age),
		confirmedWord(head.confirmed),
		statusWord(head.status),
		file.visibility === "draft" ? "private draft" : undefined,
		head.trial && `to try: ${visibleText(trialText(head.trial))}`,
	]
		.filter((fact) => fact !== undefined && fact !== "")
		.join(" · ");
}

/** Who said last that it still holds, and when. */
function confirmedWord(field: string | undefined): string | undefined {
	const confirmed = field === undefined ? undefined : readConfirmation(field);
	const age = confirmed && ageOf(confirmed.date, Date.now());
	if (!confirmed || !age) return undefined;
	return confirmed.by
		? `still true, said ${visibleText(confirmed.by.name)}, ${ageWord(age)}`
		: `said to be still true, ${ageWord(age)}`;
}

/** `path:12-24`; one line is `path:12`. In a cell of a notebook (its number or id) `path#3:2-4`. */
export function linesAfter(
	path: string,
	lines: LineRange | undefined,
	cell?: string | number | undefined,
): string {
	const place = cell === undefined ? path : `${path}#${cell}`;
	if (!lines) return place;
	return lines.start === lines.end
		? `${place}:${lines.start}`
		: `${place}:${lines.start}-${lines.end}`;
}

/** The same where the code is found today; `seen` is how the path is shown. */
export function foundAfter(
	seen: string,
	{ path, lines }: Pick<Candidate, "path" | "lines">,
	findCell: FindCell,
): string {
	const inCell = findCell(path, lines);
	return linesAfter(seen, inCell?.lines ?? lines, inCell?.cell);
}

/** Where it stands, and what is to be said of that. */
export function placeOf({
	path,
	placement,
	wentTo,
	anchor,
	findCell,
}: Pick<
	PrintedNote,
	"path" | "placement" | "wentTo" | "anchor" | "findCell"
>): string {
	switch (placement.state) {
		case "whole":
			return wentTo === undefined ? path : `${wentTo} (was ${path})`;
		case "lost":
			if (!anchor.lines)
				return `${path} (the ${anchor.isFolder ? "folder" : "file"} is gone)`;
			return `${path} (lost, was at ${withoutColon(linesAfter("", anchor.lines, anchor.cell))})`;
		case "proposed":
			return `${path} (probably at ${candidateLines(placement.candidates, anchor.path, findCell)}, was at ${withoutColon(linesAfter("", anchor.lines, anchor.cell))})`;
		case "attached":
			return `${foundAfter(wentTo ?? path, placement, findCell)}${wentTo === undefined ? "" : ` (was in ${path})`}${certaintyWords[placement.certainty]}`;
	}
}

const certaintyWords = {
	unique: "",
	nearest: " (the likeliest of several)",
	changed: " (changed since)",
};

/** `12-24 or 40` (`#3:2-4` in a notebook); with the path where it is another than `from`. */
export function candidateLines(
	candidates: readonly Candidate[],
	from: RepoPath,
	findCell: FindCell,
): string {
	return candidates
		.map((each) =>
			withoutColon(
				foundAfter(each.path === from ? "" : each.path, each, findCell),
			),
		)
		.join(" or ");
}

function withoutColon(place: string): string {
	return place.startsWith(":") ? place.slice(1) : place;
}

function indent(text: string): string {
	return text
		.split("\n")
		.map((line) => (line === "" ? "" : `  ${line}`))
		.join("\n");
}
