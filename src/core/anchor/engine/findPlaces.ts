import type { LineRange } from "../../lineRange.ts";
import type { RepoPath } from "../../repoPath.ts";
import type { Quote } from "../anchor.ts";
import type { PreparedText } from "../preparedText.ts";
import { diffTexts, type StretchDiff } from "./matchLines.ts";
import { pathLikeness } from "./pathLikeness.ts";
import type { FileToday, Kinship, Place, Today } from "./place.ts";
import { PlaceSearch, type Wanted } from "./placeSearch.ts";
import { type Region, regionOf } from "./region.ts";
import { neighboursOf, surroundingsOf } from "./surroundings.ts";

/** The code as it was: its file's whole text, and where in it. */
export interface Past {
	readonly path: RepoPath;
	readonly text: PreparedText;
	readonly lines: LineRange;
}

/** Every place that the region may have gone to, where the whole old text is known. */
export function findPlaces(past: Past, today: Today): readonly Place[] {
	const region = regionOf(past.text, past.lines);
	if (!region) return [];
	const search = new PlaceSearch({
		path: past.path,
		lines: past.lines,
		region,
		order: undefined,
		symbol: undefined,
		surroundings: surroundingsOf(
			neighboursOf(past.text, region.first, region.last),
		),
	});
	for (const [file, kinship] of heirs(past.path, today)) {
		const known = kinship === "same" ? knownOf(past, file.now()) : undefined;
		const found = known?.get(rangeKey(past.lines));
		if (found) {
			search.takeOver(found);
			continue;
		}
		const diff = diffTexts(past.text, file.now());
		if (!search.followDiff(file, kinship, diff))
			search.lookInto(file, kinship, freeLines(file, diff, region), diff);
		known?.set(rangeKey(past.lines), search.places);
	}
	if (!search.isSettled)
		for (const file of today.others) {
			const before = file.before();
			const diff = before && diffTexts(before, file.now());
			search.lookInto(file, "other", diff ? freeLines(file, diff) : () => true);
		}
	return search.places;
}

/** Places in one text by the lines of another, from which the code came. */
type KnownPlaces = Map<string, readonly Place[]>;

/** Kept as long as both texts are: whether its own file holds the code is asked before other files are looked into. */
const known = new WeakMap<PreparedText, WeakMap<PreparedText, KnownPlaces>>();

function knownOf({ text }: Past, now: PreparedText): KnownPlaces {
	const ofText = known.get(text) ?? new WeakMap<PreparedText, KnownPlaces>();
	known.set(text, ofText);
	const places: KnownPlaces = ofText.get(now) ?? new Map();
	ofText.set(now, places);
	return places;
}

function rangeKey({ start, end }: LineRange): string {
	return `${start}-${end}`;
}

/** Every place that the region may be at, where nothing is known of the old text but the region and its surroundings. */
export function findPlacesByQuote(
	wanted: Wanted,
	quote: Quote,
	today: Omit<Today, "renamed">,
): readonly Place[] {
	const search = new PlaceSearch(wanted);
	const look = (file: FileToday, kinship: Kinship) => {
		search.findQuote(file, kinship, quote);
		search.lookInto(file, kinship, () => true);
	};
	for (const [file, kinship] of heirs(wanted.path, {
		...today,
		renamed: undefined,
	}))
		look(file, kinship);
	if (!search.isSettled)
		for (const file of today.others)
			if (nameOf(file.path) !== nameOf(wanted.path) || today.same)
				look(file, "other");
	return search.places;
}

/** Files that may have taken the old file's place: its own, else what it was renamed to and those of its name. */
function heirs(
	path: RepoPath,
	{ same, renamed, others }: Today,
): readonly (readonly [FileToday, Kinship])[] {
	if (same) return [[same, "same"]];
	const namesakes = others
		.filter((file) => nameOf(file.path) === nameOf(path))
		.map((file) => [file, "namesake"] as const);
	if (!renamed) return namesakes;
	// Git pairs by likeness alone: a copy among the tests may be more alike than what the file became.
	const isCopy = pathLikeness(path, renamed.path).aside === 1;
	return [[renamed, isCopy ? "namesake" : "renamed"], ...namesakes];
}

/** Lines to which no line of the old text went, but for those of the region: one to which another went is no target. */
function freeLines(
	file: FileToday,
	{ map }: StretchDiff,
	region?: Region,
): (line: number) => boolean {
	const taken = new Uint8Array(file.now().solid.length);
	for (let i = 0; i < map.length; i++) {
		const j = map[i] ?? -1;
		if (j >= 0 && !(region && i >= region.first && i <= region.last))
			taken[j] = 1;
	}
	return (line) => taken[line] !== 1;
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}
