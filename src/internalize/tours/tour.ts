import type { LineRange } from "../../core/lineRange.ts";

/** A place in a text as CodeTour writes it: both 1-based, the column in UTF-16 units. */
export interface TourPosition {
	readonly line: number;
	readonly character: number;
}

/** From `start` to before `end`, as an editor's selection; `end` is not before `start`. */
export interface TourSelection {
	readonly start: TourPosition;
	readonly end: TourPosition;
}

/** A step of a tour, as far as Tacit reads it; unknown keys stay in the file. What is of another type than the format says is `undefined`. */
export interface TourStep {
	/** Markdown, not made safe; empty where there is none. */
	readonly description: string;
	readonly title: string | undefined;
	/** As written: from the tour's root, `/` between parts. A name alone where there are `contents`. */
	readonly file: string | undefined;
	/** As written, likewise. */
	readonly directory: string | undefined;
	readonly uri: string | undefined;
	/** The id of a view of the editor. */
	readonly view: string | undefined;
	/** 1-based. */
	readonly line: number | undefined;
	readonly selection: TourSelection | undefined;
	/** A regular expression, read with the flag `m`; it counts where there is neither a line nor a selection. */
	readonly pattern: string | undefined;
	/** The text to be shown in the place of a file. */
	readonly contents: string | undefined;
	/** Commands of the editor, with arguments after `?`, that CodeTour runs when the step is reached. */
	readonly commands: readonly string[];
	/** Tacit's own: `task <name>`, `test <file>` or `launch <name>`, as written; see `readTrial`. */
	readonly trial: string | undefined;
	/** The lines in the tour's file on which the step is written. */
	readonly written: LineRange;
}

/** A tour, as far as Tacit reads it. */
export interface Tour {
	/** Plain text. */
	readonly title: string;
	readonly description: string | undefined;
	/** The branch, tag or commit that its lines speak of. */
	readonly ref: string | undefined;
	readonly isPrimary: boolean;
	/** The title of the tour that follows. */
	readonly nextTour: string | undefined;
	/** What stands in code before `.` and a step's number, where that marks a step's line. */
	readonly stepMarker: string | undefined;
	/** A condition in Jexl; the tour is hidden where it does not hold; see `whenHolds`. */
	readonly when: string | undefined;
	readonly steps: readonly TourStep[];
}

/** What CodeTour calls a tour: its title without a number before it (`1 - Start`). */
export function plainTourTitle(title: string): string {
	return /^#?\d+\s-/.test(title) ? (title.split("-")[1] ?? "").trim() : title;
}

/** The number at the start of a title (`#2 - Parser`); `undefined` where there is none. */
export function tourNumber(title: string): number | undefined {
	const number = /^#?(\d+)\s+-/.exec(title)?.[1];
	return number === undefined ? undefined : Number(number);
}

/** What a step (0-based) is called: its title, else its first heading, else where it is. */
export function stepLabel(step: TourStep, index: number): string {
	const heading = /^#+\s*(.*)/.exec(step.description.trim())?.[1];
	return (
		step.title ||
		heading ||
		step.uri ||
		step.directory ||
		step.file ||
		`#${index + 1}`
	);
}

/** A step's text without the heading that is its name. */
export function ownText({
	description,
	title,
}: Pick<TourStep, "description" | "title">): string {
	return title ? description : description.replace(/^\s*#+\s*.*\n?/, "");
}

/** What marks a step's (0-based) line in code, as a regular expression; `undefined` where the tour has no markers. */
export function stepMarkerOf(tour: Tour, index: number): string | undefined {
	const number = tourNumber(tour.title);
	const prefix = tour.stepMarker || (number ? `CT${number}` : undefined);
	return prefix === undefined ? undefined : `${prefix}.${index + 1}`;
}
