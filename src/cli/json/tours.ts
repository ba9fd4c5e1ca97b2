import type { StepPlace, StepSpot } from "../../internalize/tours/stepPlace.ts";
import type { TourSelection } from "../../internalize/tours/tour.ts";
import type { TourRun } from "../../internalize/tours/tourRuns.ts";
import type { FoundTour } from "../../tacit/tours.ts";
import type { JsonFinding } from "./combine.ts";
import type { Seen } from "./note.ts";
import type { jsonVersion } from "./version.ts";

/** A tour as `tacit tour list --json` tells of it. */
export interface JsonTour {
	readonly file: string;
	/** `null`: the file cannot be read as a tour; so are the others then. */
	readonly title: string | null;
	readonly description: string | null;
	readonly ref: string | null;
	readonly isPrimary: boolean | null;
	readonly nextTour: string | null;
	readonly when: string | null;
	/** How many. */
	readonly steps: number | null;
}

/** What `tacit tour list --json` prints. */
export interface JsonTours {
	readonly version: typeof jsonVersion;
	readonly tours: readonly JsonTour[];
}

/** A place for a step; columns count from 1, in UTF-16 units. */
export interface JsonSpot {
	readonly path: string;
	readonly line: number;
	readonly selection: TourSelection | null;
}

/** Where a step is today. */
export interface JsonStepPlace {
	readonly state: StepPlace["state"];
	/** `attached`, `pinned` and `unanchored` alone. */
	readonly spot: JsonSpot | null;
	/** `attached` alone. */
	readonly certainty: "unique" | "nearest" | "changed" | null;
	/** `attached` alone: 0 to 1. */
	readonly p: number | null;
	/** `proposed` alone. */
	readonly candidates: readonly (JsonSpot & { readonly p: number })[];
	/** `whole` and `lost` alone. */
	readonly path: string | null;
	/** `pinned` alone: the commit or tag in whose text its lines are. */
	readonly revision: string | null;
	/** `unanchored` alone. */
	readonly why: string | null;
}

/** What `tacit tour show --json` prints. */
export interface JsonTourShow {
	readonly version: typeof jsonVersion;
	readonly tour: JsonTour;
	readonly steps: readonly {
		/** From 1. */
		readonly number: number;
		readonly title: string;
		/** Markdown, not made safe. */
		readonly text: string;
		readonly place: JsonStepPlace;
		/** The lines that it is shown with. */
		readonly code: readonly string[];
		/** What CodeTour would run or offer to. */
		readonly runs: readonly TourRun[];
	}[];
}

/** What `tacit tour check --json` prints. */
export interface JsonTourCheck {
	readonly version: typeof jsonVersion;
	/** How many were looked at. */
	readonly tours: number;
	readonly findings: readonly JsonFinding[];
}

/** What `tacit tour repair --json` prints. */
export interface JsonTourRepair {
	readonly version: typeof jsonVersion;
	readonly tours: readonly {
		readonly file: string;
		readonly isWritten: boolean;
		readonly steps: readonly {
			/** From 1. */
			readonly number: number;
			readonly outcome: "moved" | "proposed" | "lost";
			/** `src/a.ts:12`, from the repository’s root. */
			readonly from: string;
			readonly to: string | null;
			readonly p: number | null;
			readonly isSelectionLost: boolean;
		}[];
	}[];
}

/** What `tacit tour export --json` prints. */
export interface JsonTourExport {
	readonly version: typeof jsonVersion;
	/** `null`: it was not written. */
	readonly path: string | null;
	readonly text: string;
}

/** What `tacit tour from-notes --json` and `from-commits` print. */
export interface JsonTourMade {
	readonly version: typeof jsonVersion;
	readonly path: string;
	readonly isWritten: boolean;
	/** The whole file. */
	readonly text: string;
}

/** A tour in its JSON shape. */
export function jsonTour({ tour, path }: FoundTour, paths: Seen): JsonTour {
	return {
		file: paths.seen(path),
		title: tour?.title ?? null,
		description: tour?.description ?? null,
		ref: tour?.ref ?? null,
		isPrimary: tour?.isPrimary ?? null,
		nextTour: tour?.nextTour ?? null,
		when: tour?.when ?? null,
		steps: tour?.steps.length ?? null,
	};
}

/** A step's place in its JSON shape. */
export function jsonStepPlace(place: StepPlace, paths: Seen): JsonStepPlace {
	const spotOf = ({ path, line, selection }: StepSpot): JsonSpot => ({
		...{ path: paths.seen(path), line, selection: selection ?? null },
	});
	return {
		state: place.state,
		spot: "spot" in place ? spotOf(place.spot) : null,
		certainty: place.state === "attached" ? place.certainty : null,
		p: place.state === "attached" ? place.p : null,
		candidates:
			place.state === "proposed"
				? place.candidates.map((each) => ({ ...spotOf(each), p: each.p }))
				: [],
		path: "path" in place ? paths.seen(place.path) : null,
		revision: place.state === "pinned" ? place.revision : null,
		why: place.state === "unanchored" ? place.why : null,
	};
}
