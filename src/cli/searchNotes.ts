import { recordStates } from "../combine/records/decisionRecord.ts";
import { TacitError } from "../core/errors.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import { msg } from "../core/message.ts";
import { noteKinds, noteStatuses } from "../core/note.ts";
import { cellFinder, type FindCell } from "../core/notebook/cellFinder.ts";
import { ageOf } from "../internalize/age.ts";
import type { Excerpt } from "../internalize/search/excerptOf.ts";
import { placeStates } from "../internalize/search/fitsFilters.ts";
import { readQuery } from "../internalize/search/readQuery.ts";
import type { NotePlace } from "../tacit/search/notePlaces.ts";
import type { SearchAnswer } from "../tacit/search.ts";
import { type JsonSearch, jsonSearchResult } from "./json/search.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { factsOf, placeOf } from "./printNote.ts";
import type { SearchOptions } from "./searchCommand.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { ageWord, kindWords } from "./words.ts";

/** `tacit search`: notes and decision records by words, the best first, each with where it stands today and what answers. */
export async function searchNotes(
	words: readonly string[],
	{ most, json }: SearchOptions,
): Promise<void> {
	const typed = words.join(" ");
	refuseUnknown(typed);
	const here = openHere();
	try {
		const { tacit } = here;
		await tacit.load([]);
		await Promise.all([tacit.refreshSearch(), tacit.whereabouts.refresh()]);
		const answers = await tacit.search({ typed, isTyping: false, most });
		const places = tacit.notePlaces();
		const found: Found[] = [];
		for (const answer of answers)
			found.push({
				answer,
				place: answer.note && (await places.of(answer.note)),
			});
		const findCell = await cellFinder(
			tacit.readCode,
			found.flatMap(({ place }) => place?.placement ?? []),
		);
		if (json) {
			const value: JsonSearch = {
				version: jsonVersion,
				results: found.map(({ answer, place }) =>
					jsonSearchResult(answer, place, here, findCell),
				),
			};
			printJson(value);
			return;
		}
		for (const each of found) printFound(here, each, findCell);
		if (found.length === 0) remark("Nothing was found.");
		else if (found.length === most)
			remark(`The first ${most}. There may be more: -n ${most * 2}`);
	} finally {
		here.dispose();
	}
}

interface Found {
	readonly answer: SearchAnswer;
	/** `undefined` for a record. */
	readonly place: NotePlace | undefined;
}

/** A filter that can fit nothing is a slip, and is told. */
function refuseUnknown(typed: string): void {
	for (const { key, values } of readQuery(typed, false).filters)
		for (const value of values) {
			const known: readonly string[] | undefined = knownValues[key];
			if (known && !known.includes(value))
				throw new TacitError(
					"bad-argument",
					msg`${key}:${value} fits nothing. Known: ${known.join(", ")}.`,
				);
		}
}

const knownValues: Readonly<Record<string, readonly string[]>> = {
	kind: [...noteKinds, "record"],
	is: [
		...new Set<string>([
			...noteStatuses,
			...recordStates,
			...["draft", "published", ...placeStates],
		]),
	],
};

function printFound(
	here: Here,
	{ answer, place }: Found,
	findCell: FindCell,
): void {
	const { searched, note, excerpt, fields } = answer;
	const shownPlace =
		note && place
			? placeOf({
					...place,
					...{ findCell, path: here.seen(place.anchor.path) },
					wentTo: wentTo(here, place),
				})
			: here.seen(searched.file);
	const kind =
		searched.kind === "record" ? "Decision record" : kindWords[searched.kind];
	print(
		`${paint("cyan", shownLine(shownPlace))}  ${paint("yellow", kind)}  ${paint("bold", plainTitle(searched.title))}`,
	);
	if (excerpt) print(`  ${marked(excerpt)}`);
	const facts = [
		note ? factsOf(note) : factsOfRecord(answer),
		...fields.flatMap((field) => {
			const word = fieldWords[field];
			return word === undefined ? [] : [word(answer)];
		}),
	].filter((fact) => fact !== "");
	if (facts.length > 0)
		print(`  ${paint("dim", shownLine(facts.join(" · ")))}`);
	print("");
}

/** What is seen in the line above, or beside it, need not be told. */
const fieldWords: Readonly<
	Partial<
		Record<SearchAnswer["fields"][number], (answer: SearchAnswer) => string>
	>
> = {
	tags: ({ searched }) => `tags: ${visibleText(searched.tags.join(", "))}`,
	symbols: ({ searched }) => `on ${visibleText(searched.symbols.join(", "))}`,
};

function wentTo(here: Here, { placement, anchor }: NotePlace) {
	return (placement.state === "attached" || placement.state === "whole") &&
		placement.path !== anchor.path
		? here.seen(placement.path)
		: undefined;
}

function factsOfRecord({ searched }: SearchAnswer): string {
	const { people, date, state } = searched;
	const age = date === undefined ? undefined : ageOf(date, Date.now());
	return [
		visibleText(people.map(({ name }) => name).join(", ")),
		age ? ageWord(age) : "",
		state === "accepted" || state === "unknown" ? "" : state,
	]
		.filter((fact) => fact !== "")
		.join(" · ");
}

/** The excerpt with what answers in bold, where that can be shown. */
function marked({ text, marks }: Excerpt): string {
	let at = 0;
	let line = "";
	for (const { start, end } of marks) {
		line += text.slice(at, start) + paint("bold", text.slice(start, end));
		at = end;
	}
	return line + text.slice(at);
}
