import type { TourSelection } from "./tour.ts";

/** A step to be written. */
export interface NewStep {
	/** Plain text. */
	readonly title: string;
	/** Markdown, made safe: whoever plays the tour may trust it. */
	readonly description: string;
	/** From the tour's root; `undefined` where it speaks of no file. */
	readonly file?: string | undefined;
	readonly directory?: string | undefined;
	/** 1-based. */
	readonly line?: number | undefined;
	readonly selection?: TourSelection | undefined;
}

/** A tour to be written. */
export interface NewTour {
	/** Plain text. */
	readonly title: string;
	readonly description?: string | undefined;
	readonly steps: readonly NewStep[];
}

/** The text of a tour's file, laid out as CodeTour's recorder does. */
export function composeTour({ title, description, steps }: NewTour): string {
	const tour = {
		$schema: "https://aka.ms/codetour-schema",
		...{ title, description },
		steps: steps.map((step) => ({
			...{ title: step.title, file: step.file, directory: step.directory },
			...{ line: step.line, selection: step.selection },
			description: withoutShell(step.description),
		})),
	};
	return `${JSON.stringify(tour, undefined, 2)}\n`;
}

/** CodeTour offers to run a line that begins so, even one of a code block. */
function withoutShell(text: string): string {
	return text.replace(/^>>(?=\s)/gm, " >>");
}
