import type { FindPattern } from "../core/findPattern.ts";
import type { SharedText } from "../core/sharedText.ts";
import { createTourProgress } from "../internalize/tours/tourProgress.ts";
import type { TacitBase } from "./base.ts";
import { hasTours } from "./hasTours.ts";
import {
	createTourMaking,
	type TourMaking,
	type TourSources,
} from "./tourMaking.ts";
import { createTourPlaying, type TourPlaying } from "./tourPlaying.ts";
import { createTours, type Tours } from "./tours.ts";

/** Everything that can be asked of tours. */
export interface Touring extends Tours, TourMaking, TourPlaying {
	/** See `hasTours`. */
	hasTours(): Promise<boolean>;
}

/** What tours are read and made with. */
export interface TouringOptions {
	readonly findPattern: FindPattern | undefined;
	/** Where it is kept how far somebody has come in tours; `undefined`: nowhere. */
	readonly progress: SharedText | undefined;
	readonly sources: Omit<TourSources, "placeSteps">;
}

/** Over a repository's files and history. What it needs is made, and loaded in the editor, with the first question. */
export function createTouring(
	base: TacitBase,
	{ findPattern, progress, sources }: TouringOptions,
): Touring {
	let made:
		| (Tours & TourMaking & Omit<TourPlaying, "tourProgress">)
		| undefined;
	const own = () => {
		if (made) return made;
		const tours = createTours(base, findPattern);
		made = {
			...tours,
			...createTourMaking(base, { ...sources, placeSteps: tours.placeSteps }),
			...createTourPlaying(base, findPattern),
		};
		return made;
	};
	return {
		tourProgress: progress && createTourProgress(progress),
		hasTours: () => hasTours(base),
		tours: () => own().tours(),
		tourAt: (path) => own().tourAt(path),
		placeTours: (...asked) => own().placeTours(...asked),
		checkTour: (...asked) => own().checkTour(...asked),
		placeSteps: (steps) => own().placeSteps(steps),
		readSteps: (placed) => own().readSteps(placed),
		writeRepair: (...asked) => own().writeRepair(...asked),
		tourOfCommits: (...asked) => own().tourOfCommits(...asked),
		tourOfNotes: (...asked) => own().tourOfNotes(...asked),
		tourOfPath: (...asked) => own().tourOfPath(...asked),
		newTour: (title) => own().newTour(title),
		changeTour: (...asked) => own().changeTour(...asked),
		restoreTour: (...asked) => own().restoreTour(...asked),
		writtenPlace: (...asked) => own().writtenPlace(...asked),
		writeTour: (...asked) => own().writeTour(...asked),
		tellStep: (...asked) => own().tellStep(...asked),
		codeOfStep: (...asked) => own().codeOfStep(...asked),
	};
}
